// People on the review page: the same person under two names, one name of two people, another stand-in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { troublesOf } from '../people/accessibility.mjs';
import { inEachBrowser } from '../people/house.mjs';

const NOTE = 'Home visit to Marigold Threlkeld with her keyworker Idris Penhaligon.\nMarigold said that Idris laughed. NHS number 943 476 5919.';

inEachBrowser('people on the review page', (world) => {
  test('are renamed and merged, and the page gets it so', async () => {
    const { person, browser } = world;
    const chat = await person.opens('ChatGPT', { newTab: true });
    const { tab } = person;
    await person.pastes(NOTE);
    const opening = browser.nextPage('review/review.html');
    await person.panel.presses(/Review in full/);
    const page = await opening;
    const chosen = () => page.call(() => document.querySelector('#chosen-part')?.textContent);
    await until('somebody is looked at', async () => /Marigold Threlkeld/.test(await chosen() ?? ''));
    assert.deepEqual(await troublesOf(page), []);

    await page.call(() => {
      const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-form="rename"]'));
      /** @type {HTMLInputElement} */ (form.elements.namedItem('word')).value = 'Anna';
      form.requestSubmit();
    });
    await until('she is called Anna', async () => /\[Anna\]/.test(await chosen() ?? ''));
    await page.call(() => /** @type {HTMLElement} */ (document.querySelector('#undo')).click());
    await until('that is undone', async () => !/\[Anna\]/.test(await chosen() ?? ''));
    await page.call(() => {
      const form = /** @type {HTMLFormElement} */ (document.querySelector('[data-form="rename"]'));
      /** @type {HTMLInputElement} */ (form.elements.namedItem('word')).value = 'Anna';
      form.requestSubmit();
    });
    await until('she is called Anna again', async () => /\[Anna\]/.test(await chosen() ?? ''));
    await page.call(() => /** @type {HTMLFormElement} */ (document.querySelector('[data-form="merge"]')).requestSubmit());
    await until('the two are one', () => page.call(() => !document.querySelector('[data-form="merge"]')));

    await page.call(() => /** @type {HTMLElement} */ (document.querySelector('[data-action="use-safer"]')).click());
    await tab.toFront();
    const text = await chat.holds();
    assert.match(text, /^Home visit to \[Anna\] with her keyworker \[Anna\]\./);
  });
});
