"use strict";

/** A question beside the composer: one, short, easy to pass by. Which and whether is the core's to say. */
const Card = (() => {
  const WIDTH = 320;
  const GAP = 12;
  /** Room above a composer for the count that stands there. */
  const CHIP = 44;

  /** @type {CardView|null} */
  let view = null;
  /** @type {Piece|null} */
  let piece = null;

  function build() {
    piece ??= Beside.make("card", { act, close, place });
    return piece;
  }

  /** @param {CardView} next */
  function show(next) {
    view = next;
    const { box } = build();
    const said = el("p", { class: "question", role: "status" });
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", Say.word("card.region"));
    box.replaceChildren(said, ...rest(next));
    Beside.show(build());
    // A live region is read out when it changes, so its words come after it is there.
    requestAnimationFrame(() => ((said.textContent = next.text), build().place()));
  }

  /** @param {CardView} card @returns {Node[]} */
  function rest(card) {
    const [standard] = card.standards;
    const own = card.kind === "reserved" ? [
      el("label", { for: "own" }, card.question ?? ""),
      el("textarea", { id: "own", rows: 3, autocomplete: "off", spellcheck: "false" }),
      el("p", { class: "small" }, Say.word("card.note")),
    ] : [];
    const action = card.template ? ["template", "card.template"] : ["keep", "card.keep"];
    return [
      ...(card.study ? rule(card.study, card.kind) : []),
      ...own,
      el("div", { class: "pair" },
        el("button", { type: "button", "data-do": "later" }, Say.word("card.later")),
        card.kind === "study" ? null : el("button", { type: "button", "data-do": action[0] }, Say.word(action[1] ?? ""))),
      ...(standard ? [
        el("button", { type: "button", class: "link", "data-do": "standard", "aria-expanded": "false" }, card.standards.map(({ label }) => label).join(", ")),
      ] : []),
    ];
  }

  /** What a student's university says of the work in hand. Alone, its heading is the card's own. @param {StudyCard} study @param {string} kind @returns {Node[]} */
  function rule(study, kind) {
    return [
      ...(kind === "study" ? [] : [el("p", { class: `light-${study.light}` }, `${study.shape} ${study.heading}`)]),
      el("ul", { class: "rule" }, ...study.lines.map((line) => el("li", {}, line))),
      ...(study.question ? [el("p", {}, study.question)] : []),
      el("p", { class: "small" }, [study.declare, study.ask, study.setBy].filter(Boolean).join(" ")),
    ];
  }

  /** @param {string} name */
  function act(name) {
    if (!view) return;
    if (name === "standard") return unfold(view);
    if (name === "template") void ToClipboard.put(view.template ?? "").then((there) => say(there ? "card.copied" : "copy.refused"));
    else if (name === "keep") {
      Link.tell({ type: "record-keep", question: view.id });
      say("card.kept");
    } else close();
  }

  /** The exact words of the standard, with their source and date, on request. @param {CardView} card */
  function unfold(card) {
    const { box } = build();
    const button = box.querySelector("[aria-expanded]");
    const open = button?.getAttribute("aria-expanded") !== "true";
    button?.setAttribute("aria-expanded", String(open));
    box.querySelector(".standards")?.remove();
    if (open) box.append(el("div", { class: "standards" }, ...card.standards.flatMap(({ words, from }) => [el("p", {}, words), el("p", { class: "small" }, from)])));
    build().place();
  }

  /** @param {string} key */
  function say(key) {
    const { box } = build();
    box.querySelector(".pair")?.replaceChildren(
      el("p", { class: "small", role: "status" }, Say.word(key)), el("button", { type: "button", "data-do": "later" }, Say.word("reply-line.close")));
    const close_ = box.querySelector(".pair button");
    if (close_ instanceof HTMLElement && build().root.activeElement === null && document.activeElement === build().host) close_.focus();
    build().place();
  }

  /** Gone, with all that was written in it. */
  function close() {
    view = null;
    if (piece) Beside.hide(piece);
  }

  /** Beside the composer where there is room, else above it, else below. @param {HTMLElement} box */
  function place(box) {
    const at = Composer.current()?.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const size = box.getBoundingClientRect();
    const area = at && at.width > 0 ? at : new DOMRect(0, innerHeight - 80, width, 80);
    const besides = width - area.right >= WIDTH + 2 * GAP;
    // The chip stands on the outline of the composer, which may begin above the box itself.
    const chip = Chip.area();
    const above = Math.min(area.top - CHIP, chip && chip.top < area.top ? chip.top - GAP : Infinity) - size.height;
    const below = area.bottom + GAP;
    const fitsBelow = below + size.height < innerHeight;
    const top = besides ? Math.min(area.top, innerHeight - size.height - GAP) : above >= GAP || !fitsBelow ? above : below;
    const left = besides ? area.right + GAP : Math.min(area.right, width - GAP) - size.width;
    box.style.left = `${Math.max(GAP, left)}px`;
    box.style.top = `${Math.max(GAP, top)}px`;
  }

  return { show, close, isShown: () => view !== null };
})();
