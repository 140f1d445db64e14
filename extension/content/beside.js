"use strict";

/**
 * @typedef {object} Piece Something of ours beside the page's own things: not modal, and never with the focus unasked.
 * @property {HTMLElement} host
 * @property {ShadowRoot} root
 * @property {HTMLElement} box what is placed
 * @property {(name: string, value: string) => void} act what a press on `data-do="name:value"` does
 * @property {() => void} close what Escape does
 * @property {() => void} place
 */

/**
 * Cards and lines beside the page. Each is in a closed root of its own. Everything that happens inside one is kept from
 * the page, keys above all: what is written in a card is read by nobody.
 */
const Beside = (() => {
  /** Every event by which a page could learn what is done or written in a piece of ours. */
  const KEPT = [
    "keydown", "keypress", "keyup", "beforeinput", "input", "change", "compositionstart", "compositionupdate", "compositionend",
    "paste", "copy", "cut", "drop", "dragover", "pointerdown", "mousedown", "pointerup", "mouseup", "touchstart", "touchend", "click", "contextmenu",
    "focusin", "focusout", "textInput", "selectstart",
  ];
  /** Brings the focus to what is beside the page, whatever the page does with Tab. */
  const REACH = "KeyC";

  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Range|null} where the person was writing when they came here by keys */
  let came = null;

  /**
   * @param {string} name a class name
   * @param {Pick<Piece, "act"|"close"> & {place: (box: HTMLElement) => void}} does
   * @returns {Piece}
   */
  function make(name, does) {
    const { host, root } = Panel.makeRoot();
    const box = el("section", { class: name });
    root.append(box);
    const piece = { host, root, box, act: does.act, close: does.close, place: () => does.place(box) };
    pieces.push(piece);
    return piece;
  }

  /** @param {Piece} piece */
  function show(piece) {
    if (!piece.host.isConnected) document.documentElement.append(piece.host);
    piece.box.lang = Say.word("language.tag");
    pieces.push(...pieces.splice(pieces.indexOf(piece), 1));
    piece.place();
  }

  /** Take it away; a focus that was in it goes back to where people write. @param {Piece} piece */
  function hide(piece) {
    if (!piece.host.isConnected) return;
    const had = document.activeElement === piece.host;
    piece.host.remove();
    piece.box.replaceChildren();
    if (had) goBack();
  }

  function goBack() {
    const box = Composer.current();
    box?.focus({ preventScroll: true });
    const selection = getSelection();
    // A text field keeps its own caret; an editor may have lost it.
    if (came && selection && box?.isContentEditable && box.contains(came.startContainer)) (selection.removeAllRanges(), selection.addRange(came));
    came = null;
  }

  /** @param {Piece} piece */
  const shown = (piece) => piece.host.isConnected;

  /** @param {Piece} piece @param {MouseEvent} event */
  function press(piece, event) {
    const at = event.detail === 0 ? piece.root.activeElement : piece.root.elementFromPoint(event.clientX, event.clientY);
    const [name = "", value = ""] = (at?.closest("[data-do]")?.getAttribute("data-do") ?? "").split(/:(.*)/);
    if (name) piece.act(name, value);
  }

  /** The person asks for what is beside the page. @param {KeyboardEvent} event */
  function reaches(event) {
    const latest = pieces.findLast(shown);
    const first = latest?.box.querySelector("button, textarea");
    if (event.code !== REACH || !event.altKey || !event.shiftKey || event.ctrlKey || !(first instanceof HTMLElement)) return false;
    const selection = getSelection();
    if (document.activeElement !== latest?.host) came = selection?.rangeCount ? selection.getRangeAt(0).cloneRange() : null;
    first.focus();
    return true;
  }

  /** Escape closes the latest, wherever the focus is; a menu that was asked for goes before it. @param {KeyboardEvent} event */
  function leaves(event) {
    const latest = pieces.findLast(shown);
    if (event.key !== "Escape" || event.isComposing || !latest || Copying.isOpen()) return false;
    latest.close();
    return true;
  }

  /** @param {Event} event */
  function route(event) {
    if (Panel.isOpen() || !event.isTrusted) return;
    const key = event instanceof KeyboardEvent && event.type === "keydown" ? event : null;
    if (key && (reaches(key) || leaves(key))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const piece = pieces.find(({ host }) => host === event.target);
    if (!piece) return;
    event.stopImmediatePropagation();
    if (event instanceof MouseEvent && event.type === "click") press(piece, event);
  }

  for (const type of KEPT) window.addEventListener(type, route, { capture: true });
  for (const type of ["scroll", "resize"]) {
    window.addEventListener(type, () => pieces.filter(shown).forEach((piece) => piece.place()), { capture: true, passive: true });
  }

  return { make, show, hide, shown };
})();
