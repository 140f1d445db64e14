// Sending what was typed: Enter, the button, a form's submit, an edited message. Held when it names somebody; otherwise
// the browser's own event goes through, once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { CLEAN, LINE } from '../people/notes.mjs';
import { SITES } from '../sites.mjs';

const NUMBER = '943 476 5919';
const CHATS = SITES.filter(({ editor }) => editor !== 'textarea');

inEachBrowser('a send', (world) => {
  /** @param {string} name @param {'strict' | 'wasm'} csp */
  const typed = async (name, csp = 'strict') => {
    const chat = await world.person.opens(name, { csp });
    await world.person.types(LINE);
    await chat.holds(LINE);
    return chat;
  };

  /** The messages with the number in them that reached the server. */
  const arrived = () => world.journal.sentAway().filter((body) => body.includes(NUMBER));

  for (const { name } of CHATS) {
    test(`at Enter in ${name} is held; Escape keeps the text, Enter sends the safer text once`, async () => {
      const { person } = world;
      const chat = await typed(name);
      await person.presses('Enter');
      await person.panel.isShown();
      await person.presses('Escape');
      await person.panel.isGone();
      assert.equal(await chat.composer(), LINE);
      assert.deepEqual(await chat.sent(), []);

      await person.presses('Enter');
      assert.match(await person.panel.focus(), /safer/i);
      await person.presses('Enter');
      await person.panel.isGone();
      const [sent, ...more] = await chat.hasSent();
      assert.equal(more.length, 0);
      assert.match(sent?.text ?? '', /^Please tidy this: NHS number \[/);
    });

    test(`by the button of ${name} is held, and goes as it is when the person says so`, async () => {
      const { person } = world;
      const chat = await typed(name, 'wasm');
      const before = arrived().length;
      await person.clicksSend();
      await person.panel.presses(/as it is/);
      assert.deepEqual((await chat.hasSent()).map(({ text }) => text), [LINE]);
      // A page that is left takes a request with it that has not gone yet.
      await until('it has reached the server', () => arrived().length > before);
    });

    test(`of a clean message in ${name} is the browser's own, once`, async () => {
      const { person } = world;
      const chat = await person.opens(name, { csp: 'wasm' });
      await person.types(CLEAN);
      await chat.holds(CLEAN);
      await person.presses('Enter');
      assert.deepEqual((await chat.hasSent()).map(({ text, trusted }) => [text, trusted]), [[CLEAN, true]]);
      await chat.holds('');
      await person.types(CLEAN);
      await person.clicksSend();
      assert.deepEqual((await chat.hasSent(2)).map(({ text, trusted }) => [text, trusted]), [[CLEAN, true], [CLEAN, true]]);
      assert.equal(await person.panel.root(), null);
    });
  }

  test('by a form that nothing marks as a chat is held at its submit event', async () => {
    const { person } = world;
    const chat = await typed('a form that looks like no chat');
    await person.clicksSend();
    await person.panel.isShown();
    assert.deepEqual(await chat.sent(), []);
    await person.presses('Enter');
    const [sent, ...more] = await chat.hasSent();
    assert.equal(more.length, 0);
    assert.ok(!sent?.text.includes(NUMBER));
  });

  test('by a double Enter is asked about once: the second is no answer', async () => {
    const { person } = world;
    const chat = await typed('ChatGPT');
    await Promise.all([person.presses('Enter'), person.presses('Enter')]);
    await person.panel.isShown();
    assert.deepEqual(await chat.sent(), []);
    assert.equal(await chat.composer(), LINE);
    await person.presses('Enter');
    await person.panel.isGone();
    const [sent, ...more] = await chat.hasSent();
    assert.equal(more.length, 0);
    assert.ok(!sent?.text.includes(NUMBER));
  });

  test('by an Enter as soon as the panel is there, or a Space, is not answered', async () => {
    const { person } = world;
    for (const key of ['Enter', ' ']) {
      const chat = await typed('Copilot');
      await person.presses('Enter');
      await person.panel.opens();
      await person.presses(key);
      await person.panel.isShown();
      assert.deepEqual(await chat.sent(), []);
      assert.match(await person.panel.focus(), /safer/i);
      await person.presses('Escape');
      await person.panel.isGone();
    }
  });

  test('by an Enter that is held down is not answered, however long', async () => {
    const { person } = world;
    const chat = await typed('Claude');
    await person.tab.down('Enter');
    await person.panel.isShown();
    for (let repeat = 0; repeat < 3; repeat += 1) await person.tab.down('Enter');
    await person.panel.isShown();
    await person.tab.up('Enter');
    assert.deepEqual(await chat.sent(), []);
    await person.presses('Enter');
    assert.equal((await chat.hasSent()).length, 1);
  });

  test('by a double click on the button is asked about once', async () => {
    const { person } = world;
    const chat = await typed('Gemini');
    const { x, y } = await until('there is a send button', () => chat.placeOfSend());
    await Promise.all([person.tab.clickAt(x, y), person.tab.clickAt(x, y)]);
    await person.panel.isShown();
    assert.deepEqual(await chat.sent(), []);
    await person.presses('Escape');
    await person.panel.isGone();
  });

  test('that follows a paste in one movement does not answer for the paste', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.copies(LINE);
    await person.entersComposer();
    await Promise.all([person.pastes(), person.presses('Enter')]);
    await person.panel.isShown();
    assert.equal(await chat.composer(), '');
    assert.deepEqual(await chat.sent(), []);
  });

  test('is not what Shift+Enter does', async () => {
    const { person } = world;
    const chat = await typed('ChatGPT');
    await person.presses('Shift+Enter');
    await chat.holds(`${LINE}\n`);
    assert.equal(await person.panel.root(), null);
    assert.deepEqual(await chat.sent(), []);
  });

  test('of text that a program put into the composer is held like any other', async () => {
    const { person } = world;
    const chat = await person.opens('Microsoft 365 Copilot');
    await person.entersComposer();
    await person.tab.call((/** @type {string} */ text) => document.execCommand('insertText', false, text), LINE);
    await chat.holds(LINE);
    await person.presses('Enter');
    await person.panel.isShown();
    assert.deepEqual(await chat.sent(), []);
  });

  test('of text that a dictation tool wrote straight into the field is held like any other', async () => {
    const { person } = world;
    const chat = await person.opens('Copilot', { csp: 'wasm' });
    await person.entersComposer();
    await person.tab.call((/** @type {string} */ text) => {
      const box = /** @type {HTMLTextAreaElement} */ (document.querySelector('textarea'));
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(box, text);
      box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
    }, LINE);
    await chat.holds(LINE);
    await person.clicksSend();
    await person.panel.isShown();
    assert.deepEqual(await chat.sent(), []);
  });

  test('of an edited message is held by key and by button', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT', { csp: 'wasm' });
    await person.types('A first thought');
    await person.presses('Enter');
    await chat.hasSent();
    for (const send of [() => person.presses('Enter'), () => person.clicks('.edit-send')]) {
      if (!await chat.placeOf('.edit-box')) await person.clicks('.edit');
      await person.clicks('.edit-box');
      await person.presses('Control+a');
      await person.tab.type(LINE);
      await send();
      await person.panel.isShown();
      await person.presses('Escape');
      await person.panel.isGone();
      assert.equal((await chat.sent()).length, 1);
    }
  });

  test('no identifier left with any message but the ones sent as they are', () => {
    const told = arrived();
    assert.deepEqual([...new Set(told)], [LINE]);
    assert.equal(told.length, CHATS.length);
    assert.deepEqual(world.journal.strangers(), []);
  });
});
