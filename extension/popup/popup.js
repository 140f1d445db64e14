"use strict";

/** The popup: the state of the page in front in one sentence, a pause, and the ways on. */
(async () => {
  const PAUSE_MINUTES = 15;
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });

  const show = async () => {
    /** @type {{state: string, words: string}|null} */
    const status = await Link.ask({ type: "page-status", tab: tab?.id ?? -1 }).catch(() => null);
    const paused = await Link.ask({ type: "paused" }).catch(() => 0);
    Page.at("state", HTMLElement).textContent = paused ? Say.word("status.paused") : (status?.words ?? Say.word("status.elsewhere"));
    Page.at("pause", HTMLElement).hidden = Boolean(paused);
    Page.at("resume", HTMLElement).hidden = !paused;
  };

  /** @param {string} file */
  const go = async (file) => {
    await chrome.tabs.create({ url: chrome.runtime.getURL(file) });
    window.close();
  };

  Page.onPress("desk", () => Desk.open(tab?.windowId).then(() => window.close()));
  Page.onPress("pause", () => Link.ask({ type: "pause", minutes: PAUSE_MINUTES }).then(show));
  Page.onPress("resume", () => Link.ask({ type: "resume" }).then(show));
  Page.onPress("declare", () => go("declare/declare.html"));
  Page.onPress("record", () => go("record/record.html"));
  Page.onPress("practice", () => go("practice/practice.html"));
  Page.onPress("study", () => go("pair/pair.html"));
  Page.onPress("map", () => go(`map/map.html#tab=${tab?.id}`));
  Page.onPress("forget", () => Link.ask({ type: "forget" }).then(() => (Page.at("state", HTMLElement).textContent = Say.word("options.forgotten"))));
  Page.onPress("options", () => go("options/options.html"));
  await Page.ready();
  void SettingsForm.follow(({ mode }) => (Page.at("mode", HTMLElement).textContent = mode));
  await show();
})();
