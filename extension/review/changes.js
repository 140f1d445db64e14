"use strict";

/** What can be changed about a finding, or added to them: buttons in finished words, each naming what it does. */
const Changes = (() => {
  /** @param {Record<string, string>} data @param {string} words @param {string} [key] the key that does the same */
  function button(data, words, key) {
    const attributes = Object.fromEntries(Object.entries(data).map(([name, value]) => [`data-${name}`, value]));
    return el("button", { type: "button", ...attributes, "aria-keyshortcuts": key ?? null }, words);
  }

  /**
   * The finding that is looked at.
   * @param {HTMLElement} place @param {{entry: EntryView, index: number, words: string, forms: string[], nth: number, of: number, people: {number: number, standIn: string}[]}|null} about
   */
  function chosen(place, about) {
    if (!about) return place.replaceChildren(el("p", { class: "quiet" }, Say.word("review.nothing-chosen")));
    const { entry, words, nth, of } = about;
    const outcome = entry.kept ? Say.word("review.stays") : Say.word("review.becomes").replace("{with}", entry.standIn);
    place.replaceChildren(
      el("p", {}, el("span", { class: "shape", "aria-hidden": "true" }, entry.shape), " ", el("span", { class: "words" }, words), " ", outcome),
      el("p", { class: "quiet" }, `${Say.word("review.place").replace("{n}", String(nth)).replace("{of}", String(of))} · ${entry.entityWord} · ${entry.sure}`),
      entry.why ? el("p", { class: "quiet" }, entry.why) : "",
      el("div", { class: "row" },
        entry.kept ? button({ act: "replace" }, Say.word("review.replace"), "r") : button({ act: "keep" }, Say.word("review.keep"), "k"),
        button({ act: "leave" }, Say.word("review.leave"), "x"),
        button({ act: "leave-for-ever" }, Say.word("review.leave-for-ever"))),
      ...person(about));
  }

  /** @param {{entry: EntryView, words: string, forms: string[], people: {number: number, standIn: string}[]}} about @returns {Node[]} */
  function person({ entry, words, forms, people }) {
    if (entry.person === null || entry.person === undefined) return [];
    const others = people.filter(({ number }) => number !== entry.person);
    return [
      el("form", { class: "rename", "data-form": "rename" },
        el("label", {}, Say.word("review.rename"), el("input", { name: "word", autocomplete: "off", value: entry.standIn.replace(/[[\]]/g, "") })),
        el("button", { type: "submit" }, Say.word("review.rename-do"))),
      ...(others.length === 0 ? [] : [el("form", { class: "rename", "data-form": "merge" },
        el("label", {}, Say.word("review.merge"), el("select", { name: "other" }, ...others.map(({ number, standIn }) => el("option", { value: number }, standIn)))),
        el("button", { type: "submit" }, Say.word("review.merge-do")))]),
      ...(forms.length < 2 ? [] : [el("div", { class: "row" }, button({ act: "split" }, Say.word("review.split").replace("{words}", words)))]),
    ];
  }

  /** Words that were selected or searched for and may be hidden. @param {HTMLElement} card @param {HTMLElement} place @param {string} words */
  function adding(card, place, words) {
    card.hidden = words === "";
    if (words === "") return;
    place.replaceChildren(
      el("p", { class: "words" }, words),
      el("div", { class: "row" },
        button({ hide: "person" }, Say.word("review.add-person")), button({ hide: "place" }, Say.word("review.add-place")),
        button({ hide: "other" }, Say.word("review.add-other"))));
  }

  /** What was done, with the offer to remember it. @param {HTMLElement} card @param {HTMLElement} place @param {string} said @param {{words: string, kind: string}|null} offer */
  function done(card, place, said, offer) {
    card.hidden = false;
    place.replaceChildren(
      el("p", { role: "status" }, said),
      offer ? el("div", { class: "row" }, button({ always: offer.kind, words: offer.words }, Say.word("review.always"))) : "");
  }

  /**
   * Remember something in the settings of the person, on this computer.
   * @param {"watch"|"leaveAlone"} list @param {object|string} entry
   */
  async function remember(list, entry) {
    const { settings } = await Link.ask({ type: "settings" });
    await Link.ask({ type: "set-settings", settings: { ...settings, [list]: [...(settings[list] ?? []), entry] } });
  }

  return { chosen, adding, done, remember };
})();
