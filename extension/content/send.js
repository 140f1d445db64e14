"use strict";

/** The one continuation of a send that was held: the same press the person made, made again. */
const Send = (() => {
  const ENTER = { key: "Enter", code: "Enter", keyCode: 13, which: 13, bubbles: true, cancelable: true, composed: true };

  /** @param {HTMLElement} box @param {{ctrlKey: boolean, metaKey: boolean}} held */
  function byKey(box, held) {
    const node = window.getSelection()?.anchorNode?.parentElement;
    const place = node && box.contains(node) ? node : box;
    const keys = { ...ENTER, ctrlKey: held.ctrlKey, metaKey: held.metaKey };
    const taken = !place.dispatchEvent(new KeyboardEvent("keydown", keys));
    if (!taken) place.dispatchEvent(new KeyboardEvent("keypress", keys));
    place.dispatchEvent(new KeyboardEvent("keyup", keys));
  }

  /** @param {HTMLElement} box @param {HTMLElement} pressed */
  function byButton(box, pressed) {
    const button = pressed.isConnected ? pressed : Composer.sendButton(box);
    if (!button) return;
    const shape = { bubbles: true, cancelable: true, composed: true, button: 0 };
    button.dispatchEvent(new PointerEvent("pointerdown", { ...shape, pointerType: "mouse", isPrimary: true }));
    button.dispatchEvent(new MouseEvent("mousedown", shape));
    button.dispatchEvent(new PointerEvent("pointerup", { ...shape, pointerType: "mouse", isPrimary: true }));
    button.dispatchEvent(new MouseEvent("mouseup", shape));
    button.click();
  }

  /** @param {HTMLFormElement} form @param {HTMLElement|null} submitter */
  function byForm(form, submitter) {
    form.requestSubmit(submitter?.isConnected ? submitter : null);
  }

  return { byKey, byButton, byForm };
})();
