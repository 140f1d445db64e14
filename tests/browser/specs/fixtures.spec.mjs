// The pages themselves, without the extension: if these fail, no other result means anything.

import { until } from '../drivers/call.mjs';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachBrowser } from '../people/house.mjs';
import { SITES } from '../sites.mjs';

const NOTE = 'First line about a plan.\nSecond line — with a dash, an emoji 👩‍👧 and “quotes”.\n\nLast line.';
const lines = (/** @type {string} */ text) => text.split(/\n+/).filter(Boolean);

inEachBrowser('the chat pages, without Candour', (world) => {
  for (const { name, editor } of SITES) {
    test(`${name} takes a real paste and sends it once at Enter or at its button`, async () => {
      const { person } = world;
      const chat = await person.opens(name);
      await person.pastes(NOTE);
      const held = await chat.holds();
      assert.deepEqual(lines(held), lines(NOTE));
      const paste = (await chat.received()).find(({ kind }) => kind === 'paste');
      assert.equal(paste?.trusted, true);
      assert.ok(paste?.text.startsWith(NOTE));

      if (editor === 'textarea') await person.clicksSend();
      else await person.presses('Enter');
      const [sent, ...more] = await chat.hasSent();
      assert.equal(more.length, 0);
      assert.deepEqual([sent?.text, sent?.trusted], [held, true]);
      assert.equal(await chat.composer(), '');

      await person.types('And again');
      await person.clicksSend();
      assert.equal((await chat.hasSent(2)).at(-1)?.text, 'And again');
      // Two connections may arrive in either order, and after the page has done its part.
      const arrived = await until('both have arrived', () => {
        const last = world.journal.sentAway().slice(-2);
        return last.includes('And again') && last;
      });
      assert.deepEqual(arrived.sort(), [held, 'And again'].sort());
    });
  }

  for (const { name } of SITES.filter(({ pasteLimit }) => pasteLimit)) {
    test(`${name} turns a long paste into a file`, async () => {
      const chat = await world.person.opens(name);
      await world.person.pastes('A long note. '.repeat(1000));
      const [file] = await chat.hasFiles();
      assert.equal(file?.name, 'Pasted text.txt');
      assert.equal(await chat.composer(), '');
    });
  }

  test('a page whose policy forbids WebAssembly cannot run it, one that allows it can', async () => {
    const runs = () => { try { return !!new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); } catch { return false; } };
    await world.person.opens('ChatGPT', { csp: 'strict' });
    assert.equal(await world.person.tab.call(runs), false);
    await world.person.opens('ChatGPT', { csp: 'wasm' });
    assert.equal(await world.person.tab.call(runs), true);
  });

  test('nothing is asked of any other host', () => {
    assert.deepEqual(world.journal.strangers(), []);
  });
}, { extension: false });
