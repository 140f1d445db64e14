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
  /** Milliseconds from the page's own start until the engine in it answered; for the popup's word and the benchmark. */
  let ready = 0;
  /** @type {Inputs|null} */
  let inputs = null;
  /** @type {Promise<void>|null} the engine of this page, starting or started */
  let own = null;
  /** A core that has failed once is not tried again in this page. */
  let failed = false;
  /** @type {"not"|"wanted"|"done"} whether somebody is about to write, and the engine of this page is ready for it */
  let warm = "not";

  /** In Chromium the page's policy binds content scripts as well; in Firefox it does not. Trying is the only way to know. */
  function pageAllowsWasm() {
    try {
      return Boolean(new WebAssembly.Module(new Uint8Array(EMPTY_MODULE)));
    } catch {
      return false;
    }
  }

  /** Begin with the engine of this page, beside what is still asked of the background. True where there will be one. */
  function begin() {
    if (!own && !failed && pageAllowsWasm()) {
      own = build();
      own.catch(() => {});
    }
    return own !== null;
  }

  /**
   * Compiled while it is read and beside the page's own thread. The manifest lets only the chat sites read this one file,
   * in Chromium under an address that is new at each start, and no page is told of it.
   */
  async function build() {
    const module = await WebAssembly.compileStreaming(fetch(chrome.runtime.getURL("core/core_bg.wasm")));
    wasm_bindgen.initSync({ module });
    // Any question unpacks the rules: done while the settings are on their way.
    wasm_bindgen.lacks?.();
  }

  /**
   * Take settings and policy, and let the engine of this page answer from now on, where there is one.
   * @param {Inputs} next
   * @returns {Promise<boolean>} whether it answers, and has the words for it
   */
  async function configure(next) {
    inputs = next;
    if (!own) return false;
    try {
      await own;
      wasm_bindgen.configure?.(next);
      if (next.words) wasm_bindgen.learn?.(next.words);
    } catch {
      fail();
      return false;
    }
    if (place !== "page") ready = performance.now();
    place = "page";
    if (warm === "wanted") warmUp();
    return !wasm_bindgen.lacks?.();
  }

  /** Browsers compile a core as it is used, so its first review takes longest: that one is of a made-up note, before the person's own. */
  function warmUp() {
    if (warm === "done") return;
    warm = "done";
    requestIdleCallback(() => {
      try {
        const text = wasm_bindgen.wording()["practice.note.1"] ?? "";
        wasm_bindgen.review({ text, moment: "type", host: "", path: "", keep: [], chat: {}, quiet: true });
      } catch {
        fail();
      }
    });
  }

  /** The background still answers, or says plainly that it cannot, at the next review. */
  function fail() {
    failed = true;
    own = null;
    place = "background";
  }

  /** Wake the engine: in the page if it can run there, and otherwise by touching the background. */
  function wake() {
    if (place === "page") return warmUp();
    if (warm === "not") warm = "wanted";
    if (place === "asleep" && own) return;
    if (begin()) return void (inputs && configure(inputs));
    place = "background";
    Link.tell({ type: "wake" });
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
        fail();
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
        fail();
      }
    }
    return Link.ask({ type: "restore", request });
  }

  return { begin, configure, wake, restore, review, where: () => place, ready: () => ready };
})();
