// Runs inside a page of the extension: starts the core from its bytes and reviews texts of the sizes that the budgets name.

/** @param {string} note */
export async function core(note) {
  const file = (/** @type {string} */ name) => chrome.runtime.getURL(`core/${name}`);
  const /** @type {any} */ page = globalThis;
  if (!document.querySelector('script[src$="core/core.js"]')) {
    const script = document.createElement('script');
    script.src = file('core.js');
    await new Promise((done, failed) => {
      script.addEventListener('load', done);
      script.addEventListener('error', failed);
      document.head.append(script);
    });
  }
  // A `let` of a classic script is reached by name, not through globalThis.
  const engine = page.wasm_bindgen ?? wasm_bindgen;
  const text = (/** @type {number} */ size) => note.repeat(Math.ceil(size / note.length)).slice(0, size);
  const review = (/** @type {number} */ size) => {
    const request = { text: text(size), moment: 'paste', host: 'chatgpt.com', path: '/', keep: [] };
    const began = performance.now();
    engine.review(request);
    return performance.now() - began;
  };
  const median = (/** @type {number} */ size, /** @type {number} */ times) => {
    const all = Array.from({ length: times }, () => review(size)).sort((a, b) => a - b);
    return all[Math.floor(all.length / 2)];
  };
  const began = performance.now();
  const module = await (await fetch(file('core_bg.wasm'))).arrayBuffer();
  const wasm = engine.initSync({ module });
  engine.configure?.({ settings: {}, managed: {}, language: 'en', today: '2026-11-23' });
  const ready = performance.now() - began;
  const memory = () => wasm.memory.buffer.byteLength / 1_048_576;
  const figures = { ready, first10k: review(10_000), warm10k: median(10_000, 21), warm100k: median(100_000, 11) };
  const used = memory();
  return { ...figures, memory: used, warm1m: median(1_000_000, 3), memory1m: memory() };
}
