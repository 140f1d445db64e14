// What stands by: the chip, the popup's word on a page, and the pause.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { CLEAN, LINE, NOTE } from '../people/notes.mjs';

inEachBrowser('standing by', (world) => {
  /** Opens the popup in a tab of its own and gives it. */
  const popup = () => world.person.opensExtensionPage('popup/popup.html');
  /** What the popup would say of the chat that is open. @param {import('../drivers/call.mjs').Page} tab */
  const status = (tab) => tab.call(async () => {
    const { tabs, runtime } = /** @type {any} */ (globalThis).chrome;
    const asked = (await tabs.query({})).map((/** @type {any} */ { id }) => runtime.sendMessage({ type: 'page-status', tab: id }));
    return (await Promise.all(asked)).map((answer) => answer?.ok).find((each) => each?.state) ?? null;
  });

  test('the chip counts what is written, by its own box and never over it; a press opens the panel', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.types(CLEAN);
    assert.match((await person.chip.says(/^\[•\]$/)).label, /checks what you paste/);
    await chat.startsAfresh();
    await person.types(LINE);
    assert.match((await person.chip.says(/1$/)).label, /1 detail about people/);
    await person.chip.isPressed();
    await person.panel.isShown();
    await person.presses('Enter');
    await person.panel.isGone();
    await chat.holds(/NHS number \[/);
    assert.deepEqual(await chat.sent(), [], 'a press on the chip never sends');
  });

  test('the popup says that a known chat is checked, and that a page it does not know is less so', async () => {
    const { person } = world;
    for (const [name, state] of /** @type {const} */ ([['Claude', 'on'], ['a chat that looks like no other', 'limited']])) {
      await person.opens(name);
      await person.entersComposer();
      const chat = person.tab;
      const tab = await popup();
      await until(`${name} is ${state}`, async () => (await status(tab))?.state === state);
      await tab.close();
      await person.looksAt(chat);
    }
  });

  test('the popup says where no extension may run, and offers the desk', async () => {
    const tab = await popup();
    const said = await until('the popup has asked about the page', async () => {
      const text = await tab.call(() => document.body.innerText);
      return text.includes('Microsoft Edge does so on Copilot') && text;
    });
    assert.match(said, /Open the desk/);
    await tab.close();
  });

  test('a pause lets everything through and says so, until it is ended', async () => {
    const { person } = world;
    const chat = await person.opens('Gemini', { newTab: true });
    await person.entersComposer();
    const page = person.tab;
    const tab = await popup();
    await tab.call(() => document.getElementById('pause')?.click());
    await until('it says so', () => tab.call(() => document.body.innerText.includes('you paused Candour')));
    const ends = await tab.call(() => /** @type {any} */ (globalThis).chrome.runtime.sendMessage({ type: 'paused' }));
    const minutes = (ends.ok - Date.now()) / 60_000;
    assert.ok(minutes > 13 && minutes <= 15, `paused for ${minutes} minutes`);

    await person.looksAt(page);
    await person.chip.says(/^\[ \]$/);
    await person.pastes(NOTE);
    assert.match(await chat.holds(), /943 476 5919/);
    assert.equal(await person.panel.root(), null);
    await chat.startsAfresh();

    await tab.call(() => document.getElementById('resume')?.click());
    await person.chip.says(/^\[•\]$/);
    await person.pastes(NOTE);
    await person.panel.isShown();
    await person.presses('Escape');
  });
});
