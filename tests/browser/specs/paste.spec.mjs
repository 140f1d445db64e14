// A paste into every composer: held, asked about, and done as the person decides.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachBrowser } from '../people/house.mjs';
import { CLEAN, leaked, NOTE } from '../people/notes.mjs';
import { SITES } from '../sites.mjs';

inEachBrowser('a paste', (world) => {
  for (const { name } of SITES) {
    for (const csp of /** @type {const} */ (['strict', 'wasm'])) {
      const where = `${name} (${csp} policy)`;

      test(`into ${where} is held; Escape does nothing, Enter pastes the safer text`, async () => {
        const { person } = world;
        const chat = await person.opens(name, { csp });
        await person.pastes(NOTE);
        await person.panel.isShown();
        assert.equal(await chat.composer(), '');
        assert.deepEqual(leaked(await chat.received()), [], 'the page saw it before a decision');

        await person.presses('Escape');
        await person.panel.isGone();
        assert.equal(await chat.composer(), '');
        assert.deepEqual(leaked(await chat.received()), []);

        await person.pastes(NOTE);
        assert.match(await person.panel.focus(), /safer/i);
        await person.presses('Enter');
        await person.panel.isGone();
        const held = await chat.holds();
        assert.match(held, /Home visit on Tuesday[^]*would like a letter/);
        assert.deepEqual(leaked(await chat.received()), [], 'the safer text is not safe');
        assert.deepEqual(await chat.sent(), [], 'Enter in the panel sent something');
      });
    }

    test(`into ${name} can be pasted as it is`, async () => {
      const { person } = world;
      const chat = await person.opens(name);
      await person.pastes(NOTE);
      await person.panel.presses(/as it is/);
      await person.panel.isGone();
      assert.deepEqual((await chat.holds()).split(/\n+/), NOTE.split(/\n+/));
    });

    test(`into ${name} of a clean text arrives untouched`, async () => {
      const { person } = world;
      const chat = await person.opens(name, { csp: 'wasm' });
      await person.pastes(CLEAN);
      assert.equal(await chat.holds(), CLEAN);
      const paste = (await chat.received()).find(({ kind }) => kind === 'paste');
      if (paste) assert.equal(paste.text.split('\n')[0], CLEAN);
      assert.equal(await person.panel.root(), null);
    });
  }

  test('no request left the browser but those of the pages', () => {
    assert.deepEqual(world.journal.strangers(), []);
    assert.deepEqual(world.journal.sentAway(), []);
  });
});
