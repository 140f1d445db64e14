"use strict";

/** @typedef {{text: string, html: string}} Copied what is copied out of a reply: plain and rich */
/** @typedef {{id: string, word: string, act: (copied: Copied) => unknown}} CopyExtra one more thing to do with it */

/**
 * Copying out of a reply. What the browser copies by itself holds stand-ins; a small menu at the place offers the same with
 * the names back. Names go to the clipboard and never into the page.
 */
const Copying = (() => {
  /** @type {CopyExtra[]} */
  const extras = [];
  /** @type {"plain"|"restored"} what was chosen last */
  let choice = "plain";
  /** @type {{host: HTMLElement, root: ShadowRoot}|null} */
  let menu = null;
  /** @type {Copied|null} what the menu is about, as the page shows it */
  let subject = null;
  /** @type {Copied|null} what our own copy is about to put on the clipboard */
  let pending = null;

  /** Another entry of the menu ("with AI note"). @param {CopyExtra} extra */
  function offer(extra) {
    extras.push(extra);
  }

  /** @param {string|undefined} last */
  function learn(last) {
    if (last === "plain" || last === "restored") choice = last;
  }

  /** What is selected, if it is part of a reply. @returns {Copied|null} */
  function selected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !NamesBack.around(selection.anchorNode ?? document)) return null;
    const part = document.createElement("div");
    part.append(selection.getRangeAt(0).cloneContents());
    return { text: selection.toString(), html: new XMLSerializer().serializeToString(part) };
  }

  /** @param {Copied} copied */
  function restored(copied) {
    return Engine.restore({ text: copied.text, html: copied.html, chat: Chat.state() ?? {} });
  }

  /** @param {ClipboardEvent} event */
  function onCopy(event) {
    if (pending) return give(event, pending);
    const copied = event.isTrusted && Chat.state() ? selected() : null;
    if (!copied) return;
    const answer = restored(copied);
    if (answer instanceof Promise) {
      if (choice === "restored") hold(event);
      void answer.then((view) => later(copied, view));
      return;
    }
    if (answer.restored === 0) return;
    if (choice === "restored") give(event, { text: answer.text, html: answer.html ?? "" });
    open(copied);
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

  /** Where the engine is in the background, the copy that was held is made now. @param {Copied} copied @param {RestoreView} view */
  async function later(copied, view) {
    if (choice === "restored") await write({ text: view.text, html: view.html ?? "" });
    if (view.restored > 0) open(copied);
  }

  /** Put something on the clipboard: through the browser's own way, else through a copy of ours. @param {Copied} copied */
  async function write(copied) {
    try {
      /** @type {Record<string, Blob>} */
      const kinds = { "text/plain": new Blob([copied.text], { type: "text/plain" }) };
      if (copied.html) kinds["text/html"] = new Blob([copied.html], { type: "text/html" });
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
    } catch {
      pending = copied;
      document.execCommand("copy");
      pending = null;
    }
  }

  /** Copy a whole reply with its names back. @param {Copied} copied */
  async function copyRestored(copied) {
    const view = await restored(copied);
    await write({ text: view.text, html: view.html ?? "" });
  }

  /** @param {Copied} copied */
  function open(copied) {
    close();
    subject = copied;
    menu = Panel.makeRoot();
    const item = (/** @type {string} */ id, /** @type {string} */ word) => el("button", { type: "button", "data-do": id }, word);
    menu.root.append(el("div", { class: "copy-menu", role: "group", "aria-label": Say.word("copy-names.menu") },
      el("p", { role: "status", class: "copied" }, Say.word(choice === "restored" ? "copy-names.done" : "copy-names.done-plain")),
      item("plain", Say.word("copy-names.plain")), item("restored", Say.word("copy-names.restored")),
      ...extras.map((extra) => item(extra.id, extra.word))));
    document.documentElement.append(menu.host);
    place();
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
  }

  /** @param {string} id */
  async function act(id) {
    const copied = subject;
    if (!copied) return;
    const extra = extras.find((each) => each.id === id);
    close();
    if (extra) return void extra.act(copied);
    choice = id === "restored" ? "restored" : "plain";
    Link.tell({ type: "copy-choice", choice });
    await (choice === "restored" ? copyRestored(copied) : write(copied));
    Chip.say(Say.word(choice === "restored" ? "copy-names.done" : "copy-names.done-plain"));
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

  return { offer, learn, onCopy, copyRestored, route };
})();
