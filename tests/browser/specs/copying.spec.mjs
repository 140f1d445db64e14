// Copying out of a reply: three choices at the place of the press, and the last one is remembered.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { troublesInside } from '../people/accessibility.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { pictured } from '../people/keepsakes.mjs';
import { choicesIn, clipboardReader, pressIn, rootWith } from '../people/pieces.mjs';

const REPLY = '[data-markdown-text-style="assistant-message"]';
const NOTE = 'Home visit. Mum: Tamsin Okafor. She said that the flat was warm and that she sleeps better now.';
const PLAIN = 'Suggest three plain-English headings for a leaflet about fostering, please.';

inEachBrowser('copying out of a reply', (world) => {
  /** @type {Awaited<ReturnType<typeof clipboardReader>>} */
  let clipboard;
  before(async () => {
    clipboard = await clipboardReader(world.browser);
  });

  /** Sends a text, safer where there is anything to hide, and copies the reply with the keyboard. @param {string} text @param {boolean} held */
  const copiesReplyTo = async (text, held) => {
    const { person } = world;
    const chat = await person.opens('ChatGPT', { csp: world.name === 'chromium' ? 'wasm' : 'strict' });
    await person.pastes(text);
    if (held) {
      await person.panel.isShown();
      await person.presses('Enter');
      await person.panel.isGone();
    }
    await chat.holds();
    await person.presses('Enter');
    await chat.hasSent(1);
    await selectsAndCopies();
  };

  const selectsAndCopies = async () => {
    const { person } = world;
    await until('the reply has ended', () => person.tab.call((/** @type {string} */ css) =>
      /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll(css)].at(-1))?.dataset.isStreaming === 'false', REPLY));
    await person.tab.call((/** @type {string} */ css) => {
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      const reply = [...document.querySelectorAll(css)].at(-1);
      if (reply) getSelection()?.selectAllChildren(reply);
    }, REPLY);
    await person.presses('Control+c');
  };

  const menu = () => until('the copy menu is shown', () => rootWith(world.person.tab, '.copy-menu'));
  const gone = () => until('the menu is gone', async () => !await rootWith(world.person.tab, '.copy-menu'));

  test('offers it as it is, with names back and with the AI note', async () => {
    const { person } = world;
    await copiesReplyTo(NOTE, true);
    const shown = await menu();
    assert.deepEqual(await choicesIn(shown), ['plain', 'restored', 'note']);
    assert.deepEqual(await troublesInside(shown), []);
    await pictured(person.tab, 'copy-menu');
    await pressIn(person.tab, shown, 'note');
    await gone();
    const copied = await until('the note is on the clipboard', async () => {
      const text = await clipboard(person.tab);
      return /\bAI\b/.test(text) && text;
    });
    assert.ok(copied.includes('Tamsin Okafor'), 'the name is back beside the note');
    assert.ok(!copied.includes('[Mum]'), copied);
  });

  test('remembers what was chosen last, also on a page that is loaded again', async () => {
    const { person } = world;
    await copiesReplyTo(NOTE, true);
    await menu();
    const copied = await until('the note is there without another press', async () => {
      const text = await clipboard(person.tab);
      return /\bAI\b/.test(text) && text;
    });
    assert.ok(copied.includes('Tamsin Okafor'));
    await selectsAndCopies();
    await pressIn(person.tab, await menu(), 'plain');
    await gone();
    const plain = await until('it is copied as it is', async () => {
      const text = await clipboard(person.tab);
      return text.includes('[Mum]') && text;
    });
    assert.ok(!plain.includes('Tamsin'));
  });

  test('offers no names where there are none', async () => {
    await copiesReplyTo(PLAIN, false);
    assert.deepEqual(await choicesIn(await menu()), ['plain', 'note']);
    await world.person.presses('Escape');
    await gone();
  });
});
