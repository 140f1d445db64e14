"use strict";

/** Putting text into a box as if it had been pasted: try, read back, compare, try the next way. Undo takes each of them back. */
const Insert = (() => {
  /** How many frames an editor gets to show what it was given. */
  const PATIENCE = 60;
  const LONGEST_FRAME_MS = 50;

  /** A frame and a task: editors settle their selection then, and some ignore what comes before. */
  function settle() {
    return new Promise((done) => {
      requestAnimationFrame(() => setTimeout(done));
      // A browser that is busy or hidden may draw no frame for a long time; nobody's text waits for that.
      setTimeout(done, LONGEST_FRAME_MS);
    });
  }

  /** @param {() => boolean} check */
  async function comesTrue(check) {
    for (let frame = 0; frame < PATIENCE; frame += 1) {
      if (check()) return true;
      // Most editors have drawn by the next task; the others get whole frames.
      await (frame === 0 ? new Promise((done) => setTimeout(done)) : settle());
    }
    return false;
  }

  /** What must survive an insert: letters and digits in order. Editors may turn "- x" into a list. @param {string} text */
  function essence(text) {
    return text.replace(/[^\p{L}\p{N}]+/gu, "");
  }

  /** @param {string} text */
  function lines(text) {
    return text.split("\n").filter((line) => line.trim() !== "").length;
  }

  /** @param {string} text @param {string} part */
  function count(text, part) {
    return part === "" ? 0 : text.split(part).length - 1;
  }

  /**
   * Whether a box now holds one more copy of the text than before, with its lines kept apart.
   * @param {string} before @param {string} after @param {string} text @param {boolean} replaced whether a selection was written over
   */
  function arrived(before, after, text, replaced) {
    const wanted = essence(text);
    if (wanted === "") return after !== before;
    const gained = count(essence(after), wanted) - (replaced ? 0 : count(essence(before), wanted));
    return gained > 0 && lines(after) >= lines(text);
  }

  /** @param {HTMLElement} box @param {string} text @param {string} [html] @returns {boolean} whether the page took it for itself */
  function paste(box, text, html) {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    if (html) data.setData("text/html", html);
    const target = window.getSelection()?.anchorNode?.parentElement;
    const place = target && box.contains(target) ? target : box;
    // Chromium fills the event from clipboardData; Firefox leaves that empty and reads the other two.
    const made = new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData: data });
    const filled = made.clipboardData?.getData("text/plain") === text;
    return !place.dispatchEvent(
      filled ? made : new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, dataType: "text/plain", data: text }),
    );
  }

  /** @param {string} text */
  function type(text) {
    document.execCommand("insertText", false, text);
  }

  /** For editors that join the lines of a longer insert. @param {string} text */
  function typeByLine(text) {
    text.split("\n").forEach((line, index) => {
      if (index > 0) document.execCommand("insertParagraph");
      if (line) document.execCommand("insertText", false, line);
    });
  }

  /** For fields whose framework keeps its own copy of the value. @param {HTMLTextAreaElement|HTMLInputElement} box @param {string} text */
  function setValue(box, text) {
    box.setRangeText(text, box.selectionStart ?? 0, box.selectionEnd ?? box.value.length, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste", data: text }));
  }

  /**
   * Pieces below the length at which a site turns a paste into a file, cut at line ends where there are any.
   * @param {string} text @param {number|null} limit
   */
  function pieces(text, limit) {
    const parts = [];
    let rest = text;
    while (limit && rest.length >= limit) {
      const line = rest.lastIndexOf("\n", limit - 1);
      const space = rest.lastIndexOf(" ", limit - 1);
      let cut = (line > limit / 2 ? line : space > limit / 2 ? space : limit - 2) + 1;
      if (/[\ud800-\udbff]/.test(rest.charAt(cut - 1))) cut -= 1;
      parts.push(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    return [...parts, rest];
  }

  /** @param {HTMLElement} box @param {string} text @param {{html?: string, limit?: number|null}} how @returns {(() => void)[]} */
  function ways(box, text, how) {
    if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) {
      return [() => type(text), () => setValue(box, text)];
    }
    const parts = pieces(text, how.limit ?? null);
    const html = parts.length === 1 ? how.html : undefined;
    return [() => parts.forEach((part) => paste(box, part, html)), () => type(text), () => typeByLine(text)];
  }

  /** @param {HTMLElement} box */
  function hasSelection(box) {
    if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) return box.selectionStart !== box.selectionEnd;
    return !(window.getSelection()?.isCollapsed ?? true);
  }

  /** Where the caret is now, to go back to once a panel has been in between. Text fields remember by themselves. @param {HTMLElement} box */
  function caret(box) {
    const selection = window.getSelection();
    const inside = selection?.rangeCount && box.contains(selection.anchorNode);
    return inside ? selection.getRangeAt(0).cloneRange() : null;
  }

  /** @param {HTMLElement} box @param {Range|null|undefined} place */
  function comeBack(box, place) {
    box.focus({ preventScroll: true });
    const selection = window.getSelection();
    if (!selection || caret(box) || box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) return;
    selection.removeAllRanges();
    if (place && box.contains(place.startContainer)) selection.addRange(place);
    else {
      selection.selectAllChildren(box);
      selection.collapseToEnd();
    }
  }

  /**
   * Put text where the caret is. True only when it was read back from the box.
   * @param {HTMLElement} box @param {string} text
   * @param {{html?: string, limit?: number|null, place?: Range|null, asFile?: boolean}} [how] asFile: long enough for the site
   *   to make a file of it, as the person would have it; then it never shows in the box
   */
  async function put(box, text, how = {}) {
    if (!box.isConnected) return false;
    comeBack(box, how.place);
    await settle();
    const before = Composer.text(box);
    const replaced = hasSelection(box);
    if (how.asFile && paste(box, text, how.html)) return true;
    for (const way of ways(box, text, how)) {
      way();
      let left = Composer.text(box);
      const there = await comesTrue(() => {
        const now = Composer.text(box);
        if (left === before) left = now;
        return arrived(before, now, text, replaced);
      });
      if (there) return true;
      const now = Composer.text(box);
      // Only what this way itself left behind is undone: if somebody else wrote since, their words stay.
      if (now !== before && (now !== left || !(await takeBack(box, before)))) return false;
    }
    return false;
  }

  /** Undo a way that went wrong, so that nothing is written twice. @param {HTMLElement} box @param {string} before */
  async function takeBack(box, before) {
    box.focus({ preventScroll: true });
    document.execCommand("undo");
    return comesTrue(() => Composer.text(box) === before);
  }

  /** @param {HTMLElement} box */
  function selectAll(box) {
    box.focus({ preventScroll: true });
    if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) box.select();
    else window.getSelection()?.selectAllChildren(box);
  }

  /**
   * Put text in place of everything in the box. An editor that had not yet noticed the selection is given a second chance.
   * @param {HTMLElement} box @param {string} text @param {{limit?: number|null}} [how]
   */
  async function replaceAll(box, text, how = {}) {
    const before = Composer.text(box);
    for (const chance of [1, 2]) {
      selectAll(box);
      for (let wait = 0; wait < chance; wait += 1) await settle();
      if ((await put(box, text, how)) && essence(Composer.text(box)) === essence(text)) return true;
      if (Composer.text(box) !== before && !(await takeBack(box, before))) return false;
    }
    return false;
  }

  return { put, replaceAll, settle, caret, same: (/** @type {string} */ one, /** @type {string} */ other) => essence(one) === essence(other) };
})();
