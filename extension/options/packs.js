"use strict";

/** A university's pack or a placement's policy: chosen from those that come with Candour, or imported as a file. The core judges it. */
const Packs = (() => {
  const SLOTS = ["university", "placement"];
  const PLACES = ["programme", "module", "assignment"];
  /** @type {{id: string, name: string, pack: Record<string, any>}[]} */
  let shipped = [];
  /** @type {(change: Record<string, unknown>) => void} */
  let keep = () => {};

  /** @param {(change: Record<string, unknown>) => void} save */
  async function start(save) {
    keep = save;
    shipped = await (await fetch(chrome.runtime.getURL("packs/packs.json"))).json();
    const file = Page.at("import", HTMLInputElement);
    file.addEventListener("change", () => void take(file));
  }

  /** @param {HTMLInputElement} input */
  async function take(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    const text = await file.text();
    input.value = "";
    const checked = await Link.ask({ type: "check-policy", text });
    const place = Page.at("imported", HTMLElement);
    const problems = checked.problems.map((/** @type {ProblemView} */ each) => el("li", {}, each.line === null ? "" : `${Say.word("status.line")} ${each.line}, `, `${each.path}: ${each.words}`));
    const heading = checked.right ? Say.word("settings.import-right").replace("{name}", checked.name) : Say.word("settings.import-wrong");
    place.replaceChildren(el("p", {}, heading), el("ul", {}, ...problems));
    if (checked.right) keep({ [checked.slot]: JSON.parse(text) });
  }

  /** @param {Record<string, any>} settings */
  function draw(settings) {
    const none = { id: "", name: Say.word("settings.study-none"), pack: null };
    const now = settings["university"]?.name;
    Page.at("packs", HTMLFormElement).replaceChildren(el("fieldset", {}, el("legend", { class: "visually-hidden" }, Say.word("settings.study")),
      ...[none, ...shipped].map(({ id, name, pack }) => {
        const input = el("input", { type: "radio", name: "pack", value: id, checked: now === pack?.name });
        input.addEventListener("change", () => keep({ university: pack }));
        const word = `settings.pack.${id}`;
        return el("label", { class: "choice" }, input, id ? el("span", {}, Say.word(word), el("span", { class: "means" }, name)) : name);
      })));
    const inUse = SLOTS.filter((slot) => settings[slot]).map((slot) => {
      const out = el("button", { type: "button", class: "quiet" }, Say.word("settings.import-take-out"));
      out.addEventListener("click", () => keep({ [slot]: null }));
      return el("p", { class: "row", "data-slot": slot }, Say.word("settings.pack-now").replace("{name}", settings[slot].name), out);
    });
    Page.at("in-use", HTMLElement).replaceChildren(...inUse);
    drawPlaces(settings);
  }

  /** Which programme, module and assignment: only where there is a pack that may have rules for them. @param {Record<string, any>} settings */
  function drawPlaces(settings) {
    const form = Page.at("place", HTMLFormElement);
    if (form.contains(document.activeElement)) return;
    form.hidden = !settings["university"];
    form.replaceChildren(el("p", { class: "quiet" }, Say.word("settings.place-lead")), ...PLACES.flatMap((key) => {
      const input = el("input", { type: "text", id: `place-${key}`, value: settings[key] ?? "", autocomplete: "off" });
      input.addEventListener("change", () => keep({ [key]: input.value.trim() || null }));
      return [el("label", { for: `place-${key}` }, Say.word(`settings.${key}`)), input];
    }));
  }

  return { start, draw };
})();
