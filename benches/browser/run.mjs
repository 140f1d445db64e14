// The budgets that only a browser can show: the core in an extension page of the packages in dist/, in both browsers.
// One line of JSON a browser; `cargo xtask bench` puts the budgets beside them.

import { readFile } from 'node:fs/promises';
import { BROWSERS, extensionFolder, launch } from '../../tests/browser/drivers/index.mjs';
import { until } from '../../tests/browser/drivers/call.mjs';

/** Port of the proxy that pages of the web would need. None is opened, so none is there: port 9 discards. */
const NOWHERE = 9;

const note = await readFile(new URL('../note.txt', import.meta.url), 'utf8');

/**
 * Runs inside the extension's page: starts the core from its bytes, then reviews texts of the sizes that the budgets name.
 * @param {string} note
 */
async function measure(note) {
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
  engine.wording();
  const ready = performance.now() - began;
  return {
    ready, first10k: review(10_000), warm10k: median(10_000, 21), warm100k: median(100_000, 11), warm1m: median(1_000_000, 3),
    memory: wasm.memory.buffer.byteLength / 1_048_576,
  };
}

for (const name of BROWSERS) {
  const extension = await extensionFolder(name);
  if (!extension) throw new Error(`dist/${name} has no manifest`);
  const browser = await launch(name, { port: NOWHERE, extension });
  try {
    const page = await browser.open(browser.extensionUrl('welcome/welcome.html'));
    await until('the page is there', () => page.call(() => document.readyState === 'complete'));
    console.log(JSON.stringify({ browser: name, ...(await page.call(measure, note)) }));
  } finally {
    await browser.close();
  }
}
