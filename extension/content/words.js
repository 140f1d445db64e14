"use strict";

/** Finished words from the core for the fixed parts of what is shown, and the few that must be there without it. */
const Say = (() => {
  /** @type {Words} */
  let words = {};

  /**
   * Words that are needed when nothing else answers. The browser keeps these (`_locales/`); they are read at the start
   * because a script whose extension is gone can no longer ask.
   */
  const last = Object.fromEntries(
    ["failedHeading", "failedSummary", "failedStatus", "goneStatus", "pasteAsItIs", "dontPaste"].map((name) => [name, spare(name)]),
  );

  /** @param {string} name */
  function spare(name) {
    try {
      return chrome.i18n.getMessage(name);
    } catch {
      return "";
    }
  }

  /** @param {Words} next */
  function learn(next) {
    words = next;
  }

  /**
   * The words for a key, or the key itself: a gap is seen and mended, never hidden.
   * @param {string} key
   */
  function word(key) {
    return words[key] ?? key;
  }

  return { learn, word, last };
})();
