"use strict";

/** The parts of the panel, made from a view. Everything shown is a text node with words from the core. */
const PanelParts = (() => {
  /**
   * @param {PanelView|ReviewView} view
   * @param {Set<string>} open which parts are unfolded
   * @param {boolean} canKeep whether findings can be kept here
   */
  function all(view, open, canKeep) {
    const groups = view.groups ?? [];
    const count = groups.reduce((sum, group) => sum + group.findings.length, 0);
    return [
      head(view),
      el("div", { class: "body" },
        el("p", { id: "summary" }, view.summary),
        view.progress ? progress(view.progress) : null,
        ...(view.notes ?? []).map((note) => el("p", { class: "note" }, note)),
        view.saferText ? hero(view) : null,
        view.linkage && view.linkage.level !== "none" ? linkage(view.linkage, open) : null,
        count > 0 ? findings(groups, count, open.has("noticed"), canKeep) : null,
        view.more ? el("p", { class: "why" }, view.more) : null),
      el("div", { class: "foot" }, ...setBy(view), ...actions(view)),
    ];
  }

  /** @param {PanelView} view */
  function head(view) {
    const cancel = view.actions.find((action) => action.id === "cancel");
    return el("header", {},
      el("span", { class: "mark", "aria-hidden": "true" }, "[•]"),
      el("h1", { id: "heading" }, view.heading),
      cancel ? el("button", { class: "close", type: "button", "data-action": "cancel", "aria-label": cancel.label }, "✕") : null);
  }

  /** How far a reading is. @param {NonNullable<PanelView["progress"]>} how */
  function progress({ words, label, done, total }) {
    return el("div", { class: "progress" }, el("progress", { "aria-label": label, max: done === null ? null : total, value: done }), el("p", {}, words));
  }

  /** The safer text, with its stand-ins set off. @param {PanelView} view */
  function hero(view) {
    const box = el("div", { class: "safer", tabindex: "0", role: "group", "aria-labelledby": "safer-heading", "data-id": "safer" });
    box.append(...saferParts(view));
    return el("section", {}, el("h2", { id: "safer-heading" }, view.saferHeading), box);
  }

  /** The safer text as nodes, stand-ins set off. @param {PanelView} view */
  function saferParts(view) {
    return withStandIns(view.preview ?? view.saferText ?? "", standIns(view.groups ?? []));
  }

  /** What still identifies, and what was noticed, for a page of our own. @param {ReviewView} view @param {Set<string>} open */
  function notes(view, open) {
    const count = view.groups.reduce((sum, group) => sum + group.findings.length, 0);
    const linked = view.linkage && view.linkage.level !== "none" ? [linkage(view.linkage, open)] : [];
    return [...linked, ...(count > 0 ? [findings(view.groups, count, open.has("noticed"), true)] : [])];
  }

  /** @param {GroupView[]} groups */
  function standIns(groups) {
    const all = groups.flatMap((group) => group.findings).filter((finding) => !finding.kept).map((finding) => finding.replacement);
    return [...new Set(all)].filter((one) => one.startsWith("["));
  }

  /** @param {string} text @param {string[]} marks @returns {Node[]} */
  function withStandIns(text, marks) {
    if (marks.length === 0) return [document.createTextNode(text)];
    const escaped = marks.map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return text.split(new RegExp(`(${escaped.join("|")})`)).filter((part) => part !== "").map((part) =>
      marks.includes(part) ? el("b", {}, part) : document.createTextNode(part));
  }

  /** What still points at somebody: one line, and behind it what to change first. @param {LinkageView} view @param {Set<string>} unfolded */
  function linkage(view, unfolded) {
    const quotes = view.steps.slice(0, 2).map((step) => step.quote).join(" · ");
    return el("section", { class: "linkage", "aria-labelledby": "linkage-heading" },
      el("h2", { id: "linkage-heading" }, el("span", { class: "shape", "aria-hidden": "true" }, "✚"), " ", view.heading),
      quotes ? el("p", { class: "quotes" }, quotes) : null,
      el("details", { open: unfolded.has("how") },
        el("summary", { "data-id": "how" }, view.how),
        el("p", {}, view.words),
        el("ul", {}, ...view.steps.map((step) =>
          el("li", {}, el("span", { class: "masked" }, step.quote), el("span", { class: "arrow", "aria-hidden": "true" }, "→"), el("span", { class: "replacement" }, step.instead))))));
  }

  /** Which parts are unfolded just now, by name. @param {ParentNode} part */
  function unfolded(part) {
    const open = [...part.querySelectorAll("details[open] > summary")].map((summary) => summary.getAttribute("data-id") ?? "");
    return new Set(open);
  }

  /** @param {GroupView[]} groups @param {number} count @param {boolean} open @param {boolean} canKeep */
  function findings(groups, count, open, canKeep) {
    return el("details", { open },
      el("summary", { "data-id": "noticed" }, `${Say.word("panel.noticed")} (${count})`),
      ...groups.map((group) => groupPart(group, canKeep)));
  }

  /** @param {GroupView} group @param {boolean} canKeep */
  function groupPart(group, canKeep) {
    return el("section", { class: "group" },
      el("h2", {}, el("span", { class: "shape", "aria-hidden": "true" }, group.shape), " ", group.word),
      el("ul", {}, ...onceEach(group.findings).map((finding) => findingPart(finding, canKeep))),
      ...reasons(group.findings));
  }

  /** Two mentions of one person are one line. @param {FindingView[]} findings */
  function onceEach(findings) {
    return [...new Map(findings.map((finding) => [`${finding.id}|${finding.masked}`, finding])).values()];
  }

  /** @param {FindingView} finding @param {boolean} canKeep */
  function findingPart(finding, canKeep) {
    const name = `${Say.word("panel.keep")}: ${finding.entityWord} ${finding.masked}`;
    return el("li", {},
      el("span", { class: "masked" }, finding.masked),
      el("span", { class: "arrow", "aria-hidden": "true" }, finding.kept ? "=" : "→"),
      el("span", { class: "replacement" }, finding.kept ? Say.word("panel.kept") : finding.replacement),
      canKeep ? keepBox(finding, name) : null);
  }

  /** @param {FindingView} finding @param {string} name */
  function keepBox(finding, name) {
    const id = `keep-${finding.id}`;
    return el("button", {
      type: "button", class: "keep", "data-keep": finding.id, "data-id": id, "aria-pressed": finding.kept ? "true" : "false", "aria-label": name,
    }, el("span", { class: "tick", "aria-hidden": "true" }, finding.kept ? "☑" : "☐"), " ", Say.word("panel.keep"));
  }

  /** Why, and the standard it touches: once for a group, not once for each line. @param {FindingView[]} findings @returns {Node[]} */
  function reasons(findings) {
    const whys = [...new Set(findings.map((finding) => finding.why))].filter(Boolean);
    const standards = new Map(findings.flatMap((finding) => (finding.standard ? [[finding.standard.number, finding.standard.wording]] : [])));
    return [
      ...whys.map((why) => el("p", { class: "why" }, why)),
      ...[...standards].map(([number, wording]) => el("p", { class: "why" }, el("strong", {}, number), " ", wording)),
    ];
  }

  /** @param {PanelView} view @returns {Node[]} */
  function setBy(view) {
    const parts = [view.setBy, view.contact].filter((part) => part);
    return parts.length > 0 ? [el("p", { class: "set-by" }, parts.join(" · "))] : [];
  }

  /** @param {PanelView} view @returns {Node[]} */
  function actions(view) {
    return [el("div", { class: "actions" }, ...view.actions.map((action) =>
      el("button", {
        type: "button", "data-action": action.id, "data-id": action.id, "data-primary": action.primary,
        class: action.primary ? "primary" : action.id === "review" ? "second" : "quiet",
      }, action.label)))];
  }

  return { all, linkage, saferParts, notes, unfolded };
})();

/** Panels that speak when the core cannot. */
const Panels = (() => {
  /** @param {string} label @param {string} cancel @returns {ActionView[]} */
  function choices(label, cancel) {
    return [{ id: "cancel", label: cancel, primary: true }, { id: "as-it-is", label, primary: false }];
  }

  /** @type {PanelView|null} as the core last worded it, with what policy says of it */
  let failure = null;

  /** @param {PanelView|null} next */
  function learn(next) {
    failure = next;
  }

  /** The engine did not answer. Nothing is lost and nothing has been shared; the person chooses where policy lets them. @returns {PanelView} */
  function failed() {
    const { failedHeading, failedSummary, pasteAsItIs, dontPaste } = Say.last;
    return failure ?? { heading: failedHeading ?? "", summary: failedSummary ?? "", actions: choices(pasteAsItIs ?? "", dontPaste ?? "") };
  }

  /** The page would not take the safer text: it is offered to copy instead. @param {string} text */
  async function offerCopy(text) {
    /** @type {PanelView} */
    const view = {
      heading: Say.word("copy.heading"), summary: Say.word("copy.summary"), saferHeading: Say.word("copy.safer"), saferText: text,
      actions: [
        { id: "copy", label: Say.word("copy.copy"), primary: true },
        { id: "cancel", label: Say.word("copy.close"), primary: false },
      ],
    };
    const { action } = await Panel.open(view, null, null);
    if (action === "copy" && !(await ToClipboard.put(text))) Chip.say(Say.word("copy.refused"));
  }

  return { learn, failed, offerCopy };
})();
