// Files: chosen, dropped. Text is read and made safer; other kinds are held and the person decides.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { inEachBrowser } from '../people/house.mjs';
import { CLEAN, leaked, NOTE } from '../people/notes.mjs';

const INPUT = 'input[type=file]';

inEachBrowser('a file', (world) => {
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'candour-files-'));
    for (const kind of ['txt', 'md', 'csv']) await writeFile(path.join(folder, `note.${kind}`), NOTE);
    await writeFile(path.join(folder, 'clean.txt'), CLEAN);
    await writeFile(path.join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const file = (/** @type {string} */ name) => path.join(folder, name);

  for (const kind of ['txt', 'md', 'csv']) {
    test(`of kind .${kind} is read, held and made safer`, async () => {
      const { person } = world;
      const chat = await person.opens('ChatGPT');
      await person.tab.chooseFiles(INPUT, [file(`note.${kind}`)]);
      await person.panel.isShown();
      assert.deepEqual(leaked(await chat.received()), []);
      await person.presses('Enter');
      const [got, ...more] = await chat.hasFiles();
      assert.equal(more.length, 0);
      assert.equal(got?.name, kind === 'md' ? 'note.md' : 'note.txt', 'a text copy');
      assert.match(got?.text ?? '', /Home visit on Tuesday/);
      assert.deepEqual(leaked(await chat.files()), []);
      assert.deepEqual(leaked(await chat.received()), []);
    });
  }

  test('is not attached when the person says no', async () => {
    const { person } = world;
    const chat = await person.opens('Claude');
    await person.tab.chooseFiles(INPUT, [file('note.txt')]);
    await person.panel.isShown();
    await person.presses('Escape');
    await person.panel.isGone();
    assert.deepEqual(await chat.files(), []);
    assert.equal(await person.tab.call((/** @type {string} */ css) => /** @type {HTMLInputElement} */ (document.querySelector(css)).files?.length, INPUT), 0);
  });

  test('with nothing about anybody is attached unchanged, once', async () => {
    const { person } = world;
    const chat = await person.opens('Gemini');
    await person.tab.chooseFiles(INPUT, [file('clean.txt')]);
    assert.deepEqual(await chat.hasFiles(), [{ name: 'clean.txt', text: CLEAN }]);
    assert.equal(await person.panel.root(), null);
  });

  test('that Candour cannot read is held, said so, and can go on', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.tab.chooseFiles(INPUT, [file('picture.png')]);
    assert.match(await person.panel.says(), /picture/i);
    assert.deepEqual(await chat.files(), []);
    await person.panel.presses(/as it is/);
    assert.deepEqual((await chat.hasFiles()).map(({ name }) => name), ['picture.png']);
  });

  test('that is dropped is held like one that is chosen', async (t) => {
    const { person } = world;
    if (!person.tab.drag) return t.skip('this browser’s protocol has no drag from outside');
    const chat = await person.opens('ChatGPT');
    const { x, y } = await chat.placeOfComposer();
    await person.tab.drag(x, y, { files: [file('note.txt')] });
    await person.panel.isShown();
    assert.deepEqual(leaked(await chat.received()), []);
    await person.presses('Enter');
    await chat.hasFiles();
    assert.deepEqual(leaked(await chat.files()), []);
  });

  test('no identifier left in any upload', () => {
    assert.deepEqual(world.journal.sentAway().filter((body) => body.includes('943 476 5919')), []);
    assert.deepEqual(world.journal.strangers(), []);
  });
});
