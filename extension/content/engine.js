"use strict";

/**
 * The core, wherever this page lets it run: here in the page's isolated world, else in the background.
 * One interface for both: `review` answers now, or answers later.
 */
const Engine = (() => {
  /** The smallest wasm module there is: a page's policy that forbids wasm forbids this too. */
  const EMPTY_MODULE = [0, 97, 115, 109, 1, 0, 0, 0];

  /** A longer text is reviewed in the background, so that the page does not stand still meanwhile. Characters. */
  const LONG = 100_000;

  /** @type {"asleep"|"background"|"page"} where a review runs just now */
  let place = "asleep";
  /** @type {Inputs|null} */
  let inputs = null;
  /** @type {Promise<void>|null} */
  let waking = null;
  /** @type {Promise<string>|null} the engine's bytes, on their way */
  let bytes = null;

  /** In Chromium the page's policy binds content scripts as well; in Firefox it does not. Trying is the only way to know. */
  function pageAllowsWasm() {
    try {
      return Boolean(new WebAssembly.Module(new Uint8Array(EMPTY_MODULE)));
    } catch {
      return false;
    }
  }

  /**
   * Take settings and policy; the engine in the page, if awake, follows at once.
   * @param {Inputs} next
   */
  function configure(next) {
    inputs = next;
    if (place === "page") follow(next);
  }

  /** Words of a language that the engine does not carry come along. @param {Inputs} next */
  function follow(next) {
    wasm_bindgen.configure?.(next);
    if (next.words) wasm_bindgen.learn?.(next.words);
  }

  /** Ask for the bytes before anything else is known: they take longest. */
  function fetchEarly() {
    if (!pageAllowsWasm()) return;
    bytes = Link.ask({ type: "bytes" });
    bytes.catch(() => {});
  }

  /**
   * Bring the engine into the page where the page allows it. The bytes come as a message from the background,
   * so that no file of the extension has to be open to the web.
   */
  async function load() {
    place = "background";
    if (!pageAllowsWasm() || !inputs) return;
    const carried = await (bytes ?? Link.ask({ type: "bytes" }));
    bytes = null;
    wasm_bindgen.initSync({ module: Uint8Array.fromBase64(carried) });
    follow(inputs);
    place = "page";
  }

  /** Wake the engine, once: in the page if it can run there, and otherwise by touching the background. */
  function wake() {
    if (!waking) {
      waking = load().catch(() => {
        // The background still answers, or says plainly that it cannot, at the next review.
        place = "background";
      });
    } else if (place === "background") {
      Link.tell({ type: "wake" });
    }
    return waking;
  }

  /**
   * Review a text: the answer itself where the engine is in the page, else a promise of it.
   * @param {ReviewRequest} request
   * @returns {ReviewView|Promise<ReviewView>}
   */
  function review(request) {
    if (request.text.length > Reading.LONG) return Long.review(request);
    if (place === "page" && request.text.length <= LONG) {
      try {
        return wasm_bindgen.review(request);
      } catch {
        // A core that has failed once is not asked again in this page.
        place = "background";
      }
    }
    return Link.ask({ type: "review", request });
  }

  /**
   * Names back in a reply: the answer itself where the engine is in the page, else a promise of it.
   * @param {{text: string, html: string|null, chat: ChatState}} request
   * @returns {RestoreView|Promise<RestoreView>}
   */
  function restore(request) {
    if (place === "page" && wasm_bindgen.restore) {
      try {
        return wasm_bindgen.restore(request);
      } catch {
        place = "background";
      }
    }
    return Link.ask({ type: "restore", request });
  }

  return { configure, fetchEarly, wake, restore, review, where: () => place };
})();
