"use strict";

/** The two questions about the person's own position, as asked on the welcome page and changed in the settings. */
const AboutYou = (() => {
  const QUESTIONS = {
    audience: ["practitioner", "student", "apprentice", "practice-educator"],
    stance: ["encouraged", "no-policy-yet", "not-for-work-with-people"],
  };

  /** @param {HTMLElement} place @param {Record<string, unknown>} settings */
  function ask(place, settings) {
    place.replaceChildren(...Object.entries(QUESTIONS).map(([name, answers]) =>
      el("fieldset", {}, el("legend", {}, Say.word(`welcome.ask.${name}`)), ...answers.map((value) =>
        el("label", { class: "choice" },
          el("input", { type: "radio", name, value, checked: settings[name] === value }), Say.word(`welcome.${name}.${value}`))))));
  }

  /** What was chosen, added to the settings as they are. @param {HTMLFormElement} form */
  async function save(form) {
    const { settings } = await Link.ask({ type: "settings" });
    await Link.ask({ type: "set-settings", settings: { ...settings, ...Object.fromEntries(new FormData(form)) } });
  }

  return { ask, save };
})();
