"use strict";

/** A small line by a reply that is complete, and the list behind it: places to look again, never faults. */
const ReplyLine = (() => {
  const GAP = 8;

  /** @type {{element: HTMLElement, text: string, view: ReplyView}|null} */
  let about = null;
  let all = false;
  /** @type {Piece|null} */
  let piece = null;

  function build() {
    piece ??= Beside.make("reply-line", { act, close: shut, place });
    return piece;
  }

  /** @param {HTMLElement} element @param {string} text @param {ReplyView} view */
  function show(element, text, view) {
    about = { element, text, view };
    all = false;
    draw(false);
    Beside.show(build());
  }

  /** @param {boolean} open */
  function draw(open) {
    if (!about) return;
    const { box } = build();
    const { count } = about.view;
    const words = Say.word(count === 1 ? "reply-line.count.one" : "reply-line.count.many").replace("{n}", String(count));
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", Say.word("reply-line.region"));
    const line = el("button", { type: "button", class: "line", "data-do": "toggle", "aria-expanded": String(open) },
      el("span", { class: "mark", "aria-hidden": "true" }, "[•]"), " ", el("span", { role: "status" }, words));
    box.replaceChildren(line, ...(open ? [list(about.view), presses()] : []));
    box.classList.toggle("open", open);
    build().place();
  }

  /** @param {ReplyView} view */
  function list(view) {
    return el("div", { class: "places", tabindex: "0", role: "group", "aria-label": view.heading }, ...ReplyParts.all(view, all));
  }

  function presses() {
    return el("div", { class: "pair" },
      el("button", { type: "button", "data-do": "note" }, Say.word("declare.with-note")),
      el("button", { type: "button", "data-do": "close" }, Say.word("reply-line.close")));
  }

  const isOpen = () => build().box.classList.contains("open");

  /** @param {string} name */
  function act(name) {
    if (name === "toggle") draw(!isOpen());
    if (name === "more") ((all = true), draw(true));
    if (name === "close") draw(false);
    if (name === "note" && about) void Copying.copy({ text: about.text, html: "" }, "note");
    refocus(name);
  }

  /** What was drawn anew has lost the focus: it goes to the line, which is always there. @param {string} name */
  function refocus(name) {
    if (document.activeElement === build().host || name === "note") return;
    const line = build().box.querySelector(name === "more" ? ".places" : ".line");
    if (line instanceof HTMLElement) line.focus();
  }

  /** Escape folds the list; once more, and the line is gone. */
  function shut() {
    if (isOpen()) return (draw(false), refocus("toggle"));
    close();
  }

  function close() {
    about = null;
    if (piece) Beside.hide(piece);
  }

  /** Below the reply while its end can be seen, else just above the composer; never over either. @param {HTMLElement} box */
  function place(box) {
    if (!about) return;
    if (!about.element.isConnected) return close();
    const reply = about.element.getBoundingClientRect();
    const composer = Composer.current()?.getBoundingClientRect();
    const floor = composer && composer.top > innerHeight / 2 ? composer.top : innerHeight;
    box.style.maxHeight = `${Math.max(0, floor - 2 * GAP)}px`;
    const size = box.getBoundingClientRect();
    const top = Math.min(reply.bottom + GAP, floor - size.height - GAP);
    box.hidden = reply.top > innerHeight || reply.bottom < 0;
    box.style.left = `${Math.max(GAP, Math.min(reply.left, document.documentElement.clientWidth - size.width - GAP))}px`;
    box.style.top = `${Math.max(GAP, top)}px`;
  }

  /** Where it is, while it is shown. @returns {DOMRect|null} */
  const area = () => (piece && Beside.shown(piece) && !piece.box.hidden ? piece.box.getBoundingClientRect() : null);

  return { show, close, area };
})();
