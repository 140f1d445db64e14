// Nothing leaves, nothing stays: a canary text goes through everything, and is then looked for everywhere.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachBrowser } from '../people/house.mjs';
import { IDENTIFIERS, LINE, NOTE } from '../people/notes.mjs';
import { until } from '../drivers/call.mjs';

const CANARY = 'the heron stood on the blue gate all morning';

inEachBrowser('privacy', (world) => {
  test('a canary text is in no storage and on no console', async () => {
    const { person, browser } = world;
    const chat = await person.opens('ChatGPT');
    await person.pastes(`${NOTE}\n${CANARY}.`);
    await person.panel.isShown();
    await person.presses('Enter');
    await chat.holds();
    await person.panel.isGone();
    await person.presses('Enter');
    await chat.hasSent();

    await person.opensExtensionPage('popup/popup.html');
    const kept = await person.tab.call(async () => {
      const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
      return {
        local: JSON.stringify(await api.storage.local.get(null)),
        session: JSON.stringify(await api.storage.session.get(null)),
        page: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      };
    });
    for (const word of [CANARY, ...IDENTIFIERS]) {
      assert.ok(!kept.local.includes(word), 'in local storage');
      assert.ok(!kept.page.includes(word), 'in web storage');
      assert.ok(!browser.said.some((line) => line.includes(word)), 'on a console');
    }
    // The pairing of stand-ins may live in memory for the session; the text may not.
    assert.ok(!kept.session.includes(CANARY), 'in session storage');
  });

  test('only the safer text left the browser', () => {
    const sent = world.journal.sentAway();
    assert.equal(sent.length, 1);
    assert.ok(sent[0]?.includes(CANARY));
    for (const word of IDENTIFIERS) assert.ok(!sent[0]?.includes(word));
    assert.deepEqual(world.journal.strangers(), []);
  });

  test('a page that is open while the extension is reloaded keeps working', async () => {
    const { person, browser } = world;
    const chat = await person.opens('ChatGPT', { newTab: true });
    await person.types('Before');
    await browser.reloadExtension();
    await person.tab.toFront();
    await person.entersComposer();
    await person.tab.type(` ${LINE}`);
    await until('what was typed is there', async () => (await chat.composer()).includes('NHS number'));
    await person.presses('Enter');
    // Without protection the page has its Enter back; where the browser puts the new script in, it is held as ever.
    await until('it is sent or asked about', async () => (await chat.sent()).length === 1 || await person.panel.root());
  });
});
