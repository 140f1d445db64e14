"use strict";

/** A declaration: drafted by the core from the record, finished by the person, and gone nowhere until it is copied. */
(async () => {
  const form = Page.at("form", HTMLFormElement);
  const box = Page.at("text", HTMLTextAreaElement);
  /** Whether the person has put their own hand to the words: these are then not drafted over. */
  let own = false;

  /** What is said on the form. */
  const answers = () => {
    const data = new FormData(form);
    const text = (/** @type {string} */ name) => String(data.get(name) ?? "");
    return {
      none: text("none") === "none", checked: data.getAll("checked").map(String), informed: text("informed"), mine: data.has("mine"),
      adjustment: data.has("adjustment"), changed: text("changed"), role: text("role"), contact: text("contact"),
    };
  };

  const asked = () => ({ form: Page.at("which", HTMLSelectElement).value, period: String(new FormData(form).get("period") ?? ""), answers: answers() });

  /** @param {string} place @param {"radio"|"checkbox"} type @param {ChoiceView[]} choices */
  const offer = (place, type, choices) => {
    const fieldset = Page.at(place, HTMLFieldSetElement);
    for (const { id, label, chosen } of choices) {
      fieldset.append(el("label", { class: "choice" }, el("input", { type, name: place, value: id, checked: chosen }), label));
    }
  };

  /** @param {DeclareView} view */
  const build = (view) => {
    Page.at("which", HTMLSelectElement).append(...view.forms.map(({ id, label, chosen }) => el("option", { value: id, selected: chosen }, label)));
    offer("period", "radio", view.periods);
    offer("checked", "checkbox", view.checks);
    offer("informed", "radio", view.informed);
  };

  /** @param {DeclareView} view */
  const draw = (view) => {
    if (!own) box.value = view.text;
    Page.at("facts", HTMLElement).textContent = view.facts;
    Page.at("open", HTMLElement).textContent = own ? "" : view.open;
    Page.at("note", HTMLElement).textContent = [view.note, view.setBy].filter(Boolean).join(" ");
    Page.at("sheets", HTMLElement).hidden = !view.sheets;
    Page.at("more", HTMLElement).hidden = answers().none;
    Page.at("again", HTMLElement).hidden = !own;
  };

  const draft = async () => draw(await Link.ask({ type: "declare", form: asked() }));

  /** @param {string} key */
  const say = (key) => (Page.at("said", HTMLElement).textContent = Say.word(key));

  const copy = async () => {
    const there = await ToClipboard.put(box.value);
    say(there ? "declare.copied" : "copy.refused");
    const { role, contact } = answers();
    if (there) Link.tell({ type: "declaration-remember", wording: { form: asked().form, role, contact } });
  };

  const keep = async () => {
    await copy();
    const entry = { what: "declaration", form: asked().form, words: box.value };
    const { added, names } = await Link.ask({ type: "record-write", entry });
    say(names ? "declare.not-kept" : added ? "declare.kept" : "declare.off");
  };

  form.addEventListener("input", () => void draft());
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", () => ((own = true), void draft()));
  Page.onPress("copy", copy);
  Page.onPress("keep", keep);
  Page.onPress("again", () => ((own = false), draft()));
  await Page.ready();
  const remembered = await Link.ask({ type: "declaration-remembered" });
  for (const name of ["role", "contact"]) Page.at(name, HTMLInputElement).value = remembered[name] ?? "";
  build(await Link.ask({ type: "declare", form: { form: remembered.form ?? "" } }));
  await draft();
})();
