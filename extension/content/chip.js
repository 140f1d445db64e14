"use strict";

/** The count by the composer: outside it, never over it. It also says for a few seconds what was done. */
const Chip = (() => {
  const GAP = 6;
  /** How long a line stays that says what was done. */
  const SAID_FOR_MS = 8000;

  /** @type {{host: HTMLElement, root: ShadowRoot, button: HTMLButtonElement, line: HTMLElement}|null} */
  let parts = null;
  /** @type {HTMLElement|null} */
  let box = null;
  /** @type {ReviewView|null} */
  let view = null;
  let busy = false;
  let stale = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let quiet;

  /** Watch a box: review it as it is written in, once a frame at most and one review at a time. @param {HTMLElement} next */
  function watch(next) {
    if (box !== next) view = null;
    box = next;
    refresh();
  }

  function refresh() {
    if (!box) return;
    stale = true;
    if (!busy) void run();
  }

  async function run() {
    busy = true;
    while (stale && box) {
      await Insert.settle();
      stale = false;
      await look(box);
    }
    busy = false;
  }

  /** @param {HTMLElement} at */
  async function look(at) {
    const text = Composer.text(at);
    try {
      view = text.trim() === "" || Status.off() ? null : await Gate.preview(text);
      if (view) Status.answered();
    } catch {
      view = null;
      Status.failed();
    }
    if (Composer.text(at) !== text) stale = true;
    else draw();
  }

  function build() {
    if (parts) return parts;
    const { host, root } = Panel.makeRoot();
    const button = el("button", { type: "button", class: "chip" });
    const line = el("p", { class: "said", role: "status" });
    root.append(el("div", { class: "beside" }, line, button));
    parts = { host, root, button, line };
    for (const type of ["scroll", "resize"]) window.addEventListener(type, place, { passive: true, capture: true });
    return parts;
  }

  function draw() {
    const { host, button, line } = build();
    const count = view?.chip.count ?? 0;
    const words = count > 0 ? (view?.chip.label ?? "") : Status.words();
    const mark = { on: "[•]", limited: "[◦]", off: "[ ]" }[Status.now()];
    button.replaceChildren(el("span", { "aria-hidden": "true" }, count > 0 ? `${mark} ${count}` : mark));
    button.setAttribute("aria-label", words);
    button.title = words;
    button.classList.toggle("some", count > 0);
    line.hidden = line.textContent === "";
    if (!host.isConnected) document.documentElement.append(host);
    if (box && view) Marks.show(box, view.groups);
    else Marks.clear();
    place();
  }

  /** The box's own form where that hugs it, so that the chip stays clear of the controls beside the text. @param {HTMLElement} at */
  function outline(at) {
    const own = at.getBoundingClientRect();
    const form = at.closest("form")?.getBoundingClientRect();
    return form && form.height > 0 && form.height < own.height + 160 ? form : own;
  }

  function place() {
    if (!parts) return;
    const area = box?.isConnected ? outline(box) : null;
    const { host } = parts;
    const shown = area && area.width > 0 && area.bottom > 0 && area.top < innerHeight;
    const beside = parts.root.querySelector(".beside");
    if (!(beside instanceof HTMLElement)) return;
    beside.hidden = !shown && !parts.line.textContent;
    if (!area || beside.hidden || !host.isConnected) return;
    const size = beside.getBoundingClientRect();
    const above = area.top - size.height - GAP;
    beside.style.top = `${above > 0 ? above : Math.min(area.bottom + GAP, innerHeight - size.height)}px`;
    beside.style.right = `${Math.max(GAP, Math.min(document.documentElement.clientWidth - area.right, document.documentElement.clientWidth - GAP - size.width))}px`;
  }

  /** Say something by the composer for a few seconds. @param {string} words @param {boolean} [stay] until replaced */
  function say(words, stay = false) {
    clearTimeout(quiet);
    const { line } = build();
    line.textContent = words;
    draw();
    if (!stay) quiet = setTimeout(() => ((line.textContent = ""), draw()), SAID_FOR_MS);
  }

  /** Take a line away that no longer holds. @param {string} words */
  function hush(words) {
    if (parts?.line.textContent === words) say("");
  }

  /** A press on the chip asks about what is in the box. */
  function pressed() {
    const at = box;
    if (!at || !view || view.chip.count === 0) return say(Status.words());
    void Gate.hold({
      moment: "type", box: at, now: () => Composer.text(at),
      useSafer: (safer) => Insert.replaceAll(at, safer),
      asItIs: async () => true,
      cancelled: () => at.focus({ preventScroll: true }),
    });
  }

  /** Take an event that belongs to the chip. @param {Event} event */
  function route(event) {
    if (!parts || event.target !== parts.host) return false;
    event.stopImmediatePropagation();
    if (event.type === "mousedown") event.preventDefault();
    if (event.type === "click" && event.isTrusted && Gate.state() === "watching") pressed();
    return true;
  }

  /** Where it is, with what it says, while it is shown. @returns {DOMRect|null} */
  function area() {
    const beside = parts?.host.isConnected ? parts.root.querySelector(".beside") : null;
    return beside instanceof HTMLElement && !beside.hidden ? beside.getBoundingClientRect() : null;
  }

  return { watch, refresh, say, hush, draw, route, area };
})();
