"use strict";

/** Every listener of the gate: on the window, in the capture phase, before any script of the page. */
const Listen = (() => {
  /** @type {AbortController|null} removes all listeners at once */
  let ears = null;
  /** @type {SiteView|null} */
  let site = null;

  const limit = () => site?.pasteLimit ?? null;

  /** @param {DataTransfer|null} data */
  function plainText(data) {
    const text = data?.getData("text/plain") ?? "";
    if (text) return text;
    const html = data?.getData("text/html") ?? "";
    return html ? (new DOMParser().parseFromString(html, "text/html").body.textContent ?? "") : "";
  }

  /** @param {HTMLElement} box @param {string} text @param {Moment} moment @param {string} [html] @returns {Candidate} */
  function inserting(box, text, moment, html) {
    const place = Insert.caret(box);
    return {
      moment, box, now: () => text,
      useSafer: (safer) => Insert.put(box, safer, { limit: limit(), place }),
      asItIs: () => Insert.put(box, text, { place, asFile: text.length >= (limit() ?? Infinity), ...(html ? { html } : {}) }),
      cancelled: () => box.focus({ preventScroll: true }),
    };
  }

  /** @param {ClipboardEvent} event */
  function onPaste(event) {
    const box = Composer.at(event);
    const text = plainText(event.clipboardData);
    const files = event.clipboardData?.files.length ?? 0;
    if (event.clipboardData && files > 0 && !(box && text) && Files.take(event, event.clipboardData, box)) return;
    if (!box || !text) return;
    const candidate = inserting(box, text, "paste", event.clipboardData?.getData("text/html"));
    if (files === 0) return Gate.consider(event, candidate);
    // A spreadsheet puts a picture of the same cells beside the text. A picture can't be checked, so the text goes alone.
    Gate.stop(event);
    if (Gate.state() === "watching") void Gate.hold(candidate);
  }

  /** @param {DragEvent} event */
  function onDrop(event) {
    const box = Composer.at(event) ?? Composer.current();
    if (event.dataTransfer?.files.length && Files.take(event, event.dataTransfer, box)) return;
    const text = plainText(event.dataTransfer);
    if (!box || !text) return;
    const { clientX: x, clientY: y } = event;
    const candidate = inserting(box, text, "drop");
    /** @param {() => Promise<boolean>} step */
    const there = (step) => (caretTo(box, x, y), step());
    Gate.consider(event, {
      ...candidate,
      useSafer: (safer) => there(() => candidate.useSafer(safer)),
      asItIs: () => there(candidate.asItIs),
    });
  }

  /** Put the caret where something was dropped. @param {HTMLElement} box @param {number} x @param {number} y */
  function caretTo(box, x, y) {
    const place = document.caretPositionFromPoint?.(x, y);
    if (place && box.contains(place.offsetNode) && !(box instanceof HTMLTextAreaElement)) {
      window.getSelection()?.collapse(place.offsetNode, place.offset);
    }
  }

  /** Text that arrives by another door than a paste or drop event (a page that swallows those, an assistive tool). @param {InputEvent} event */
  function onBeforeInput(event) {
    if (event.inputType !== "insertFromPaste" && event.inputType !== "insertFromDrop" && event.inputType !== "insertFromYank") return;
    const box = Composer.at(event);
    const text = plainText(event.dataTransfer) || (event.data ?? "");
    if (box && text && event.cancelable) Gate.consider(event, inserting(box, text, "paste"));
  }

  /** @param {HTMLElement} box @param {() => void} press @returns {Candidate} */
  function sending(box, press) {
    const moment = site && site.editors.some((selector) => box.matches(selector)) ? "edit" : "send";
    const send = async () => {
      Gate.approve(Composer.text(box));
      press();
      return true;
    };
    return {
      moment, box, now: () => Composer.text(box), asItIs: send,
      useSafer: async (safer) => (await Insert.replaceAll(box, safer, { limit: limit() })) && (await Insert.settle(), send()),
      cancelled: () => box.focus({ preventScroll: true }),
    };
  }

  /** Enter sends unless Shift or Alt make it a new line; during composition it belongs to the input method. @param {KeyboardEvent} event */
  function onKeyDown(event) {
    if (event.key !== "Enter" || event.shiftKey || event.altKey) return;
    if (event.isComposing || event.keyCode === 229) return;
    const box = Composer.at(event);
    if (!box) return;
    const { ctrlKey, metaKey } = event;
    Gate.consider(event, sending(box, () => Send.byKey(box, { ctrlKey, metaKey })));
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    if (event.isTrusted && Composer.beginsAnew(event)) Chat.anew();
    const press = Composer.sentBy(event);
    if (press) Gate.consider(event, sending(press.box, () => Send.byButton(press.box, press.button)));
  }

  /** Sites that act on the press itself: they get it only with the click, once that is decided. @param {Event} event */
  function onPress(event) {
    if (Gate.state() === "continuing") return;
    const press = Composer.sentBy(event);
    if (press && !Gate.clear(Composer.text(press.box), "send")) event.stopImmediatePropagation();
  }

  /** @param {SubmitEvent} event */
  function onSubmit(event) {
    const box = Composer.inForm(event);
    const form = event.target;
    if (!box || !(form instanceof HTMLFormElement)) return;
    Gate.consider(event, sending(box, () => Send.byForm(form, event.submitter)));
  }

  /** @param {Event} event */
  function onInput(event) {
    if (Files.chosen(event)) return;
    const box = Composer.at(event);
    if (box) Chip.watch(box);
  }

  /** @param {Event} event */
  function onFocus(event) {
    const box = Composer.at(event);
    if (!box) return;
    Engine.wake();
    Chip.watch(box);
    Status.update();
  }

  /**
   * The panel's own events go to the panel and to nobody else; while there is no protection nothing is held.
   * @template {Event} E
   * @param {(event: E) => void} handler
   * @returns {EventListener}
   */
  function guarded(handler) {
    return (event) => {
      if (!Link.alive()) return Status.stepAside();
      if (Panel.route(event) || Chip.route(event) || Copying.route(event) || NamesBack.route(event) || Status.off()) return;
      Chat.follow();
      handler(/** @type {E} */ (event));
    };
  }

  /** @param {SiteView|null} next */
  function start(next) {
    site = next;
    if (ears) return;
    ears = new AbortController();
    const options = { capture: true, signal: ears.signal };
    /** @param {string} type @param {(event: any) => void} handler */
    const on = (type, handler) => window.addEventListener(type, guarded(handler), options);
    on("paste", onPaste);
    on("drop", onDrop);
    on("beforeinput", onBeforeInput);
    on("keydown", onKeyDown);
    on("click", onClick);
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "touchstart", "touchend"]) on(type, onPress);
    on("submit", onSubmit);
    on("input", onInput);
    on("change", (event) => void Files.chosen(event));
    on("focusin", onFocus);
    for (const type of ["keyup", "keypress", "focusout", "cancel", "cut", "contextmenu"]) on(type, () => {});
    on("copy", Copying.onCopy);
    on("pointerover", NamesBack.onPoint);
  }

  /** Take every listener away: the page is then exactly as it would be without Candour. */
  function stop() {
    ears?.abort();
    ears = null;
  }

  return { start, stop };
})();
