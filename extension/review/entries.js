"use strict";

/** The list at the side: everything that has one stand-in is one line, grouped by kind, people first. */
const Entries = (() => {
  /** Forms of one entry that are listed, and entries of one kind that are drawn at once. */
  const FORMS = 4;
  const AT_ONCE = 100;
  let drawn = AT_ONCE;

  /**
   * The different words of each entry, as they stand in the text.
   * @param {string} text @param {number} count @param {number[]} marks
   */
  function forms(text, count, marks) {
    /** @type {string[][]} */
    const all = Array.from({ length: count }, () => []);
    for (let at = 0; at + 2 < marks.length; at += 3) {
      const known = all[marks[at + 2] ?? 0];
      if (!known || known.length > FORMS) continue;
      const words = text.slice(marks[at], marks[at + 1]).replace(/\s+/g, " ");
      if (!known.includes(words)) known.push(words);
    }
    return all;
  }

  /** @param {HTMLElement} place @param {EntryView[]} entries @param {string[][]} words */
  function draw(place, entries, words) {
    /** @type {Map<string, number[]>} */
    const kinds = new Map();
    entries.forEach((entry, index) => kinds.set(entry.kind, [...(kinds.get(entry.kind) ?? []), index]));
    const focused = place.contains(document.activeElement) ? document.activeElement?.getAttribute("data-at") : null;
    let left = drawn;
    /** @type {HTMLElement[]} */
    const parts = [...kinds.values()].flatMap((indexes) => {
      const shown = indexes.slice(0, Math.max(0, left));
      left -= shown.length;
      const first = entries[indexes[0] ?? 0];
      return shown.length === 0 || !first ? [] : [
        el("h3", {}, el("span", { class: "shape", "aria-hidden": "true" }, first.shape), " ", first.kindWord),
        el("ul", {}, ...shown.map((index) => line(entries[index], index, words[index] ?? []))),
      ];
    });
    if (entries.length > drawn) parts.push(el("button", { type: "button", "data-more": true }, Say.word("review.more")));
    place.replaceChildren(...parts);
    const again = focused ? place.querySelector(`[data-at="${focused}"]`) : null;
    if (again instanceof HTMLElement) again.focus();
  }

  /** @param {EntryView|undefined} entry @param {number} index @param {string[]} words */
  function line(entry, index, words) {
    if (!entry) return el("li");
    const shown = words.slice(0, FORMS).join(", ") + (words.length > FORMS ? " …" : "");
    return el("li", {},
      el("button", { type: "button", class: "entry", "data-entry": index, "data-at": `entry-${index}` },
        el("span", {}, entry.kept ? Say.word("panel.kept") : entry.standIn, " ", el("span", { class: "forms" }, `${shown} (${entry.count})`))),
      el("button", {
        type: "button", class: "keep", "data-toggle": index, "data-at": `keep-${index}`, "aria-pressed": String(entry.kept), "aria-label": `${Say.word("panel.keep")}: ${shown}`,
      }, el("span", { "aria-hidden": "true" }, entry.kept ? "☑" : "☐"), Say.word("panel.keep")));
  }

  /** Draw more of a long list from now on. */
  function more() {
    drawn += AT_ONCE * 2;
  }

  return { forms, draw, more };
})();
