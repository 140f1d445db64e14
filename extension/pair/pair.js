"use strict";

/** Study: the rule for the work in hand, and four notes that become a declaration. The notes live in this page only. */
(async () => {
  const STEPS = ["problem", "tool", "interaction", "reflection"];
  const STYLES = ["harvard", "apa", "mla"];
  const SITES = ["chatgpt", "copilot", "copilot_m365", "gemini", "claude"];
  await Page.ready();
  const form = Page.at("notes", HTMLFormElement);

  /** @param {string} key @param {string[]} items @param {string} sign */
  const list = (key, items, sign) => items.length === 0 ? [] : [el("h3", {}, Say.word(key)), el("ul", { class: "signed" }, ...items.map((item) => el("li", {}, el("span", { "aria-hidden": "true" }, sign), item)))];

  /** @param {WorkView} work */
  function card(work) {
    const facts = /** @type {[string, string[]][]} */ ([
      ["study.declare-heading", [work.declare, work.declareWhere ?? ""]], ["study.keep-heading", [work.keep ?? ""]],
      ["study.ask-heading", [work.ask ?? ""]],
    ]);
    return el("div", { class: `card light-${work.light}` },
      el("h3", { class: "light" }, el("span", { class: "lamp", "aria-hidden": "true" }, work.shape), `${work.word}: ${work.lightWord}`),
      el("p", { class: "quiet" }, [work.level, work.source].filter(Boolean).join(" · ")), work.note ? el("p", {}, work.note) : null,
      work.reflecting ? el("p", {}, work.reflecting) : null, ...list("study.think", work.questions, "?"),
      ...list("study.may", work.may, "✓"), ...list("study.ask-first", work.askFirst, "?"), ...list("study.may-not", work.mayNot, "✕"),
      work.grammarTools ? el("p", {}, work.grammarTools) : null,
      el("dl", {}, ...facts.flatMap(([key, values]) => values.some(Boolean) ? [el("dt", {}, Say.word(key)), el("dd", {}, values.filter(Boolean).join(" "))] : [])),
      work.link ? el("a", { href: work.link, rel: "noreferrer", target: "_blank" }, Say.word("study.more")) : null);
  }

  /** @param {PolicyView} view */
  function rule(view) {
    const place = Page.at("rule", HTMLElement);
    const study = view.study;
    Page.at("educator", HTMLElement).hidden = !study?.educator;
    if (!study) {
      const go = el("button", { type: "button" }, Say.word("study.choose"));
      go.addEventListener("click", () => chrome.runtime.openOptionsPage());
      return place.replaceChildren(el("p", {}, Say.word("study.none")), el("p", {}, go));
    }
    const choice = el("select", { id: "working-on" }, el("option", { value: "" }, "…"),
      ...study.workingOn.choices.map((each) => el("option", { value: String(each.value), selected: each.chosen }, each.word)));
    choice.addEventListener("change", () => void SettingsForm.save({ workingOn: choice.value || null }));
    const chosen = study.work.filter(({ work }) => study.workingOn.choices.some((each) => each.chosen && each.value === work));
    const rest = study.work.filter((work) => !chosen.includes(work));
    const folded = (/** @type {WorkView} */ work) => el("details", {}, el("summary", {}, `${work.shape} ${work.word}: ${work.lightWord}`), card(work));
    const hadFocus = document.activeElement?.id === "working-on";
    place.replaceChildren(el("h2", {}, study.name), el("p", {}, study.welcome), el("label", { for: "working-on" }, study.workingOn.word), choice,
      ...chosen.map(card), ...rest.map(folded), ...(study.adjustments ? [el("p", {}, study.adjustments)] : []));
    if (hadFocus) choice.focus();
    placement(study.placement);
  }

  /** Both sides next to each other, and what holds. @param {StudyView["placement"]} view */
  function placement(view) {
    Page.at("placement", HTMLElement).replaceChildren(el("h2", {}, view.heading), ...(view.rule ? [el("p", {}, view.rule)] : []),
      el("dl", { class: "sides" }, ...view.sides.map(({ name, says }) => el("div", { class: "card" }, el("dt", {}, name), el("dd", {}, says)))), el("p", {}, view.holds));
  }

  /** @param {string} id @param {string} word @param {[string, string][]} options @param {string} [chosen] */
  const pick = (id, word, options, chosen) => [el("label", { for: id }, Say.word(word)),
    el("select", { id, name: id }, ...options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)))];

  /** @param {string} style */
  function ask(style) {
    form.replaceChildren(
      el("div", { class: "row picks" },
        el("div", {}, ...pick("site", "study.pair.which", [...SITES.map((id) => /** @type {[string, string]} */ ([id, Say.word(`cite.tool.${id}.name`)])), ["", Say.word("cite.blank.tool")]])),
        el("div", {}, el("label", { for: "date" }, Say.word("study.pair.when")), el("input", { type: "date", id: "date", name: "date", value: new Date().toLocaleDateString("sv") })),
        el("div", {}, ...pick("style", "study.pair.style", STYLES.map((id) => [id, Say.word(`cite.style.${id}`)]), style))),
      ...STEPS.map((step, at) => el("div", { class: "card" },
        el("label", { for: step }, `${at + 1}. ${Say.word(`study.pair.${step}.word`)}: ${Say.word(`study.pair.${step}.question`)}`),
        el("p", { class: "quiet", id: `${step}-help` }, Say.word(`study.pair.${step}.help`)),
        el("textarea", { id: step, name: step, rows: 3, "aria-describedby": `${step}-help` }))));
  }

  /** @param {string} id @param {string} heading @param {string} text */
  function result(id, heading, text) {
    const copy = el("button", { type: "button" }, Say.word("study.pair.copy"), el("span", { class: "visually-hidden" }, ` ${Say.word(heading)}`));
    copy.addEventListener("click", () => void ToClipboard.put(text).then((there) =>
      (Page.at("said", HTMLElement).textContent = Say.word(there ? "study.pair.copied" : "copy.refused"))));
    return el("section", { id }, el("h3", {}, Say.word(heading)), el("div", { class: "safer" }, text), el("div", { class: "row" }, copy));
  }

  async function became() {
    const view = await Link.ask({ type: "pair", request: Object.fromEntries(new FormData(form)) });
    const notes = [view.names, view.blanks].filter(Boolean).map((words) => el("p", { class: "linkage" }, words));
    Page.at("results", HTMLElement).replaceChildren(...notes, result("declaration", "study.pair.declaration-heading", view.declaration),
      result("reference", "study.pair.reference-heading", view.reference), result("in-text", "study.pair.in-text-heading", view.inText),
      result("appendix", "study.pair.appendix-heading", view.appendix));
  }

  let asked = false;
  await SettingsForm.follow((view) => {
    rule(view);
    if (!asked) ask(view.study?.citation ?? "harvard");
    asked = true;
    void became();
  });
  form.addEventListener("input", () => void became());
})();
