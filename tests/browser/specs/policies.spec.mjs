// Every policy file of tests/policies, right, wrong, hostile, huge and of the future, is judged by the extension as it is
// by `candour policy check`: the same answer, the same reason at the same place. And three universities and a council, each
// with somebody who studies or works under it.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from '../drivers/call.mjs';
import { Beside } from '../people/beside.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { NOTE } from '../people/notes.mjs';
import { takesPictures } from '../people/pictures.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const read = (/** @type {string} */ file) => readFile(`${ROOT}${file}`, 'utf8');
const inFolder = async (/** @type {string} */ folder) => (await readdir(`${ROOT}${folder}`)).filter((name) => name.endsWith('.json')).map((name) => `${folder}/${name}`);

/** Three universities of different character, as they come with Candour. */
const UNIVERSITIES = ['cautious', 'five-levels', 'open'];

/** Somebody by name, which the packs let go only with a stand-in. */
const NAMED = 'Please tidy this up: I met Daniel Okafor and Daniel said that he was tired.';

inEachBrowser('policies in files', (world) => {
  /** Asks the extension what it makes of a file. @param {import('../drivers/call.mjs').Page} tab @param {string} text */
  const check = (tab, text) => tab.call((/** @type {string} */ policy) =>
    /** @type {any} */ (globalThis).chrome.runtime.sendMessage({ type: 'check-policy', text: policy }).then((/** @type {any} */ answer) => answer.ok), text);

  test('each file gets the answer that it gets at a terminal', async () => {
    const tab = await world.person.opensExtensionPage('policy/policy.html');
    const expected = (await read('tests/policies/expected.tsv')).trim().split('\n').filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
    assert.ok(expected.length >= 60);
    for (const [name = '', , path = ''] of expected) {
      const text = name === 'huge' ? `{"name": "${'x'.repeat(1_100_000)}"}` : await read(`tests/policies/wrong/${name}.json`);
      const { right, problems } = await check(tab, text);
      assert.equal(right, false, `${name} was taken`);
      assert.ok(problems.some((/** @type {any} */ problem) => problem.path === path && problem.words !== ''), `${name}: ${JSON.stringify(problems)}`);
    }
    const taken = [...await inFolder('tests/policies/right'), ...await inFolder('rules/policies'), ...await inFolder('rules/policies/universities')];
    for (const file of taken) assert.equal((await check(tab, await read(file))).right, true, `${file} was refused`);
    await tab.close();
  });

  /** A fresh person: no settings. */
  const startsAfresh = async () => {
    const tab = await world.person.opensExtensionPage('options/options.html');
    await tab.call(() => /** @type {any} */ (globalThis).chrome.storage.local.set({ settings: {} }));
    // Opened again, so that what it shows was read after the change.
    await tab.goto(world.browser.extensionUrl('options/options.html'));
    // A press on what the page still shows as chosen would change nothing.
    await until('nothing is chosen', () => tab.call(() => document.querySelector('input[name=audience]') !== null
      && !document.querySelector('input[name=audience]:checked') && !document.querySelector('[data-slot]')));
    return tab;
  };
  /** @param {import('../drivers/call.mjs').Page} tab @param {string} css */
  const presses = (tab, css) => until(`${css} can be pressed`, () => tab.call((/** @type {string} */ selector) => {
    const element = /** @type {HTMLElement | null} */ (document.querySelector(selector));
    element?.click();
    return element !== null;
  }, css));
  /** @param {import('../drivers/call.mjs').Page} tab @param {RegExp} words */
  const shows = (tab, words) => until(`the page shows ${words}`, () => tab.call((/** @type {string} */ source) => new RegExp(source).test(document.body.innerText), words.source));
  /** @param {import('../drivers/call.mjs').Page} tab @param {string} id @param {string} value */
  const picks = (tab, id, value) => until(`${value} is picked in ${id}`, () => tab.call((/** @type {string} */ which, /** @type {string} */ wanted) => {
    const field = /** @type {HTMLSelectElement | null} */ (document.getElementById(which));
    if (!field) return false;
    field.value = wanted;
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    return field.value === wanted;
  }, id, value));
  /** What the panel says and offers for a note. */
  const offered = async (text = NOTE) => {
    await world.person.opens('ChatGPT', { newTab: true });
    await world.person.pastes(text);
    const [words, buttons] = [await world.person.panel.says(), await world.person.panel.buttons()];
    await world.person.presses('Escape');
    await world.person.panel.isGone();
    return { words, buttons: buttons.join(' | ') };
  };

  test('a practitioner on placement imports the council\'s policy: it holds, and taking it out gives the choice back', async () => {
    const tab = await startsAfresh();
    await tab.chooseFiles('#import', [`${ROOT}rules/policies/council.json`]);
    await shows(tab, /In use: Northmere Council/);
    const { words, buttons } = await offered();
    assert.match(words, /Set by Northmere Council/);
    assert.doesNotMatch(buttons, /as it is/i);
    await tab.toFront();
    await presses(tab, '[data-slot=placement] button');
    await until('it is out', () => tab.call(() => !document.querySelector('[data-slot=placement]')));
    assert.match((await offered()).buttons, /as it is/i);
    await tab.close();
  });

  test('a file that is wrong changes nothing and says what to mend', async () => {
    const tab = await startsAfresh();
    await tab.chooseFiles('#import', [`${ROOT}tests/policies/wrong/near-word.json`]);
    await shows(tab, /can't be used. Nothing has changed[^]*line 7, \$\.verdicts\.person\.public[^]*Did you mean "stop"/);
    assert.equal(await tab.call(() => document.querySelector('[data-slot]')), null);
    await tab.close();
  });

  for (const id of UNIVERSITIES) {
    test(`a student under the "${id}" pack: the light for the work, the card, four notes, a declaration`, async () => {
      const pack = JSON.parse(await read(`rules/policies/universities/${id}.json`));
      const tab = await startsAfresh();
      await presses(tab, 'input[name=audience][value=student]');
      await presses(tab, `input[name=pack][value=${id}]`);
      await shows(tab, new RegExp(`In use: ${pack.name}`));
      const study = await world.person.opensExtensionPage('pair/pair.html');
      await shows(study, new RegExp(pack.name));
      const shapes = { red: '■ ?Essay: Not for this', amber: '▲ ?Essay: Ask first', green: '● ?Essay: Welcome here' };
      const essay = pack.study.work.find((/** @type {any} */ rule) => rule.work === 'essay');
      await picks(study, 'working-on', 'essay');
      await shows(study, new RegExp(shapes[/** @type {keyof typeof shapes} */ (essay.light)].replace(' ?', '\\s*')));
      await picks(study, 'working-on', 'reflective-log');
      await shows(study, /What stays with you from that day/);
      await picks(study, 'problem', 'understand thresholds');
      await picks(study, 'date', '2026-11-23');
      await shows(study, /I used ChatGPT on 23 November 2026[^]*understand thresholds/);
      if (id === 'open' && process.env.CANDOUR_SCREENSHOTS && study.looks) await takesPictures(study, 'study');
      await study.close();
      // The log is in hand: the card before sending says so, with a question and without a template.
      await world.person.opens('Claude', { newTab: true });
      await world.person.types('Please make this paragraph about my week shorter.');
      const told = await new Beside(world.person.tab, 'card').says();
      assert.match(told, /[■▲●] ?Reflective log: /);
      assert.match(told, /What stays with you from that day\?/);
      assert.match(told, new RegExp(`Set by ${pack.name}`));
      if (id === 'open' && process.env.CANDOUR_SCREENSHOTS && study.looks) await takesPictures(world.person.tab, 'card-study');
      const { words, buttons } = await offered(NAMED);
      assert.match(words, new RegExp(`Set by ${pack.name}`));
      assert.doesNotMatch(buttons, /as it is/i);
      await tab.close();
    });
  }

  test('nothing was asked of any host', () => assert.deepEqual(world.journal.strangers(), []));
});
