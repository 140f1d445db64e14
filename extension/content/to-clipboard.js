"use strict";

/** Putting text on the clipboard, from any page, and knowing whether it is there. */
const ToClipboard = (() => {
  /** @type {{text: string, html: string|undefined}|null} what our own copy is about to put there */
  let pending = null;

  // Listens from the start, so that no script of the page is asked before us, and none sees what we put there.
  addEventListener("copy", (event) => {
    if (!pending || !event.clipboardData) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData("text/plain", pending.text);
    if (pending.html) event.clipboardData.setData("text/html", pending.html);
    pending = null;
  }, true);

  /** Through the browser's own way, else through a copy of ours. @param {string} text @param {string} [html] @returns {Promise<boolean>} whether it is there */
  async function put(text, html) {
    /** @type {Record<string, Blob>} */
    const kinds = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
    try {
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
      return true;
    } catch {
      return byEvent(text, html);
    }
  }

  /** @param {string} text @param {string} [html] */
  function byEvent(text, html) {
    pending = { text, html };
    const copied = document.execCommand("copy");
    const given = pending === null;
    pending = null;
    return copied && given;
  }

  return { put };
})();
