"use strict";

/** The parts of the map page, made from the core's view. A control says what it does in `data-do`, and about whom. */
const MapParts = (() => {
  /** @param {string} word @param {HTMLElement} control @param {string} id */
  function field(word, control, id) {
    control.id = id;
    return el("div", {}, el("label", { for: id }, Say.word(word)), control);
  }

  /** @param {{id: string, word: string}[]} options @param {string} chosen @param {Record<string, string>} attributes */
  function choice(options, chosen, attributes) {
    return el("select", { autocomplete: "off", ...attributes }, ...options.map(({ id, word }) => el("option", { value: id, selected: id === chosen }, word)));
  }

  /** @param {MapPerson} person @param {MapView} view */
  function person(person, view) {
    const about = { "data-person": String(person.number) };
    const roles = [{ id: "", word: Say.word("map.no-role") }, ...view.roles];
    const others = view.people.filter(({ number }) => number !== person.number).map(({ number, standIn, named }) => ({ id: String(number), word: `${standIn} ${named}` }));
    const key = `p${person.number}`;
    return el("article", { class: "card", "aria-labelledby": `${key}-head` },
      el("h3", { id: `${key}-head` }, el("b", {}, person.standIn), ` ${person.named}`),
      el("div", { class: "fields" },
        field("map.rename", el("input", { type: "text", autocomplete: "off", maxlength: "40", value: person.word, "data-do": "rename", ...about }), `${key}-word`),
        field("map.role", choice(roles, person.role, { "data-do": "role", ...about }), `${key}-role`),
        field("map.shown", choice(person.names.map((name) => ({ id: name, word: name })), person.named, { "data-do": "named", ...about }), `${key}-named`),
        others.length > 0 && field("map.merge", choice([{ id: "", word: Say.word("map.merge-none") }, ...others], "", { "data-do": "merge", ...about }), `${key}-merge`)),
      el("ul", { class: "names", "aria-label": Say.word("map.as-written") }, ...person.names.map((name) => nameLine(name, person))));
  }

  /** @param {string} name @param {MapPerson} person */
  function nameLine(name, person) {
    /** @param {string} act @param {string} word */
    const press = (act, word) => el("button", {
      type: "button", "data-do": act, "data-person": String(person.number), "data-name": name, "aria-label": `${Say.word(word)}: ${name}`,
    }, Say.word(word));
    return el("li", {}, el("span", {}, name), person.names.length > 1 && press("split", "map.split"),
      press("leave-alone", "map.not-a-name"), press("never", "map.not-a-name-ever"));
  }

  /** @param {MapView["others"][number]} other */
  const other = ({ standIn, original }) => el("tr", {}, el("td", {}, standIn), el("td", {}, original));

  /** @param {string} words */
  const left = (words) => el("li", {}, el("span", {}, words),
    el("button", { type: "button", "data-do": "hide-again", "data-name": words, "aria-label": `${Say.word("map.undo-left-alone")}: ${words}` }, Say.word("map.undo-left-alone")));

  /** @param {MapView["choices"][number]} kind */
  const kind = ({ kind, word, chosen, options }) => {
    const control = choice(options, chosen, { "data-do": "choose", "data-name": kind, id: `kind-${kind}` });
    return el("div", {}, el("label", { for: `kind-${kind}` }, word), control);
  };

  return { person, other, left, kind, choice };
})();
