"use strict";

/** The places to look again in a reply, one after the other, as the core words them. */
const ReplyParts = (() => {
  /** @param {ReplyView} view @param {boolean} whole whether all are shown */
  function all(view, whole) {
    const some = whole ? view.issues : view.issues.slice(0, view.first);
    return [
      el("h2", {}, view.heading),
      view.many && !whole ? el("ul", { class: "kinds" }, ...view.kinds.map(({ word, count }) => el("li", {}, `${word}: ${count}`))) : null,
      el("ol", { class: "issues" }, ...some.map(issue)),
      some.length < view.issues.length ? el("button", { type: "button", "data-do": "more" }, `${Say.word("reply-line.more")} (${view.count})`) : null,
      el("p", { class: "small" }, view.limits),
    ].filter((part) => part !== null);
  }

  /** The words on one side, where there are any. @param {string} key @param {string} words */
  const side = (key, words) => (words ? [el("div", {}, el("dt", {}, Say.word(key)), el("dd", {}, `“${words}”`))] : []);

  /** @param {ReplyIssueView} view */
  function issue(view) {
    return el("li", {},
      el("h3", {}, view.kindWord),
      el("dl", {},
        ...side("reply-line.in-reply", view.words), ...side("reply-line.in-source", view.sourceWords)),
      el("p", { class: "small" }, view.why),
      el("p", {}, view.question),
      view.instead ? el("p", {}, Say.word("reply-line.instead").replace("{words}", view.instead)) : null);
  }

  return { all };
})();
