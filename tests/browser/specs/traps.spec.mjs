// What breaks extensions like this one: undo, newlines, emoji, size, input methods, drops, several answers at once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachBrowser } from '../people/house.mjs';
import { CLEAN, IDENTIFIERS, leaked, LINE, NOTE } from '../people/notes.mjs';
import { SITES } from '../sites.mjs';

const CHATS = SITES.filter(({ editor }) => editor !== 'textarea');
const TRICKY = `Café — “naïve” 👩‍👧‍👦 😀 e\u0301 ŵ ŷ\n\n\tIndented, then a blank line\nNHS number ${IDENTIFIERS[0]}\nLast 🙂`;
const solid = (/** @type {string} */ text) => text.split(/\s*\n+\s*/).filter(Boolean);

inEachBrowser('traps', (world) => {
  for (const { name } of CHATS) {
    test(`Ctrl+Z in ${name} takes the safer text out again, whole`, async () => {
      const { person } = world;
      const chat = await person.opens(name);
      await person.pastes(NOTE);
      await person.panel.isShown();
      await person.presses('Enter');
      await chat.holds();
      await person.panel.isGone();
      await person.presses('Control+z');
      await chat.holds('');
    });

    test(`newlines, emoji and accents come through in ${name}`, async () => {
      const { person } = world;
      const chat = await person.opens(name);
      await person.pastes(TRICKY);
      await person.panel.isShown();
      await person.presses('Enter');
      const held = solid(await chat.holds());
      const wanted = solid(TRICKY);
      assert.equal(held.length, wanted.length);
      for (const line of [0, 1, 3]) assert.equal(held[line]?.trim(), wanted[line]?.trim());
      assert.match(held[2] ?? '', /^NHS number \[/);
    });
  }

  for (const name of ['Copilot', 'Microsoft 365 Copilot', 'Gemini']) {
    test(`100 KB pasted into ${name} is held, then goes in safely`, async () => {
      const { person } = world;
      const filler = 'The review was steady and the plan stays as it was agreed. '.repeat(100);
      const long = `${NOTE}\n${`${filler}\n`.repeat(17)}`;
      assert.ok(long.length > 100_000);
      const chat = await person.opens(name);
      await person.pastes(long);
      await person.panel.isShown();
      assert.equal(await chat.composer(), '');
      await person.presses('Enter');
      const held = await chat.holds();
      assert.ok(held.length > 99_000);
      assert.deepEqual(leaked(await chat.received()), []);
    });
  }

  test('a paste long enough to become a file is held before it becomes one', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.pastes(`${NOTE}\n${'Another line of the note, with nothing in it. '.repeat(200)}`);
    await person.panel.isShown();
    assert.deepEqual(await chat.files(), []);
    await person.presses('Enter');
    await person.panel.isGone();
    assert.deepEqual(leaked(await chat.received()), []);
    assert.deepEqual(leaked(await chat.files()), []);
  });

  test('a long paste that goes as it is becomes the one file that the site makes of it', async () => {
    const { person } = world;
    const filler = 'Another line of the note, with nothing in it. '.repeat(200);
    for (const text of [`${NOTE}\n${filler}`, filler]) {
      const chat = await person.opens('ChatGPT');
      await person.pastes(text);
      if (text !== filler) await person.panel.presses(/as it is/);
      const [file, ...more] = await chat.hasFiles();
      assert.equal(more.length, 0);
      assert.equal(file?.text, text);
      assert.equal(await chat.composer(), '');
    }
  });

  test('a paste with markup from a word processor loses nothing of the check', async () => {
    const { person } = world;
    const chat = await person.opens('Claude');
    await person.copies(NOTE, `<p>${NOTE.replaceAll('\n', '</p><p>')}</p>`);
    await person.entersComposer();
    await person.pastes();
    await person.panel.isShown();
    assert.deepEqual(leaked(await chat.received()), []);
    await person.presses('Enter');
    await chat.holds();
    assert.deepEqual(leaked(await chat.received()), []);
  });

  test('an input method may compose with Enter; the Enter after it is held', async (t) => {
    const { person } = world;
    if (!person.tab.compose) return t.skip('this browser’s protocol has no input method');
    const chat = await person.opens('ChatGPT');
    await person.types(`${LINE} `);
    await person.tab.compose(['に', 'にほ', 'にほん'], '日本');
    await chat.holds(`${LINE} 日本`);
    assert.equal(await person.panel.root(), null);
    await person.presses('Enter');
    await person.panel.isShown();
    assert.deepEqual(await chat.sent(), []);
  });

  test('an Enter that belongs to a composition is left alone, and the one after it is not', async () => {
    const { person } = world;
    const chat = await person.opens('Claude');
    await person.types(LINE);
    await chat.holds(LINE);
    const enter = (/** @type {boolean} */ isComposing) => person.tab.call((/** @type {boolean} */ composing) => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', keyCode: composing ? 229 : 13, isComposing: composing, bubbles: true, cancelable: true });
      let seen = false;
      const { element } = /** @type {any} */ (window).chat.editor;
      element.addEventListener('keydown', () => (seen = true), { once: true, capture: true });
      element.dispatchEvent(event);
      return seen;
    }, isComposing);
    assert.equal(await enter(true), true, 'it reached the page');
    assert.equal(await person.panel.root(), null);
    assert.equal(await enter(false), false, 'it was held');
    await person.panel.isShown();
    assert.deepEqual(await chat.sent(), []);
  });

  test('dropped text is held', async (t) => {
    const { person } = world;
    if (!person.tab.drag) return t.skip('this browser’s protocol has no drag from outside');
    const chat = await person.opens('ChatGPT');
    const { x, y } = await chat.placeOfComposer();
    await person.tab.drag(x, y, { items: [{ mimeType: 'text/plain', data: NOTE }] });
    await person.panel.isShown();
    assert.deepEqual(leaked(await chat.received()), []);
    await person.presses('Enter');
    await chat.holds();
    assert.deepEqual(leaked(await chat.received()), []);
  });

  test('a drop that a script of the page makes is held like any other', async () => {
    const { person } = world;
    const chat = await person.opens('Copilot');
    await person.entersComposer();
    await person.tab.call((/** @type {string} */ text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', text);
      const { element } = /** @type {any} */ (window).chat.editor;
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true }));
    }, NOTE);
    await person.panel.isShown();
    assert.equal(await chat.composer(), '');
    await person.presses('Enter');
    assert.match(await chat.holds(), /NHS number \[/);
    assert.deepEqual(leaked(await chat.received()), []);
  });

  test('the text is judged again when it changed behind the panel', async () => {
    const { person } = world;
    const chat = await person.opens('Copilot');
    await person.types(CLEAN);
    await chat.holds(CLEAN);
    await person.tab.type(` NHS number ${IDENTIFIERS[0]}`);
    await person.presses('Enter');
    await person.panel.isShown();
    assert.deepEqual(await chat.sent(), []);
  });
});
