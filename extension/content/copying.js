"use strict";

/** @typedef {{text: string, html: string}} Copied what is copied out of a reply: plain and rich */
/** @typedef {"plain"|"restored"|"note"} CopyChoice as it is; with the names back; with the names back and a line that says how it was made */

/**
 * Copying out of a reply. What the browser copies by itself holds stand-ins; a small menu at the place offers the same with
 * the names back, or with the line that declares AI. Names go to the clipboard and never into the page.
 */
const Copying = (() => {
  /** So few characters without a stand-in are a word looked up, and nothing to ask about. */
  const LEAST = 40;
  /** @type {CopyChoice[]} */
  const CHOICES = ["plain", "restored", "note"];

  /** @type {CopyChoice} what was chosen last */
  let choice = "plain";
  /** @type {{host: HTMLElement, root: ShadowRoot}|null} */
  let menu = null;
  /** @type {Copied|null} what the menu is about, as the page shows it */
  let subject = null;

  /** @param {string|undefined} last */
  function learn(last) {
    choice = CHOICES.find((each) => each === last) ?? choice;
  }

  /** What is selected, if it is part of a reply. @returns {Copied|null} */
  function selected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !NamesBack.around(selection.anchorNode ?? document)) return null;
    const part = document.createElement("div");
    part.append(selection.getRangeAt(0).cloneContents());
    return { text: selection.toString(), html: new XMLSerializer().serializeToString(part) };
  }

  /** @param {Copied} copied @returns {Promise<RestoreView>|RestoreView} */
  function restored(copied) {
    const chat = Chat.state();
    return chat ? Engine.restore({ text: copied.text, html: copied.html, chat }) : { text: copied.text, html: copied.html, restored: 0 };
  }

  /** @param {ClipboardEvent} event */
  function onCopy(event) {
    const copied = event.isTrusted ? selected() : null;
    if (!copied) return;
    close();
    const answer = restored(copied);
    if (answer instanceof Promise || choice === "note") {
      if (choice !== "plain") hold(event);
      void Promise.resolve(answer).then((view) => later(copied, view));
      return;
    }
    if (choice === "restored" && answer.restored > 0) give(event, { text: answer.text, html: answer.html ?? "" });
    offer(copied, answer);
  }

  /** @param {Event} event */
  function hold(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {ClipboardEvent} event @param {Copied} copied */
  function give(event, copied) {
    hold(event);
    event.clipboardData?.setData("text/plain", copied.text);
    if (copied.html) event.clipboardData?.setData("text/html", copied.html);
  }

  /** What was held, because an answer takes a moment, is copied now. @param {Copied} copied @param {RestoreView} view */
  async function later(copied, view) {
    if (choice !== "plain" && !(await write(await made(choice, copied, view)))) return Chip.say(Say.word("copy.refused"));
    offer(copied, view);
  }

  /** What a choice puts on the clipboard. @param {CopyChoice} which @param {Copied} copied @param {RestoreView} view */
  async function made(which, copied, view) {
    if (which === "plain") return copied;
    const back = { text: view.text, html: view.html ?? "" };
    if (which === "restored") return back;
    const note = await Link.ask({ type: "note" }).catch(() => "");
    return { text: `${back.text}\n\n${note}`, html: back.html && back.html + new XMLSerializer().serializeToString(el("p", {}, note)) };
  }

  /** @param {Copied} copied @param {RestoreView} view */
  function offer(copied, view) {
    if (view.restored > 0 || copied.text.trim().length >= LEAST) open(copied, view.restored > 0);
  }

  /** @param {Copied} copied */
  function write(copied) {
    return ToClipboard.put(copied.text, copied.html);
  }

  /** Copy something out of a reply in one of the three ways. @param {Copied} copied @param {CopyChoice} [which] */
  async function copy(copied, which = "restored") {
    const there = await write(await made(which, copied, await restored(copied)));
    Chip.say(there ? done(which, true) : Say.word("copy.refused"));
  }

  /** What is said once it is copied. @param {CopyChoice} which @param {boolean} names whether there are names to come back */
  function done(which, names) {
    if (which === "note") return Say.word("copy-names.done-note");
    if (!names) return Say.word("copy-names.done-as-it-is");
    return Say.word(which === "restored" ? "copy-names.done" : "copy-names.done-plain");
  }

  /** @param {Copied} copied @param {boolean} names whether there are names to come back */
  function open(copied, names) {
    close();
    subject = copied;
    menu = Panel.makeRoot();
    const item = (/** @type {CopyChoice} */ id) =>
      el("button", { type: "button", "data-do": id }, Say.word(id === "note" && names ? "copy-names.note-restored" : `copy-names.${id}`));
    menu.root.append(el("div", { class: "copy-menu", role: "group", "aria-label": Say.word("copy-names.menu"), lang: Say.word("language.tag") },
      el("p", { role: "status", class: "copied" }, done(choice, names)),
      ...CHOICES.filter((id) => names || id !== "restored").map(item)));
    document.documentElement.append(menu.host);
    place();
    NamesBack.place();
    const typing = document.activeElement?.matches("input, textarea, [contenteditable]");
    const usual = menu.root.querySelector(`[data-do="${choice}"]`);
    if (!typing && usual instanceof HTMLElement) usual.focus({ preventScroll: true });
  }

  /** At the end of what was selected, inside the window. */
  function place() {
    const box = menu?.root.querySelector(".copy-menu");
    const selection = getSelection();
    if (!(box instanceof HTMLElement) || !selection?.rangeCount) return;
    const area = selection.getRangeAt(0).getBoundingClientRect();
    const size = box.getBoundingClientRect();
    box.style.top = `${Math.max(8, Math.min(area.bottom + 8, innerHeight - size.height - 8))}px`;
    box.style.left = `${Math.max(8, Math.min(area.left, innerWidth - size.width - 8))}px`;
  }

  function close() {
    menu?.host.remove();
    menu = null;
    subject = null;
    NamesBack.place();
  }

  /** @param {string} id */
  async function act(id) {
    const copied = subject;
    const names = menu?.root.querySelector('[data-do="restored"]') !== null;
    close();
    if (!copied) return;
    learn(id);
    Link.tell({ type: "copy-choice", choice });
    await write(await made(choice, copied, await restored(copied)));
    Chip.say(done(choice, names));
  }

  /** Take an event that belongs to the menu, and close it when the person goes elsewhere. @param {Event} event */
  function route(event) {
    if (!menu) return false;
    if (event.target !== menu.host) {
      if (event.type === "pointerdown" || (event instanceof KeyboardEvent && event.type === "keydown" && event.key === "Escape")) close();
      return false;
    }
    event.stopImmediatePropagation();
    if (event instanceof KeyboardEvent && event.type === "keydown" && event.key === "Escape") close();
    if (event instanceof MouseEvent && event.type === "click" && event.isTrusted) {
      const at = event.detail === 0 ? menu.root.activeElement : menu.root.elementFromPoint(event.clientX, event.clientY);
      const id = at?.closest("[data-do]")?.getAttribute("data-do");
      if (id) void act(id);
    }
    return true;
  }

  const isOpen = () => menu !== null;

  return { learn, onCopy, copy, route, isOpen };
})();
