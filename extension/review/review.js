"use strict";

/** The full review: the whole text with its findings, each to be kept or replaced. The text stays in the tab it came from. */
(async () => {
  const query = new URLSearchParams(location.hash.slice(1));
  const where = { tab: Number(query.get("tab")), frame: Number(query.get("frame")), ticket: query.get("ticket") };
  /** @type {ReviewRequest|null} */
  let request = null;
  /** @type {ReviewView|null} */
  let view = null;
  /** @type {Set<string>} */
  const keep = new Set();

  const review = async () => {
    if (!request) return;
    view = await Link.ask({ type: "review", request: { ...request, quiet: false, keep: [...keep] } });
    draw();
  };

  /** @returns {{finding: FindingView, shape: string}[]} in the order of the text */
  const inOrder = () =>
    (view?.groups ?? []).flatMap((group) => group.findings.map((finding) => ({ finding, shape: group.shape })))
      .sort((one, other) => one.finding.start - other.finding.start);

  /** @param {{finding: FindingView, shape: string}} found @param {string} words */
  const mark = ({ finding, shape }, words) =>
    el("mark", { role: "button", tabindex: "0", "data-keep": finding.id, "aria-pressed": String(finding.kept), title: `${finding.entityWord} → ${finding.replacement}` },
      el("span", { class: "shape", "aria-hidden": "true" }, shape), words);

  const draw = () => {
    if (!view || !request) return;
    const text = request.text;
    /** @type {(Node|string)[]} */
    const parts = [];
    let at = 0;
    for (const found of inOrder()) {
      if (found.finding.start < at) continue;
      parts.push(text.slice(at, found.finding.start), mark(found, text.slice(found.finding.start, found.finding.end)));
      at = found.finding.end;
    }
    const index = marks().findIndex((one) => one === document.activeElement);
    Page.at("text", HTMLElement).replaceChildren(...parts, text.slice(at));
    marks()[index]?.focus();
    Page.at("summary", HTMLElement).textContent = view.summary;
    Page.at("safer", HTMLElement).replaceChildren(...PanelParts.saferParts(view));
    Page.at("findings", HTMLElement).replaceChildren(...PanelParts.notes(view, PanelParts.unfolded(Page.at("findings", HTMLElement))));
    const actions = view.actions.filter((action) => action.id !== "review");
    Page.at("actions", HTMLElement).replaceChildren(...actions.map((action) =>
      el("button", { type: "button", "data-action": action.id, class: action.primary ? "primary" : "quiet" }, action.label)));
  };

  /** @returns {HTMLElement[]} */
  const marks = () => [...document.querySelectorAll("mark")];

  /** @param {number} step */
  const move = (step) => {
    const all = marks();
    const now = all.findIndex((one) => one === document.activeElement);
    all[(now + step + all.length) % all.length]?.focus();
  };

  /** @param {string} id */
  const toggle = (id) => {
    if (!keep.delete(id)) keep.add(id);
    void review();
  };

  /** @param {string} action */
  const finish = async (action) => {
    await Link.ask({ type: "review-done", ...where, action, view, keep: [...keep] }).catch(() => {});
    const tab = await chrome.tabs.getCurrent();
    if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const id = document.activeElement?.getAttribute("data-keep");
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") move(1);
    else if (event.key === "p") move(-1);
    else if (id && (event.key === "k" || event.key === "r" || (document.activeElement?.tagName === "MARK" && (event.key === "Enter" || event.key === " ")))) {
      event.preventDefault();
      if (event.key === "k" && keep.has(id)) return;
      if (event.key === "r" && !keep.has(id)) return;
      toggle(id);
    } else if (event.key === "Escape") void finish("cancel");
  };

  await Page.ready();
  request = await Link.ask({ type: "review-fetch", ...where }).catch(() => null);
  if (!request) {
    Page.at("summary", HTMLElement).textContent = Say.word("review.gone");
    return;
  }
  for (const id of request.keep) keep.add(id);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-keep], [data-action]") : null;
    const id = target?.getAttribute("data-keep");
    const action = target?.getAttribute("data-action");
    if (id) toggle(id);
    else if (action) void finish(action);
  });
  await review();
})();
