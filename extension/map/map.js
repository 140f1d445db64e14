"use strict";

/** Who is whom in a chat: seen, put right, and forgotten. What a change means is the core's to say. */
(async () => {
  const HOURS = [1, 4, 12, 24, 0];
  const USUAL_HOURS = 12;
  const chats = Page.at("chats", HTMLSelectElement);
  const wanted = new URLSearchParams(location.hash.slice(1)).get("tab");
  /** @type {MapView|null} */
  let view = null;

  /** @param {string} words */
  const say = (words) => (Page.at("said", HTMLElement).textContent = words);

  /** Fetch the chats there are; the one of the tab that this page was opened for comes first. */
  const findChats = async () => {
    /** @type {{name: string, host: string, path: string, at: number, tab: number}[]} */
    const all = await Link.ask({ type: "maps" });
    all.sort((one, other) => Number(String(other.tab) === wanted) - Number(String(one.tab) === wanted));
    const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
    chats.replaceChildren(...all.map(({ name, host, path, at }) => el("option", { value: name }, `${host} ${path} · ${time.format(at)}`)));
    Page.at("which", HTMLElement).hidden = all.length < 2;
  };

  /** @param {object|null} edit */
  const ask = async (edit) => {
    view = chats.value ? await Link.ask({ type: "map", name: chats.value, edit }) : null;
    draw();
  };

  const draw = () => {
    const focused = document.activeElement?.id;
    Page.at("map", HTMLElement).hidden = !view;
    Page.at("empty", HTMLElement).hidden = Boolean(view && !view.empty);
    if (!view) return;
    const { people, others, left, choices } = view;
    const shown = view;
    Page.at("people", HTMLElement).replaceChildren(...people.map((person) => MapParts.person(person, shown)));
    Page.at("others", HTMLElement).replaceChildren(...others.map(MapParts.other));
    Page.at("others-part", HTMLElement).hidden = others.length === 0;
    Page.at("left", HTMLElement).replaceChildren(...left.map(MapParts.left));
    Page.at("left-part", HTMLElement).hidden = left.length === 0;
    Page.at("choices", HTMLElement).replaceChildren(...choices.map(MapParts.kind));
    const to = Page.at("add-to", HTMLSelectElement);
    const known = people.map(({ number, standIn, named }) => ({ id: String(number), word: `${standIn} ${named}` }));
    to.replaceChildren(...MapParts.choice([{ id: "new", word: Say.word("map.add-new") }, ...known, { id: "other", word: Say.word("map.add-other") }], "new", {}).children);
    if (focused) document.getElementById(focused)?.focus();
  };

  /** Words that are never a name go into the settings, where the core reads them. @param {string} words */
  const never = async (words) => {
    const { settings } = await Link.ask({ type: "settings" });
    const known = Array.isArray(settings.leaveAlone) ? settings.leaveAlone : [];
    await Link.ask({ type: "set-settings", settings: { ...settings, leaveAlone: [...known, words] } });
  };

  /** The change that a control asks for. @param {HTMLElement} control @returns {object|null} */
  const editOf = (control) => {
    const act = control.dataset["do"] ?? "";
    const person = Number(control.dataset["person"]);
    const name = control.dataset["name"] ?? "";
    const value = control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? control.value : "";
    /** @type {Record<string, object>} */
    const edits = {
      "rename": { do: act, person, word: value }, "role": { do: act, person, role: value }, "named": { do: act, person, name: value },
      "merge": { do: act, person, other: Number(value) }, "split": { do: act, person, name }, "leave-alone": { do: act, words: name },
      "never": { do: "leave-alone", words: name }, "hide-again": { do: act, words: name }, "choose": { do: act, kind: name, operator: value },
    };
    return edits[act] ?? null;
  };

  /** @param {Event} event */
  const change = async (event) => {
    const control = event.target instanceof Element ? event.target.closest("[data-do]") : null;
    const press = control instanceof HTMLButtonElement;
    if (!(control instanceof HTMLElement) || press !== (event.type === "click")) return;
    const edit = editOf(control);
    if (!edit || (control.dataset["do"] === "merge" && /** @type {HTMLSelectElement} */ (control).value === "")) return;
    if (control.dataset["do"] === "never") await never(control.dataset["name"] ?? "");
    await ask(edit);
    say(Say.word("map.saved"));
  };

  /** @param {SubmitEvent} event */
  const add = async (event) => {
    event.preventDefault();
    const words = Page.at("add-words", HTMLInputElement);
    const to = Page.at("add-to", HTMLSelectElement).value;
    const person = Number(to);
    await ask({ do: "add", words: words.value, person: Number.isInteger(person) ? person : null, of_person: to !== "other" });
    words.value = "";
    words.focus();
    say(Say.word("map.saved"));
  };

  const forget = async () => {
    await Link.ask({ type: "map-forget", name: chats.value });
    await findChats();
    await ask(null);
    say(Say.word("map.forgotten"));
  };

  const keepFor = async () => {
    const keep = Page.at("keep", HTMLSelectElement);
    const { settings } = await Link.ask({ type: "settings" });
    const options = HOURS.map((hours) => ({ id: String(hours), word: hours ? Say.word("map.keep-hours").replace("{n}", String(hours)) : Say.word("map.keep-until-close") }));
    keep.replaceChildren(...MapParts.choice(options, String(settings.forgetHours ?? USUAL_HOURS), {}).children);
    keep.addEventListener("change", async () => {
      const now = (await Link.ask({ type: "settings" })).settings;
      await Link.ask({ type: "set-settings", settings: { ...now, forgetHours: Number(keep.value) } });
      say(Say.word("map.saved"));
    });
  };

  chats.addEventListener("change", () => void ask(null));
  const map = Page.at("map", HTMLElement);
  for (const type of ["change", "click"]) map.addEventListener(type, (event) => void change(event));
  Page.at("add", HTMLFormElement).addEventListener("submit", (event) => void add(event));
  Page.onPress("forget", forget);
  await Page.ready();
  await Promise.all([findChats(), keepFor()]);
  await ask(null);
})();
