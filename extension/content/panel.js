"use strict";

/**
 * The panel over the page: a modal dialog in a closed shadow root. The page cannot read it, press it or take focus from it;
 * what it does to the host element is put right. Because the gate keeps every event from the page, the panel's own presses
 * are routed here instead of by listeners.
 */
const Panel = (() => {
  /** @typedef {{action: ActionId, view: PanelView|ReviewView, keep: string[]}} Choice */
  /** @typedef {(keep: string[]) => Promise<ReviewView>} Revise */
  /** @typedef {{text: string, moment: Moment, session?: string}|null} Subject */

  /** @type {HTMLElement|null} */
  let host = null;
  /** @type {ShadowRoot|null} */
  let root = null;
  /** @type {HTMLDialogElement|null} */
  let dialog = null;
  /** @type {((choice: Choice) => void)|null} */
  let settle = null;
  /** @type {PanelView|ReviewView|null} */
  let view = null;
  /** @type {Revise|null} */
  let revise = null;
  /** @type {Subject} */
  let subject = null;
  /** @type {Set<string>} */
  let keep = new Set();
  /** @type {MutationObserver|null} */
  let watcher = null;
  let mending = false;
  let css = "";

  /** @param {string} text the style sheet for everything in our shadow roots */
  function dress(text) {
    css = text;
  }

  /** A host of ours with a closed root, styled. @returns {{host: HTMLElement, root: ShadowRoot}} */
  function makeRoot() {
    const element = el("div");
    const shadow = element.attachShadow({ mode: "closed" });
    clothe(shadow);
    return { host: element, root: shadow };
  }

  /** A constructed sheet is out of reach of the page's style policy; where a browser keeps it from content scripts, an element serves. @param {ShadowRoot} shadow */
  function clothe(shadow) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      shadow.adoptedStyleSheets = [sheet];
    } catch {
      shadow.append(el("style", {}, css));
    }
  }

  /**
   * Ask the person. Settles with their choice; closing it any way is "cancel".
   * @param {PanelView|ReviewView} first @param {Revise|null} change @param {Subject} about
   * @returns {Promise<Choice>}
   */
  function open(first, change, about) {
    view = first;
    revise = change;
    subject = about;
    keep = new Set();
    const made = makeRoot();
    host = made.host;
    root = made.root;
    dialog = el("dialog", { "aria-labelledby": "heading", "aria-describedby": "summary" });
    dialog.addEventListener("cancel", (event) => (event.preventDefault(), choose("cancel")));
    root.append(dialog);
    fill();
    show();
    watch();
    return new Promise((done) => (settle = done));
  }

  /** Show something else in the panel that is open. @param {PanelView|ReviewView} next @param {Revise|null} change @param {Subject} about */
  function become(next, change, about) {
    if (!settle) return;
    view = next;
    revise = change;
    subject = about;
    fill();
  }

  /** Put the view into the dialog, keeping what was open and where focus was. */
  function fill() {
    if (!dialog || !view || !root) return;
    const focused = root.activeElement?.getAttribute("data-id");
    dialog.replaceChildren(...PanelParts.all(view, PanelParts.unfolded(dialog), Boolean(revise)));
    if (focused) {
      const again = dialog.querySelector(`[data-id="${CSS.escape(focused)}"]`);
      if (again instanceof HTMLElement) again.focus();
    }
  }

  /** Show the dialog above everything and put focus on the safe choice. */
  function show() {
    if (!host || !dialog) return;
    (document.documentElement ?? document).append(host);
    if (!dialog.open) dialog.showModal();
    primary()?.focus();
    const shown = dialog;
    // Put on the page again, it is as new: it takes no answer until its moment has passed.
    shown.removeAttribute("data-ready");
    Poise.begin(() => shown.setAttribute("data-ready", ""));
  }

  function primary() {
    return /** @type {HTMLElement|null} */ (dialog?.querySelector("[data-primary]") ?? null);
  }

  /** Keep the host in the page and as we made it. Mending waits for a frame, so that no script can spin us. */
  function watch() {
    watcher = new MutationObserver(() => {
      if (mending || !host || (host.isConnected && host.attributes.length === 0)) return;
      mending = true;
      requestAnimationFrame(mend);
    });
    watcher.observe(document, { childList: true });
    watcher.observe(document.documentElement, { childList: true });
    if (host) watcher.observe(host, { attributes: true });
  }

  function mend() {
    mending = false;
    if (!host || !dialog || !settle) return;
    for (const { name } of [...host.attributes]) host.removeAttribute(name);
    if (host.isConnected) return;
    dialog.close();
    show();
  }

  /** @param {ActionId} action */
  function choose(action) {
    const done = settle;
    if (!done || !view) return;
    settle = null;
    watcher?.disconnect();
    dialog?.close();
    host?.remove();
    host = root = dialog = null;
    done({ action, view, keep: [...keep] });
  }

  /** What a press is on, inside our closed root. @param {MouseEvent} event */
  function pressed(event) {
    const at = event.detail === 0 ? root?.activeElement : root?.elementFromPoint(event.clientX, event.clientY);
    return at?.closest("[data-action], [data-keep]") ?? null;
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const target = pressed(event);
    const action = target?.getAttribute("data-action");
    if (action) return act(/** @type {ActionId} */ (action));
    const id = target?.getAttribute("data-keep");
    if (id) void toggle(id);
  }

  /** @param {ActionId} action */
  function act(action) {
    if (action === "review" && subject && view) {
      Reviewing.open(subject, [...keep]);
      return;
    }
    choose(action);
  }

  /** Keep or replace one finding, and show the safer text that follows. @param {string} id */
  async function toggle(id) {
    if (!revise) return;
    if (!keep.delete(id)) keep.add(id);
    try {
      const next = await revise([...keep]);
      if (!settle) return;
      view = next;
    } finally {
      fill();
    }
  }

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      return choose("cancel");
    }
    if (event.key !== "Enter" || event.isComposing || root?.activeElement?.closest("button, summary, input")) return;
    event.preventDefault();
    const action = primary()?.getAttribute("data-action");
    if (action) act(/** @type {ActionId} */ (action));
  }

  /** @param {Event} event @returns {event is KeyboardEvent|MouseEvent} */
  function isPress(event) {
    return event instanceof KeyboardEvent || (event instanceof MouseEvent && event.type === "click");
  }

  /**
   * Take an event that belongs to the panel. True when it did: the page then never hears of it.
   * @param {Event} event
   */
  function route(event) {
    if (!settle || !host) return false;
    event.stopImmediatePropagation();
    if (!event.isTrusted || (isPress(event) && Poise.drops(event))) event.preventDefault();
    else if (event instanceof KeyboardEvent && event.type === "keydown") onKeyDown(event);
    else if (event.target !== host) event.preventDefault();
    else if (event instanceof MouseEvent && event.type === "click") onClick(event);
    return true;
  }

  /** Answer for the person from our own review page. @param {ActionId} action @param {ReviewView|null} next @param {string[]} kept */
  function answer(action, next, kept) {
    if (next) view = next;
    keep = new Set(kept);
    choose(action);
  }

  return { dress, makeRoot, open, become, route, answer, dismiss: () => choose("cancel"), toPrimary: () => primary()?.focus(), isOpen: () => settle !== null };
})();
