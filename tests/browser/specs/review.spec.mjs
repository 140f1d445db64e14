// The review page: the whole text, every finding, and what a person may change by hand, with keys alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../drivers/call.mjs';
import { troublesOf } from '../people/accessibility.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { longNote } from '../people/documents.mjs';

const PICTURES = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
const FOLDER = fileURLToPath(new URL('../../documents/files/', import.meta.url));
const NOTE = [
  'Home visit to Marigold Threlkeld with her keyworker Idris Penhaligon.',
  'Marigold said that Moth keeps the biscuits in a blue tin. Idris laughed.',
  'NHS number 943 476 5919, as on the card. Write to eunice.threlkeld@example.org.',
].join('\n');

inEachBrowser('the review page', (world) => {
  /** Pastes a text, presses "Review in full" and looks at the page that opens. @param {string} text */
  const reviews = async (text) => {
    const chat = await world.person.opens('ChatGPT', { newTab: true });
    await world.person.pastes(text);
    return { chat, tab: world.person.tab, page: await inFull() };
  };

  /** Presses "Review in full" in the panel that is open, and waits until the page shows what was found. */
  const inFull = async () => {
    await until('the panel has its buttons', async () => /Review in full/.test((await world.person.panel.buttons()).join()), 60_000);
    const opening = world.browser.nextPage('review/review.html');
    await world.person.panel.presses(/Review in full/);
    const page = await opening;
    await until('the findings are marked', () => page.call(() => document.querySelectorAll('#text mark').length > 0 && !document.querySelector('#actions')?.matches(':empty')), 60_000);
    return page;
  };

  /** Escape closes the page, which may be gone before the key is let go. @param {any} page */
  const leaves = (page) => page.press('Escape').catch(() => {});

  const inText = (/** @type {any} */ page) => page.call(() => document.querySelector('#text')?.textContent);
  const chosen = (/** @type {any} */ page) => page.call(() => document.querySelector('#chosen-part')?.textContent);
  const marksOf = (/** @type {any} */ page, /** @type {string} */ words) => page.call((/** @type {string} */ wanted) =>
    [...document.querySelectorAll('#text mark:not(.kept)')].filter((mark) => mark.textContent?.includes(wanted)).length, words);

  test('shows the whole text and moves between findings by keys', async () => {
    const { page } = await reviews(NOTE);
    assert.ok((await inText(page)).includes('blue tin'));
    assert.match(await chosen(page), /Marigold Threlkeld/);
    await page.press('n');
    assert.match(await chosen(page), /Idris Penhaligon/);
    await page.press('p');
    assert.match(await chosen(page), /Marigold Threlkeld/);
    assert.deepEqual(await troublesOf(page), []);
    if (page.looks) {
      await page.looks({ dark: true });
      assert.deepEqual(await troublesOf(page), [], 'in dark');
      await page.looks({});
    }
    await leaves(page);
    await world.person.tab.toFront();
    await world.person.panel.isGone();
    assert.equal(await world.person.chat.composer(), '');
  });

  test('keeps, replaces, undoes, and the page gets what was decided', async () => {
    const { chat, tab, page } = await reviews(NOTE);
    await page.press('n');
    await page.press('k');
    await until('Idris is kept', async () => await marksOf(page, 'Idris Penhaligon') === 0);
    await page.press('u');
    await until('Idris is marked again', async () => await marksOf(page, 'Idris Penhaligon') === 1);
    await page.press('k');
    await until('Idris is kept', async () => await marksOf(page, 'Idris Penhaligon') === 0);
    await page.call(() => /** @type {HTMLElement} */ (document.querySelector('[data-action="use-safer"]')).click());
    await tab.toFront();
    const text = await chat.holds();
    assert.match(text, /Idris Penhaligon/);
    assert.ok(!text.includes('Marigold') && !text.includes('943 476 5919'), text);
  });

  test('hides words that are searched for, and leaves alone what is no name, for the rest of the chat', async () => {
    const { chat, tab, page } = await reviews(NOTE);
    await page.press('/');
    await page.type('blue tin');
    await until('it is found', () => page.call(() => document.querySelector('#hits')?.textContent === '1 of 1'));
    await page.call(() => /** @type {HTMLElement} */ (document.querySelector('[data-hide="other"]')).click());
    await until('it is marked', async () => await marksOf(page, 'blue tin') === 1);
    assert.match(await page.call(() => document.querySelector('#adding-part')?.textContent), /rest of the chat/);
    // Escape leaves the search and goes on from there.
    await page.call(() => /** @type {HTMLElement} */ (document.querySelector('#text mark')).click());
    assert.match(await chosen(page), /Marigold Threlkeld/);
    await page.press('x');
    await until('it is left alone', async () => await marksOf(page, 'Marigold Threlkeld') === 0);
    await page.call(() => /** @type {HTMLElement} */ (document.querySelector('[data-action="use-safer"]')).click());
    await tab.toFront();
    const text = await chat.holds();
    assert.match(text, /Marigold Threlkeld/);
    assert.ok(!text.includes('blue tin'), text);
    await world.person.presses('Enter');
    await world.person.pastes('The blue tin is empty again.');
    assert.match(await world.person.panel.says(), /1 /);
    await world.person.presses('Escape');
  });

  test('of a selection: "also hide this"', async () => {
    const { page } = await reviews(NOTE);
    await page.call(() => {
      const walker = document.createTreeWalker(/** @type {Node} */ (document.querySelector('#text')), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf('biscuits') ?? -1;
        if (at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + 8);
      }
    });
    await until('it is offered', () => page.call(() => document.querySelector('#adding-part .words')?.textContent === 'biscuits'));
    await page.call(() => /** @type {HTMLElement} */ (document.querySelector('[data-hide="person"]')).click());
    await until('it is marked', async () => await marksOf(page, 'biscuits') === 1);
    if (process.env.CANDOUR_SCREENSHOTS && page.looks) {
      for (const dark of [false, true]) {
        await page.looks({ dark });
        await page.screenshot(`${PICTURES}review-${dark ? 'dark' : 'light'}.png`);
      }
      await page.looks({});
    }
    // At 400 % zoom a window of 1280 by 1024 has 320 by 256 of its own pixels.
    await page.resize(320, 256);
    const wide = await page.call(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${wide} pixels too wide`);
    assert.deepEqual(await troublesOf(page), [], 'at 400 %');
    if (process.env.CANDOUR_SCREENSHOTS) await page.screenshot('/tmp/review-400.png');
    await page.resize(1100, 800);
    await leaves(page);
  });

  test('of a document, whose safer copy then has what was decided', async () => {
    const chat = await world.person.opens('ChatGPT', { newTab: true });
    const { tab } = world.person;
    await tab.chooseFiles('input[type=file]', [`${FOLDER}libreoffice.docx`]);
    const page = await inFull();
    assert.ok((await inText(page)).includes('Larkspur Primary School'));
    await page.press('k');
    await until('the first is kept', () => page.call(() => document.querySelectorAll('#text mark.kept').length > 0));
    await page.call(() => /** @type {HTMLElement} */ (document.querySelector('[data-action="use-safer"]')).click());
    await tab.toFront();
    const [got] = await chat.hasFiles();
    assert.match(got?.text ?? '', /Home visit/);
    assert.ok(!got?.text.includes('943 476 5919'));
  });

  test('of a megabyte can be read to its end', async () => {
    const chat = await world.person.opens('ChatGPT', { newTab: true });
    const { tab } = world.person;
    await world.person.pastes(longNote(1_000_000));
    const page = await inFull();
    await page.press('p');
    await until('the last finding is looked at', async () => /(\d+) of \1 /.test(await chosen(page)));
    await page.press('/');
    await page.type('943 476 5919');
    await until('it is found', () => page.call(() => / of \d{3,}/.test(document.querySelector('#hits')?.textContent ?? '')));
    if (process.env.CANDOUR_SCREENSHOTS) await page.screenshot(`${PICTURES}review-long-light.png`);
    await page.press('Escape');
    await leaves(page);
    await tab.toFront();
    await world.person.panel.isGone();
    assert.equal(await chat.composer(), '');
  });
});
