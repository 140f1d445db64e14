// Measures, in Chromium, how long a page is kept busy while a long document is read and reviewed:
// `node tests/browser/measure-long.mjs`. A benchmark that prints, not a test that fails: the aim is 50 ms.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from './drivers/call.mjs';
import { extensionFolder, launch } from './drivers/index.mjs';
import { longNote, longPdf } from './people/documents.mjs';
import { Person } from './people/person.mjs';
import { startServer } from './server/index.mjs';

const server = await startServer();
const browser = await launch('chromium', { port: server.port, extension: await extensionFolder('chromium') });
const person = new Person(browser);
const folder = await mkdtemp(path.join(tmpdir(), 'candour-measure-'));
await writeFile(path.join(folder, 'pages.pdf'), longPdf(300));
await writeFile(path.join(folder, 'note.txt'), longNote(1_000_000));

/** Begins to note every task over 50 ms, and the longest gap between two frames. @param {import('./drivers/call.mjs').Page} page */
const watch = (page) => page.call(() => {
  const seen = /** @type {any} */ (window);
  seen.tasks = [];
  seen.observer?.disconnect();
  seen.observer = new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => Math.round(duration))));
  seen.observer.observe({ type: 'longtask' });
  seen.gap = 0;
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    seen.gap = Math.max(seen.gap, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
});

/** @param {string} what @param {import('./drivers/call.mjs').Page} page @param {number} began */
const report = async (what, page, began) => {
  const { tasks, gap } = await page.call(() => ({ tasks: /** @type {any} */ (window).tasks, gap: Math.round(/** @type {any} */ (window).gap) }));
  const longest = tasks.length ? `${Math.max(...tasks)} ms (${tasks.length} over 50 ms)` : 'none over 50 ms';
  process.stdout.write(`${what}: longest task ${longest}; longest gap between frames ${gap} ms; ${Math.round(performance.now() - began)} ms in all\n`);
};

const read = () => until('it is read', async () => /safer/.test((await person.panel.buttons()).join()), 120_000);

for (const name of ['pages.pdf', 'note.txt']) {
  await person.opens('ChatGPT', { newTab: true });
  await watch(person.tab);
  const began = performance.now();
  await person.tab.chooseFiles('input[type=file]', [path.join(folder, name)]);
  await read();
  await report(`${name} attached, until the panel asks`, person.tab, began);
}

await person.opens('ChatGPT', { newTab: true });
await person.copies(longNote(1_000_000));
await person.entersComposer();
await watch(person.tab);
let began = performance.now();
await person.presses('Control+v');
await read();
await report('a note of 1 MB pasted, until the panel asks', person.tab, began);

const opening = browser.nextPage('review/review.html');
await person.panel.presses(/Review in full/);
const page = await opening;
await watch(page);
began = performance.now();
await until('all is marked', () => page.call(() => !document.querySelector('#actions')?.matches(':empty')), 60_000);
await report('the review page of it, until all is marked', page, began);
await watch(page);
began = performance.now();
for (const key of ['n', 'n', 'p', 'p', 'p', 'k']) await page.press(key);
await until('it is kept', () => page.call(() => !(/** @type {HTMLButtonElement} */ (document.querySelector('#undo')).disabled)), 60_000);
await report('moving and keeping one there', page, began);

await browser.close();
await server.close();
await rm(folder, { recursive: true });
