"use strict";

/** The rules in force, who set each, what is wrong with a policy, and whom to ask: as the core words it. */
const PolicyPage = (() => {
  /** @param {PolicyValue} value */
  const row = (value) => [el("dt", {}, value.word), el("dd", {}, `${value.valueWord} (${value.setBy})`)];

  /** @param {HTMLElement} place @param {PolicyView} view */
  function draw(place, view) {
    const problems = view.problems.map((problem) => el("li", {}, `${problem.path}: ${problem.words}`));
    const notices = view.policies.flatMap((policy) => (policy.overdue ? [el("p", {}, policy.overdue)] : []));
    const verdicts = view.verdicts.flatMap(({ word, public: given }) => [el("dt", {}, word), el("dd", {}, `${given.valueWord} (${given.setBy})`)]);
    const contacts = view.contacts.map(({ who, about, how }) => el("li", {}, [who, about.join(", "), how ?? ""].filter(Boolean).join(": ")));
    place.replaceChildren(
      el("p", { id: "policy-state" }, view.stateWords), el("ul", { id: "policy-problems" }, ...problems), ...notices,
      el("dl", { id: "policy-values" }, ...view.values.flatMap(row), ...verdicts), el("ul", {}, ...contacts), el("p", {}, view.promise),
    );
  }

  /** What an organisation has fixed can be read and not changed. @param {HTMLElement} form @param {PolicyView} view */
  function lock(form, view) {
    const locked = new Set(view.values.filter((value) => value.locked).map(({ key }) => key));
    for (const input of form.querySelectorAll("input")) input.disabled = locked.has(input.name);
  }

  /** Shows the rules, now and whenever they change. @param {HTMLElement} place @param {HTMLElement} form */
  async function show(place, form) {
    const now = async () => {
      const view = await Link.ask({ type: "policy" });
      if (!view) return;
      draw(place, view);
      lock(form, view);
    };
    await now();
    chrome.storage.onChanged.addListener(() => void now());
  }

  return { show };
})();
