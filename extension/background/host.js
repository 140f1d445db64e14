"use strict";

/** The engine in the background: for pages that let no wasm run, and for the extension's own pages. */
const Host = (() => {
  /** @type {Promise<Uint8Array<ArrayBuffer>>|null} */
  let bytes = null;
  /** @type {Promise<void>|null} */
  let ready = null;

  /** The engine's own file, out of this package. Nothing else is ever fetched: the manifest's policy forbids it. */
  function read() {
    bytes ??= fetch(chrome.runtime.getURL("core/core_bg.wasm")).then(async (file) => new Uint8Array(await file.arrayBuffer()));
    return bytes;
  }

  /** Start the engine once, with the settings and policy as they are. */
  function start() {
    ready ??= (async () => {
      const [module, inputs] = await Promise.all([read(), Settings.inputs()]);
      wasm_bindgen.initSync({ module });
      wasm_bindgen.configure?.(inputs);
      void Failure.keep(wasm_bindgen.failurePanel?.());
    })();
    ready.catch(() => (ready = null));
    return ready;
  }

  /** Follow a change of settings or policy; answers with the rules now in force, in words. */
  async function configure() {
    await start();
    const rules = wasm_bindgen.configure?.(await Settings.inputs()) ?? null;
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

  /** The engine's bytes in the one form that a message can carry in both browsers. */
  async function carried() {
    return (await read()).toBase64();
  }

  return { start, configure, ask, carried };
})();
