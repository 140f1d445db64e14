"use strict";

/** Settings: the person's own position, tools, a university's pack, what is kept and for how long, and forgetting it. */
(async () => {
  await Page.ready();
  const say = (/** @type {string} */ key) => (Page.at("said", HTMLElement).textContent = Say.word(key));
  const keep = (/** @type {Record<string, unknown>} */ change) => void SettingsForm.save(change).then(() => say("options.saved"));
  const go = (/** @type {string} */ file) => chrome.tabs.create({ url: chrome.runtime.getURL(file) });

  /** Tools that somebody named; one that is approved only with an account of the organisation asks for it. @param {ToolView[]} tools @param {string[]} accounts */
  function drawTools(tools, accounts) {
    const row = (/** @type {ToolView} */ tool) => {
      const box = el("input", { type: "checkbox", checked: tool.said });
      box.addEventListener("change", () => keep({ workAccounts: [...accounts.filter((host) => !tool.hosts.includes(host)), ...(box.checked ? tool.hosts : [])] }));
      return el("li", {}, el("strong", {}, tool.name), ` (${tool.tierWord}) `, el("span", { class: "quiet" }, tool.note ?? ""),
        tool.ask ? el("label", { class: "choice" }, box, tool.ask) : null);
    };
    Page.at("tools", HTMLFormElement).replaceChildren(tools.length ? el("ul", {}, ...tools.map(row)) : el("p", {}, Say.word("settings.tools-none")));
  }

  Page.onPress("rules", () => go("policy/policy.html"));
  Page.onPress("study", () => go("pair/pair.html"));
  Page.onPress("forget", () => Link.ask({ type: "forget" }).then(() => say("options.forgotten")));
  Page.onPress("practice", () => go("practice/practice.html"));
  await Packs.start(keep);
  await SettingsForm.follow(async (view) => {
    const { settings } = await Link.ask({ type: "settings" });
    Page.at("managed", HTMLElement).textContent = view.stateWords;
    SettingsForm.draw(Page.at("you", HTMLFormElement), view.settings, keep);
    drawTools(view.tools, settings.workAccounts ?? []);
    Packs.draw(settings);
  });
})();
