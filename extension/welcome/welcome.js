"use strict";

/** The one screen after installing. Every question may be left open. */
(async () => {
  await Page.ready();
  const form = Page.at("you", HTMLFormElement);
  AboutYou.ask(form, {});
  Page.onPress("practice", async () => {
    await AboutYou.save(form);
    location.assign(chrome.runtime.getURL("practice/practice.html"));
  });
  Page.onPress("skip", async () => {
    const tab = await chrome.tabs.getCurrent();
    if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
  });
})();
