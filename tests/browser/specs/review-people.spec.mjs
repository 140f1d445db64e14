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

  /** Opens a note in full, as somebody who pastes it does. @param {string} note */
  const inFull = async (note) => {
    const { person, browser } = world;
    const chat = await person.opens('ChatGPT', { newTab: true });
    const { tab } = person;
    await person.pastes(note);
    const opening = browser.nextPage('review/review.html');
    await person.panel.presses(/Review in full/);
    const page = await opening;
    const chosen = () => page.call(() => document.querySelector('#chosen-part')?.textContent ?? '');
    await until('somebody is looked at', async () => (await chosen()) !== '');
    /** @param {string} css */
    const presses = (css) => page.call((/** @type {string} */ what) => /** @type {HTMLElement} */ (document.querySelector(what)).click(), css);
    return { chat, tab, page, chosen, presses };
  };

  /** @param {import('../drivers/call.mjs').Page} page @param {string} list @returns {Promise<any[]>} */
  const remembered = (page, list) => page.call(async (/** @type {string} */ name) => {
    const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
    return (await api.storage.local.get('settings')).settings?.[name] ?? [];
  }, list);

  test('are split where one name was somebody else’s', async () => {
    const { chat, tab, page, presses } = await inFull('Home visit to Marigold Threlkeld. Marigold laughed. NHS number 943 476 5919.');
    await until('the names can be split', () => page.call(() => document.querySelector('[data-act="split"]') !== null));
    await presses('[data-act="split"]');
    await until('they are two', () => page.call(() => document.querySelector('[data-form="merge"]') !== null));
    await presses('[data-action="use-safer"]');
    await tab.toFront();
    const text = await chat.holds();
    const [first, second] = [...text.matchAll(/\[[^\]]+\]/g)].map(([standIn]) => standIn);
    assert.ok(first && second && first !== second, text);
    assert.ok(!/Marigold|Threlkeld/.test(text), text);
  });

  test('are never a name again once the person says so', async () => {
    const { tab, page, chosen, presses } = await inFull('We met Marigold Threlkeld about the garden. NHS number 943 476 5919.');
    await until('the name is looked at', async () => /Marigold Threlkeld/.test(await chosen()));
    await presses('[data-act="leave-for-ever"]');
    await until('that is remembered', async () => (await remembered(page, 'leaveAlone')).includes('Marigold Threlkeld'));
    await tab.toFront();
    const { person } = world;
    const chat = await person.opens('ChatGPT', { newTab: true });
    await person.pastes('We met Marigold Threlkeld about the garden.');
    await chat.holds('We met Marigold Threlkeld about the garden.');
  });

  test('are always hidden where the person asks for that', async () => {
    const { tab, page, presses } = await inFull('We met at Bluebell about the plan. NHS number 943 476 5919.');
    await page.call(() => {
      const walker = document.createTreeWalker(/** @type {Node} */ (document.getElementById('text')), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.textContent?.indexOf('Bluebell') ?? -1;
        if (at >= 0) getSelection()?.setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 'Bluebell'.length);
      }
    });
    await until('it can be hidden', () => page.call(() => document.querySelector('[data-hide="other"]') !== null));
    await presses('[data-hide="other"]');
    await until('it is offered for ever', () => page.call(() => document.querySelector('[data-always]') !== null));
    await presses('[data-always]');
    await until('that is remembered', async () => (await remembered(page, 'watch')).some(({ text }) => text === 'Bluebell'));
    await tab.toFront();
    const { person } = world;
    await person.opens('ChatGPT', { newTab: true });
    await person.pastes('We met at Bluebell.');
    await person.panel.isShown();
    await person.presses('Escape');
    await person.panel.isGone();
  });
});
