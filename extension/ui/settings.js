"use strict";

/** Settings as the core describes them: what each is for, its choices, and who fixed it. */
const SettingsForm = (() => {
  /** @param {SettingView} setting @param {(change: Record<string, unknown>) => void} chosen */
  function field(setting, chosen) {
    const why = el("p", { class: "quiet", id: `${setting.key}-why` }, setting.why);
    const fixed = setting.fixedBy ? el("p", { class: "fixed" }, Say.word("settings.fixed").replace("{by}", setting.fixedBy)) : null;
    const wide = setting.choices.some(({ means }) => means);
    const choices = el("div", { class: wide ? "choices wide-ones" : "choices" }, ...setting.choices.map((choice) => {
      const input = el("input", { type: "radio", name: setting.key, value: String(choice.value), checked: choice.chosen, disabled: Boolean(setting.fixedBy) });
      input.addEventListener("change", () => chosen({ [setting.key]: choice.value }));
      return el("label", { class: "choice" }, input, el("span", {}, choice.word, choice.means ? el("span", { class: "means" }, choice.means) : null));
    }));
    return el("fieldset", { id: `setting-${setting.key}`, "aria-describedby": `${setting.key}-why` }, el("legend", {}, setting.word), why, fixed, choices);
  }

  /** @param {HTMLElement} place @param {SettingView[]} settings @param {(change: Record<string, unknown>) => void} [chosen] */
  function draw(place, settings, chosen = (change) => void save(change)) {
    // What has the focus keeps it: a redraw must not throw somebody who uses the keyboard out of the form.
    const focus = document.activeElement instanceof HTMLInputElement && place.contains(document.activeElement) ? document.activeElement : null;
    place.replaceChildren(...settings.map((setting) => field(setting, chosen)));
    if (focus) [...place.querySelectorAll("input")].find(({ name, value }) => name === focus.name && value === focus.value)?.focus();
  }

  /** One change after the other: two quick presses must not undo each other. @type {Promise<void>} */
  let saved = Promise.resolve();

  /** Adds a change to the settings as they are; null takes a setting out. @param {Record<string, unknown>} change */
  function save(change) {
    saved = saved.catch(() => {}).then(() => write(change));
    return saved;
  }

  /** @param {Record<string, unknown>} change */
  async function write(change) {
    const { settings } = await Link.ask({ type: "settings" });
    const next = Object.fromEntries(Object.entries({ ...settings, ...change }).filter(([, value]) => value !== null));
    await Link.ask({ type: "set-settings", settings: next });
  }

  /** Shows the rules, now and whenever they change. @param {(view: PolicyView) => void} show */
  async function follow(show) {
    const now = async () => {
      const view = await Link.ask({ type: "policy" });
      if (view) show(view);
    };
    await now();
    chrome.storage.onChanged.addListener(() => void now());
  }

  return { draw, save, follow };
})();
