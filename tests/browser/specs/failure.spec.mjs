// When the core cannot run: said plainly, nothing shared, and the person chooses, unless a stop was asked for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breakEngine } from '../drivers/index.mjs';
import { until } from '../drivers/call.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { leaked, LINE, NOTE } from '../people/notes.mjs';

inEachBrowser('a broken engine', (world) => {
  for (const csp of /** @type {const} */ (['strict', 'wasm'])) {
    test(`is said plainly, and the person chooses (${csp} policy)`, async () => {
      const { person } = world;
      const chat = await person.opens('ChatGPT', { csp });
      await person.pastes(NOTE);
      assert.match(await person.panel.says(), /could not check/i);
      assert.match(await person.panel.focus(), /stop here/i);
      assert.equal(await chat.composer(), '');
      assert.deepEqual(leaked(await chat.received()), []);
      await person.presses('Escape');
      await person.panel.isGone();
      assert.equal(await chat.composer(), '');
      await person.pastes(NOTE);
      await person.panel.presses(/without the check/);
      await chat.holds();
    });

    test(`holds a send as well, and loses nothing (${csp} policy)`, async () => {
      const { person } = world;
      const chat = await person.opens('Claude', { csp });
      await person.types(LINE);
      await chat.holds(LINE);
      await person.presses('Enter');
      assert.match(await person.panel.says(), /could not check/i);
      await person.presses('Enter');
      await person.panel.isGone();
      assert.equal(await chat.composer(), LINE);
      assert.deepEqual(await chat.sent(), []);
    });
  }
}, { broken: true });

inEachBrowser('an engine that breaks where a stop was asked for', (world) => {
  test('lets nothing through, and says so', async () => {
    const { person, browser } = world;
    await person.opensExtensionPage('popup/popup.html');
    await person.tab.call(() => /** @type {any} */ (globalThis).chrome.runtime.sendMessage({ type: 'set-settings', settings: { onFailure: 'stop' } }));
    await until('the stop is known', () => person.tab.call(async () => {
      const { failure } = await /** @type {any} */ (globalThis).chrome.storage.local.get('failure');
      return failure?.actions.length === 1;
    }));
    await person.tab.close();
    await breakEngine(world.folder);
    await browser.reloadExtension();

    const chat = await person.opens('ChatGPT', { newTab: true });
    await person.pastes(NOTE);
    assert.match(await person.panel.says(), /nothing goes on/i);
    const buttons = (await person.panel.buttons()).join(' | ');
    assert.match(buttons, /stop here/i);
    assert.doesNotMatch(buttons, /without the check/i);
    await person.presses('Enter');
    await person.panel.isGone();
    assert.equal(await chat.composer(), '');
    assert.deepEqual(leaked(await chat.received()), []);
  });
}, { copied: true });
