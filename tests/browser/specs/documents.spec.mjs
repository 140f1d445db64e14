// Documents on their way into a chat: read away from the page, held, and offered as a text copy without the people in it.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../drivers/call.mjs';
import { troublesInside } from '../people/accessibility.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { longNote, longPdf } from '../people/documents.mjs';
import { leaked } from '../people/notes.mjs';

const INPUT = 'input[type=file]';
const FOLDER = fileURLToPath(new URL('../../documents/', import.meta.url));
const PICTURES = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
const made = (/** @type {string} */ name) => path.join(FOLDER, 'files', name);
const refused = (/** @type {string} */ name) => path.join(FOLDER, 'refused', name);

/** Direct identifiers of the documents in tests/documents. */
const SECRETS = ['943 476 5919', 'eunice.threlkeld@example.org', 'Idris Penhaligon'];

const KINDS = [
  'libreoffice.docx', 'python-pptx.pptx', 'libreoffice.odt', 'libreoffice.pdf', 'chromium.pdf', 'pandoc.rtf', 'eml-multipart.eml', 'page.html', 'utf16.txt',
];

inEachBrowser('a document', (world) => {
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'candour-documents-'));
    await writeFile(path.join(folder, 'long.txt'), longNote(1_000_000));
    await writeFile(path.join(folder, 'pages.pdf'), longPdf(3000));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const name of KINDS) {
    test(`${name} is read, held and attached as a text copy`, async () => {
      const { person } = world;
      const chat = await person.opens('ChatGPT');
      await person.tab.chooseFiles(INPUT, [made(name)]);
      assert.match(await person.panel.says(), /details about people/i);
      assert.deepEqual(await chat.files(), []);
      await person.presses('Enter');
      const [got, ...more] = await chat.hasFiles();
      assert.equal(more.length, 0);
      assert.match(got?.name ?? '', /\.txt$/);
      assert.ok((got?.text.length ?? 0) > 200, 'the text copy has the text');
      assert.deepEqual(leaked([got ?? { text: '' }], SECRETS), []);
      assert.deepEqual(leaked(await chat.received(), SECRETS), []);
    });
  }

  test('says what was not read, and comments and authors are in the text', async () => {
    const { person } = world;
    const chat = await person.opens('Claude');
    await person.tab.chooseFiles(INPUT, [made('python-docx.docx')]);
    const said = await person.panel.says();
    assert.match(said, /comment/i);
    const root = await person.panel.isShown();
    assert.deepEqual(await troublesInside(root), []);
    if (process.env.CANDOUR_SCREENSHOTS && person.tab.looks) {
      await person.tab.screenshot(`${PICTURES}panel-file-light.png`);
      await person.tab.looks({ dark: true });
      await person.tab.screenshot(`${PICTURES}panel-file-dark.png`);
      await person.tab.looks({});
    }
    await person.panel.presses(/Attach safer/);
    const [got] = await chat.hasFiles();
    assert.ok(!got?.text.includes('Casimir Dunmore') && !got?.text.includes('Wren Halloran'), got?.text);
  });

  test('can be pasted as text instead of attached', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.tab.chooseFiles(INPUT, [made('libreoffice.docx')]);
    await person.panel.presses(/Paste the text/);
    assert.match(await chat.holds(), /Home visit/);
    assert.deepEqual(await chat.files(), []);
    assert.deepEqual(leaked([{ text: await chat.composer() }], SECRETS), []);
  });

  test('with nothing about anybody is attached as it is, unasked', async () => {
    const { person } = world;
    const chat = await person.opens('Gemini');
    await person.tab.chooseFiles(INPUT, [made('pandoc-clean.docx')]);
    assert.deepEqual((await chat.hasFiles()).map(({ name }) => name), ['pandoc-clean.docx']);
    assert.equal(await person.panel.root(), null);
  });

  test('among several is decided one by one, and the same person has the same stand-in', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.tab.chooseFiles(INPUT, [made('libreoffice.docx'), made('pandoc-clean.docx'), made('libreoffice.pdf')]);
    assert.match(await person.panel.says(), /File 1 of 3/);
    await person.presses('Enter');
    await until('the third file is asked about', async () => /File 3 of 3/.test(await person.panel.says()));
    await person.presses('Enter');
    await until('all three arrive', async () => (await chat.files()).length === 3);
    const files = await chat.files();
    assert.deepEqual(files.map(({ name }) => name), ['libreoffice.txt', 'pandoc-clean.docx', 'libreoffice.txt']);
    const opening = (/** @type {string | undefined} */ text) => /Home visit to (\[[^\]]+\])/.exec(text ?? '')?.[1];
    assert.ok(opening(files[0]?.text));
    assert.equal(opening(files[0]?.text), opening(files[2]?.text));
  });

  for (const [name, words] of /** @type {const} */ ([
    ['encrypted.pdf', /password/i], ['encrypted.docx', /password/i], ['scan.pdf', /scan/i], ['image.docx', /picture/i], ['unsupported.doc', /kind of file/i],
  ])) {
    test(`${name} is held, said plainly, and can go on`, async () => {
      const { person } = world;
      const chat = await person.opens('ChatGPT');
      await person.tab.chooseFiles(INPUT, [refused(name)]);
      assert.match(await person.panel.says(), words);
      await person.presses('Enter');
      await person.panel.isGone();
      assert.deepEqual(await chat.files(), [], 'the first choice is not to attach');
      await person.tab.chooseFiles(INPUT, [refused(name)]);
      await person.panel.presses(/as it is/);
      assert.deepEqual((await chat.hasFiles()).map((each) => each.name), [name]);
    });
  }

  test('of very many pages shows how far it is, and can be stopped', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.tab.chooseFiles(INPUT, [path.join(folder, 'pages.pdf')]);
    await until('it says how far it is', async () => {
      const root = await person.panel.root();
      return root && await root.call(/** @this {ShadowRoot} */ function () { return /Reading your file/.test(this.textContent ?? '') && this.querySelector('progress') !== null; });
    });
    if (process.env.CANDOUR_SCREENSHOTS && person.tab.looks) await person.tab.screenshot(`${PICTURES}panel-reading-light.png`);
    await person.presses('Escape');
    await person.panel.isGone();
    assert.deepEqual(await chat.files(), []);
    await person.types('Still here');
    assert.match(await chat.composer(), /Still here/);
  });

  test('of a megabyte is read to its end', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.tab.chooseFiles(INPUT, [path.join(folder, 'long.txt')]);
    await until('it is read', async () => /Attach safer/.test((await person.panel.buttons()).join()), 60_000);
    await person.presses('Enter');
    const [got] = await chat.hasFiles();
    assert.ok((got?.text.length ?? 0) > 900_000, `${got?.text.length} characters`);
    assert.deepEqual(leaked([got ?? { text: '' }], ['943 476 5919']), []);
  });

  test('that is dropped is held like one that is chosen', async (t) => {
    const { person } = world;
    if (!person.tab.drag) return t.skip('this browser’s protocol has no drag from outside');
    const chat = await person.opens('ChatGPT');
    const { x, y } = await chat.placeOfComposer();
    await person.tab.drag(x, y, { files: [made('libreoffice.docx')] });
    await person.panel.isShown();
    await person.presses('Enter');
    const [got] = await chat.hasFiles();
    assert.deepEqual(leaked([got ?? { text: '' }], SECRETS), []);
  });

  test('leaves nothing in storage, and nothing of it left the browser but what was chosen', async () => {
    const { person } = world;
    await person.opensExtensionPage('popup/popup.html');
    const kept = await person.tab.call(async () => {
      const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
      return JSON.stringify([await api.storage.local.get(null), { ...localStorage }, { ...sessionStorage }]);
    });
    for (const word of SECRETS) assert.ok(!kept.includes(word));
    const sent = world.journal.sentAway().filter((body) => !/^(encrypted|scan|image|unsupported)/.test(body));
    for (const word of SECRETS) assert.ok(!sent.some((body) => body.includes(word)), word);
    assert.deepEqual(world.journal.strangers(), []);
  });
});
