"use strict";

/**
 * The moment after the panel opens. A press that was on its way by then (the second of a double Enter, a key held down,
 * the Enter of a habitual "paste, Enter", the second click of a double click) was meant for the page: it is not the
 * panel's answer, or the safer text would go unread. It is dropped when it comes, so nothing waits and
 * nothing is left behind that could keep a later press from counting. Escape counts at once: it never does harm.
 */
const Poise = (() => {
  /** From the first painting until presses count; browsers guard their own dialogs for as long. */
  const MOMENT_MS = 500;
  /** A page too busy to paint is taken to have painted after this. */
  const PAINTED_AT_LATEST_MS = 250;

  let turn = 0;
  /** When the panel could first be seen. */
  let seen = Infinity;
  /** @type {Set<string>} keys that went down too early and are not up yet */
  const spent = new Set();

  /** A panel has just been put on the page. @param {() => void} ready called when presses count; only for how it looks */
  function begin(ready) {
    const mine = ++turn;
    seen = Infinity;
    spent.clear();
    const painted = () => {
      if (turn !== mine || seen !== Infinity) return;
      seen = performance.now();
      setTimeout(() => turn === mine && ready(), MOMENT_MS);
    };
    requestAnimationFrame(() => requestAnimationFrame(painted));
    setTimeout(painted, PAINTED_AT_LATEST_MS);
  }

  /** By one clock: the time that an event carries may be another's. */
  const early = () => performance.now() < seen + MOMENT_MS;

  /**
   * Whether a press is to be dropped. Buttons answer to the Enter that goes down, to the Space that comes up and to the
   * click that follows either.
   * @param {KeyboardEvent|MouseEvent} event
   */
  function drops(event) {
    if (!(event instanceof KeyboardEvent)) return early();
    if (event.key !== "Enter" && event.key !== " ") return false;
    if (event.type === "keyup") return spent.delete(event.key);
    if (!early() && !event.repeat) return false;
    spent.add(event.key);
    return true;
  }

  return { begin, drops };
})();
