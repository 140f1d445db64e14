// The budgets that only a browser can show: the packages in dist/, in both browsers, on chat pages as the tests serve them.
// One line of JSON a browser; `cargo xtask bench` puts the budgets beside them.

import { readFile } from 'node:fs/promises';
import { BROWSERS, extensionFolder, launch } from '../../tests/browser/drivers/index.mjs';
import { until } from '../../tests/browser/drivers/call.mjs';
import { Person } from '../../tests/browser/people/person.mjs';
import { startServer } from '../../tests/browser/server/index.mjs';
import { core } from './core.mjs';

/** How often each is measured; what is printed is the median. */
const TIMES = 9;
const note = await readFile(new URL('../note.txt', import.meta.url), 'utf8');
const CLEAN = 'Suggest three plain-English headings for a leaflet about fostering, and one sentence under each. ';

/** @param {number[]} all */
const median = (all) => [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;

/** Milliseconds from the first byte of a page to an engine that answers in it, as the extension itself tells. @param {Person} person */
async function readyInPage(person) {
  const own = await person.browser.open(person.browser.extensionUrl('popup/popup.html'));
  const all = [];
  for (let time = 0; time <= TIMES; time += 1) {
    await person.opens('ChatGPT', { csp: 'wasm', newTab: true });
    const ready = await until('an engine is in the page', () => own.call(async () => {
      const { tabs } = /** @type {any} */ (globalThis).chrome;
      const asked = (await tabs.query({})).map((/** @type {{ id: number }} */ { id }) => tabs.sendMessage(id, { type: 'status' }, { frameId: 0 }).catch(() => null));
      return (await Promise.all(asked)).find((status) => status?.engine === 'page')?.ready;
    }));
    const [page] = await person.tab.call(() => performance.getEntriesByType('navigation').map((entry) => /** @type {any} */ (entry).responseStart));
    all.push(ready - page);
    await person.tab.close();
  }
  await own.close();
  // The first is left out: the browser has just started.
  return median(all.slice(1));
}

/** Milliseconds from the V of Ctrl+V to the text in the composer, for a text that is new and clean. @param {Person} person @param {'strict' | 'wasm'} csp */
async function cleanPaste(person, csp) {
  const chat = await person.opens('Claude', { csp, newTab: true });
  await person.entersComposer();
  await person.tab.call(() => {
    const times = /** @type {number[]} */ (/** @type {any} */ (window).times = []);
    let pressed = 0;
    addEventListener('keydown', ({ key }) => { if (key.toLowerCase() === 'v') pressed = performance.now(); }, true);
    // Editors that take a paste for themselves fire no input event, but all of them show the text.
    new MutationObserver(() => { if (pressed) times.push(performance.now() - pressed); pressed = 0; })
      .observe(/** @type {any} */ (window).chat.editor.element, { childList: true, characterData: true, subtree: true });
  });
  for (let time = 0; time <= TIMES; time += 1) {
    await person.pastes(`${CLEAN.repeat(10)} ${time}`);
    await until('it is pasted', () => person.tab.call((/** @type {number} */ count) => /** @type {any} */ (window).times.length === count, time + 1));
    await chat.startsAfresh();
  }
  // The first is left out: it may wake the engine.
  const all = await person.tab.call(() => /** @type {any} */ (window).times);
  await person.tab.close();
  return median(all.slice(1));
}

/** @param {'chromium' | 'firefox'} name @param {string | null} extension @param {(person: Person) => Promise<any>} work */
async function inBrowser(name, extension, work) {
  const server = await startServer();
  const browser = await launch(name, { port: server.port, extension });
  try {
    return await work(new Person(browser));
  } finally {
    await browser.close();
    await server.close();
  }
}

for (const name of BROWSERS) {
  const extension = await extensionFolder(name);
  if (!extension) throw new Error(`dist/${name} has no manifest`);
  const bare = await inBrowser(name, null, (person) => cleanPaste(person, 'strict'));
  const figures = await inBrowser(name, extension, async (person) => {
    const page = await person.browser.open(person.browser.extensionUrl('desk/desk.html'));
    await until('the page is there', () => page.call(() => document.readyState === 'complete'));
    const inCore = await page.call(core, note);
    await page.close();
    return {
      ...inCore, inPage: await readyInPage(person),
      heldHere: Math.max(0, await cleanPaste(person, 'wasm') - bare), heldThere: Math.max(0, await cleanPaste(person, 'strict') - bare),
    };
  });
  console.log(JSON.stringify({ browser: name, ...figures }));
}
