"use strict";

/** The one screen after installing; an organisation that manages Candour has answered its questions already. */
const Welcome = (() => {
  async function open() {
    await Settings.readManaged();
    const { managed } = await Settings.inputs();
    if (managed && Object.keys(managed).length > 0) return;
    await chrome.tabs.create({ url: chrome.runtime.getURL("welcome/welcome.html") });
  }

  return { open };
})();
