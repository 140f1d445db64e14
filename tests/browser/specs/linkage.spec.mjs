// What still points to one family once the names are gone: in the panel, at the desk, and over a chat.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachBrowser } from '../people/house.mjs';
import { CLEAN, JIGSAW, PIECES } from '../people/notes.mjs';

inEachBrowser('what still points to somebody', (world) => {
  for (const csp of /** @type {const} */ (['strict', 'wasm'])) {
    test(`is said in the panel, with what to change first (${csp} policy)`, async () => {
      const { person } = world;
      await person.opens('Copilot', { csp });
      await person.pastes(JIGSAW);
      const said = await person.panel.says();
      assert.match(said, /Names are gone\. These still point to one family/);
      assert.ok(!said.includes('Tamsin'));
      await person.panel.presses(/See how/);
      await person.panel.comesToSay(/→|something in the news|leave out/);
      await person.presses('Escape');
      await person.panel.isGone();
    });

    test(`adds up over a chat of small messages, and is asked about once (${csp} policy)`, async () => {
      const { person } = world;
      const chat = await person.opens('Claude', { csp, newTab: true });
      const [first = '', last = ''] = PIECES;
      await person.types(first);
      await chat.holds(first);
      await person.presses('Enter');
      await chat.hasSent();
      await chat.holds('');
      await person.types(last);
      await chat.holds(last);
      await person.presses('Enter');
      assert.match(await person.panel.says(), /could point to one family/);
      assert.equal((await chat.sent()).length, 1);
      assert.match(await person.panel.focus(), /don.t send/i, 'nothing can be replaced, so the safe choice is not to send');
      await person.panel.presses(/as it is/);
      await chat.hasSent(2);
      await chat.holds('');

      await person.types(CLEAN);
      await chat.holds(CLEAN);
      await person.presses('Enter');
      assert.deepEqual((await chat.hasSent(3)).at(-1)?.text, CLEAN);
      assert.equal(await person.panel.root(), null);
    });
  }

  test('is not said of one of those messages alone', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT', { newTab: true });
    await person.types(PIECES[0] ?? '');
    await chat.holds(PIECES[0]);
    await person.presses('Enter');
    await chat.hasSent();
    assert.equal(await person.panel.root(), null);
  });

  // As the site marks them: rules/sites/chatgpt.toml.
  for (const [what, sign] of [['new', 'create-new-chat-button'], ['temporary', 'temporary-chat-label']]) {
    test(`does not add up from the chat before into a ${what} one that keeps its address`, async () => {
      const { person } = world;
      const chat = await person.opens('ChatGPT', { newTab: true });
      const says = async (/** @type {string} */ piece) => {
        await person.types(piece);
        await chat.holds(piece);
        await person.presses('Enter');
        await chat.holds('');
      };
      await says(PIECES[0] ?? '');
      await person.tab.call((/** @type {string} */ testid) => {
        const button = document.createElement('button');
        button.dataset.testid = testid;
        button.textContent = 'A sign of the site';
        document.body.prepend(button);
      }, sign);
      if (what === 'new') await person.clicks(`[data-testid=${sign}]`);
      await says(PIECES[1] ?? '');
      assert.equal((await chat.sent()).length, PIECES.length);
      assert.equal(await person.panel.root(), null);
    });
  }

  test('is no reason to hold a question about nobody', async () => {
    const { person } = world;
    const chat = await person.opens('Gemini');
    const question = 'Write a short notice: the library in Alnwick opens on 3 May, after the fire.';
    await person.types(question);
    await chat.holds(question);
    await person.presses('Enter');
    await chat.hasSent();
    assert.equal(await person.panel.root(), null);
  });
});
