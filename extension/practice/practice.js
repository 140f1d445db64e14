"use strict";

/** A chat that sends nothing anywhere, with made-up notes and a made-up assistant: the same gate, nothing at stake. */
(async () => {
  const NOTES = 6;
  const THINGS = 10;
  const form = Page.at("form", HTMLFormElement);
  const box = Page.at("practice-composer", HTMLTextAreaElement);
  let turn = 0;

  /** @param {number} count */
  const numbers = (count) => Array.from({ length: count }, (_, index) => index + 1);

  /** @param {number} number */
  const note = (number) => {
    const text = Say.word(`practice.note.${number}`);
    const button = el("button", { type: "button" }, Say.word("practice.copy"));
    button.addEventListener("click", () => void ToClipboard.put(text).then((there) => {
      button.textContent = Say.word(there ? "practice.copied" : "copy.refused");
      if (there) box.focus();
    }));
    return el("details", { open: number === 1 }, el("summary", {}, Say.word(`practice.note-title.${number}`)), el("p", {}, text), button);
  };

  /** @param {number} number */
  const thing = (number) =>
    el("label", { class: "choice" }, el("input", { type: "checkbox" }), Say.word(`practice.try.${number}`));

  /** @param {"mine"|"theirs"} whose @param {string} text */
  const add = (whose, text) => {
    const messages = Page.at("messages", HTMLElement);
    messages.append(el("p", { class: `message ${whose}` }, text));
    messages.scrollTop = messages.scrollHeight;
  };

  const send = () => {
    const text = box.value.trim();
    if (text === "") return;
    add("mine", text);
    box.value = "";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    add("theirs", Say.word(`practice.reply.${(turn % NOTES) + 1}`));
    turn += 1;
  };

  await Page.ready();
  Page.at("notes", HTMLElement).replaceChildren(...numbers(NOTES).map(note));
  Page.at("try", HTMLElement).replaceChildren(...numbers(THINGS).map(thing));
  add("theirs", Say.word("practice.hello"));
  form.addEventListener("submit", (event) => (event.preventDefault(), send()));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  const attach = Page.at("attach", HTMLInputElement);
  attach.addEventListener("change", () => {
    for (const file of attach.files ?? []) add("mine", `▤ ${file.name}`);
    attach.value = "";
  });
})();
