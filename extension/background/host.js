"use strict";

/** The engine in the background: for pages that let no wasm run, and for the extension's own pages. */
const Host = (() => {
  /** @type {Promise<void>|null} */
  let ready = null;

  /** The engine's own file, out of this package. Nothing else is ever fetched: the manifest's policy forbids it. */
  const compiled = () => WebAssembly.compileStreaming(fetch(chrome.runtime.getURL("core/core_bg.wasm")));

  let warmed = false;

  /** @type {object|null} words of a language that the engine does not carry */
  let words = null;

  /** Hand the engine the words that it lacks, from a file of this package. True when it had lacked them. */
  async function speak() {
    const language = wasm_bindgen.lacks?.();
    if (!language) return false;
    words = await fetch(chrome.runtime.getURL(`words/${language}.json`)).then((file) => file.json());
    if (words) wasm_bindgen.learn?.(words);
    return true;
  }

  /** Start the engine once, with the settings and policy as they are. */
  function start() {
    ready ??= (async () => {
      const [module, inputs] = await Promise.all([compiled(), Settings.inputs()]);
      wasm_bindgen.initSync({ module });
      wasm_bindgen.configure?.(inputs);
      await speak();
      void Failure.keep(wasm_bindgen.failurePanel?.());
    })();
    ready.catch(() => (ready = null));
    return ready;
  }

  /** Follow a change of settings or policy; answers with the rules now in force, in words. */
  async function configure() {
    await start();
    const inputs = await Settings.inputs();
    const first = wasm_bindgen.configure?.(inputs) ?? null;
    const rules = (await speak()) ? (wasm_bindgen.configure?.(inputs) ?? null) : first;
    await Failure.keep(wasm_bindgen.failurePanel?.());
    return rules;
  }

  /**
   * Ask the engine.
   * @template T
   * @param {(engine: typeof wasm_bindgen) => T} act
   */
  async function ask(act) {
    await start();
    return act(wasm_bindgen);
  }

  /** Ready for somebody who is about to write: browsers compile a core as it is used, so its first review takes longest. */
  async function warm() {
    if (warmed) return;
    warmed = true;
    await ask((engine) => {
      const text = engine.wording()["practice.note.1"] ?? "";
      engine.review({ text, moment: "type", host: "", path: "", keep: [], chat: {}, quiet: true });
    });
  }

  return { start, warm, configure, ask, words: () => words };
})();
