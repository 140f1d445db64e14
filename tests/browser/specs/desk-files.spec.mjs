// Files in the desk: opened, several at once, too long to show, not readable. The same reader as over a chat.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../drivers/call.mjs';
import { troublesOf } from '../people/accessibility.mjs';
import { longPdf } from '../people/documents.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { clipboardReader } from '../people/pieces.mjs';

const FOLDER = fileURLToPath(new URL('../../documents/', import.meta.url));
const PICTURES = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
const SECRETS = ['943 476 5919', 'eunice.threlkeld@example.org', 'Idris Penhaligon'];

inEachBrowser('a file in the desk', (world) => {
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'candour-desk-'));
    await writeFile(path.join(folder, 'pages.pdf'), longPdf(300));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** @param {...string} files */
  const opens = async (...files) => {
    const tab = await world.person.opensExtensionPage('desk/desk.html');
    await tab.chooseFiles('#file', files);
    return tab;
  };
  const safer = (/** @type {any} */ tab) => until('the safer text is shown', () => tab.call(() =>
    !document.querySelector('#result')?.hasAttribute('hidden') && document.querySelector('#waiting')?.hasAttribute('hidden') && document.querySelector('#safer')?.textContent), 60_000);

  test('is read, shown and made safer', async () => {
    const tab = await opens(`${FOLDER}files/libreoffice.docx`);
    const text = await safer(tab);
    assert.match(text, /Home visit/);
    for (const word of SECRETS) assert.ok(!text.includes(word), word);
    assert.ok((await tab.call(() => /** @type {HTMLTextAreaElement} */ (document.querySelector('#text')).value)).includes('Larkspur'));
    assert.deepEqual(await troublesOf(tab), []);
    if (process.env.CANDOUR_SCREENSHOTS && tab.looks) await tab.screenshot(`${PICTURES}desk-with-a-file-light.png`);
    await tab.close();
  });

  test('among several is read with the others, and what could not be read is said', async () => {
    const tab = await opens(`${FOLDER}files/libreoffice.docx`, `${FOLDER}refused/scan.pdf`, `${FOLDER}files/pandoc-clean.docx`);
    const text = await safer(tab);
    assert.match(text, /Home visit/);
    assert.match(text, /Leaflet about fostering/);
    assert.match(await tab.call(() => document.querySelector('#about-files')?.textContent), /File 2 of 3.*scan|scan.*File 2 of 3/i);
    await tab.close();
  });

  test('that the browser will not copy stays where it is, and that is said', async () => {
    const tab = await opens(`${FOLDER}files/libreoffice.docx`);
    const text = await safer(tab);
    // A press that a script makes: Firefox copies for people only.
    await tab.call(() => /** @type {HTMLElement} */ (document.querySelector('#copy')).click());
    const said = await until('it says what became of the copy', () => tab.call(() => {
      const words = document.querySelector('#said')?.textContent ?? '';
      return /Copied|did not let/.test(words) && words;
    }));
    if (world.name === 'firefox') assert.match(said, /did not let this be copied.*Ctrl\+C/);
    assert.equal(await tab.call(() => document.querySelector('#safer')?.textContent), text);
    await tab.close();
  });

  test('of three hundred pages is held, reviewed and copied whole', async () => {
    const tab = await opens(path.join(folder, 'pages.pdf'));
    const text = await safer(tab);
    assert.ok(text.length < 6000, 'only its beginning is shown');
    assert.match(await tab.call(() => document.querySelector('#held')?.textContent), /pages\.pdf/);
    const clipboard = await clipboardReader(world.browser);
    await world.person.looksAt(tab);
    await world.person.clicks('#copy');
    await until('it says that it is copied', () => tab.call(() => /Copied/.test(document.querySelector('#said')?.textContent ?? '')));
    const all = await clipboard(tab);
    assert.match(all, /300\.40/);
    for (const word of SECRETS) assert.ok(!all.includes(word), word);
    await tab.call(() => /** @type {HTMLElement} */ (document.querySelector('#clear')).click());
    await until('it is let go', () => tab.call(() => document.querySelector('#held')?.hasAttribute('hidden') && document.querySelector('#result')?.hasAttribute('hidden')));
    await tab.close();
  });

  test('that is being read can be stopped', async () => {
    const tab = await world.person.opensExtensionPage('desk/desk.html');
    await writeFile(path.join(folder, 'very-long.pdf'), longPdf(4000));
    await tab.chooseFiles('#file', [path.join(folder, 'very-long.pdf')]);
    await until('it says how far it is', () => tab.call(() => !document.querySelector('#waiting')?.hasAttribute('hidden')));
    await tab.call(() => /** @type {HTMLElement} */ (document.querySelector('#stop')).click());
    await until('it has stopped', () => tab.call(() => document.querySelector('#waiting')?.hasAttribute('hidden')));
    assert.equal(await tab.call(() => document.querySelector('#result')?.hasAttribute('hidden')), true);
    await tab.close();
  });
});
