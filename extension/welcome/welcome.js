"use strict";

/** The one screen after installing. Every question may be left open. */
(async () => {
  /** The settings that are asked about here; the others can wait. */
  const ASKED = ["audience", "stance", "team"];
  Page.onPress("practice", () => location.assign(chrome.runtime.getURL("practice/practice.html")));
  Page.onPress("study", () => location.assign(chrome.runtime.getURL("pair/pair.html")));
  Page.onPress("skip", async () => {
    const tab = await chrome.tabs.getCurrent();
    if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
  });
  await Page.ready();
  const form = Page.at("you", HTMLFormElement);
  await SettingsForm.follow((view) => SettingsForm.draw(form, view.settings.filter(({ key }) => ASKED.includes(key))));
})();
