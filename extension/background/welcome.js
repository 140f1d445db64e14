"use strict";

/** The one screen after installing. Whether it opens is the core's to say: an organisation may have answered its questions already. */
const Welcome = (() => {
  /** A fresh Chromium profile first says that nothing is managed, and a few seconds later that something is. Milliseconds. */
  const LATE = 5_000;

  /** Until the organisation's rules arrive, or have had time to. */
  function late() {
    return new Promise((done) => {
      setTimeout(done, LATE);
      chrome.storage.onChanged.addListener((_changes, area) => {
        if (area === "managed") setTimeout(done, 0);
      });
    });
  }

  async function open() {
    const known = await chrome.storage.managed.get(null).catch(() => null);
    if (known) await late();
    await Settings.readManaged();
    const view = await Host.configure();
    if (view?.welcome) await chrome.tabs.create({ url: chrome.runtime.getURL("welcome/welcome.html") });
  }

  return { open };
})();
