"use strict";

/** Settings: what is kept and for how long, forgetting it, and the person's own position. */
(async () => {
  await Page.ready();
  const form = Page.at("you", HTMLFormElement);
  const { settings, managed } = await Link.ask({ type: "settings" });
  AboutYou.ask(form, settings);
  const set = managed && Object.keys(managed).length > 0;
  Page.at("managed", HTMLElement).textContent = Say.word(set ? "options.managed" : "options.unmanaged");
  await PolicyPage.show(Page.at("policy", HTMLElement), form);
  const say = (/** @type {string} */ key) => (Page.at("said", HTMLElement).textContent = Say.word(key));
  form.addEventListener("change", () => void AboutYou.save(form).then(() => say("options.saved")));
  Page.onPress("forget", () => Link.ask({ type: "forget" }).then(() => say("options.forgotten")));
  Page.onPress("practice", () => chrome.tabs.create({ url: chrome.runtime.getURL("practice/practice.html") }));
})();
