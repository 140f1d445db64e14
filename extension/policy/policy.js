"use strict";

/** The rules in force: what arrived and when, what is wrong with it, each value and who set it, whom to ask. The core words it all. */
(async () => {
  await Page.ready();

  /** A section with a heading, or nothing where there is nothing to show. @param {string} id @param {string} heading @param {Node[]} items */
  const section = (id, heading, items) =>
    Page.at(id, HTMLElement).replaceChildren(...(items.length ? [el("h2", {}, Say.word(heading)), el("ul", {}, ...items)] : []));

  /** @param {PolicyView} view */
  function problems(view) {
    const item = (/** @type {ProblemView} */ each) => el("li", {}, el("code", {}, each.path), each.line === null ? "" : ` (${Say.word("status.line")} ${each.line})`,
      ` ${each.advice ? `${Say.word("status.advice")}: ` : ""}${each.words}`);
    section("problems", "status.problems", view.problems.map(item));
  }

  /** @param {PolicyView} view */
  function sources(view) {
    const item = (/** @type {PolicySource} */ each) => el("li", {}, el("strong", {}, each.name), each.edition ? `, ${each.edition}` : "",
      each.reviewBy ? `. ${Say.word("status.review-by")} ${each.reviewBy}` : "", each.link ? el("span", {}, ". ", outside(each.link)) : null,
      each.overdue ? el("p", { class: "linkage" }, each.overdue) : null);
    section("sources", "status.sources", view.policies.map(item));
  }

  /** @param {string} link */
  const outside = (link) => el("a", { href: link, rel: "noreferrer", target: "_blank" }, link.replace(/^(https:\/\/|mailto:)/, ""));

  /** @param {PolicyView} view */
  function verdicts(view) {
    const cell = (/** @type {PolicyValue} */ value) => el("td", {}, value.valueWord, el("span", { class: "means" }, value.setBy));
    const head = ["status.kind", "status.public", "status.approved"].map((key) => el("th", { scope: "col" }, Say.word(key)));
    Page.at("verdicts", HTMLTableElement).replaceChildren(el("thead", {}, el("tr", {}, ...head)), el("tbody", {},
      ...view.verdicts.map((each) => el("tr", {}, el("th", { scope: "row" }, each.word), cell(each.public), cell(each.approved)))));
  }

  /** @param {PolicyView} view */
  function draw(view) {
    const when = view.arrived === null ? Say.word("status.never") : new Date(view.arrived).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    Page.at("policy-state", HTMLElement).textContent = view.stateWords;
    Page.at("arrived", HTMLElement).textContent = `${Say.word("status.arrived")}: ${when}`;
    problems(view);
    sources(view);
    verdicts(view);
    Page.at("values", HTMLElement).replaceChildren(...view.values.flatMap((value) => [el("dt", {}, value.word), el("dd", {}, `${value.valueWord} (${value.setBy})`)]));
    section("tools", "status.tools", view.tools.map((tool) => el("li", {}, el("strong", {}, tool.name), ` (${tool.tierWord}) ${tool.note ?? ""}`)));
    section("contacts", "status.contacts", view.contacts.map(({ who, about, how, link }) =>
      el("li", {}, el("strong", {}, who), ...[about.join(", "), how ?? ""].filter(Boolean).map((part) => `, ${part}`), link ? el("span", {}, ", ", outside(link)) : null)));
    Page.at("promise", HTMLElement).textContent = view.promise;
  }

  Page.onPress("settings", () => chrome.runtime.openOptionsPage());
  await SettingsForm.follow(draw);
})();
