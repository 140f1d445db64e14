// A declaration: drafted from the record, finished by the person with keys alone, copied by nobody else.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { troublesOf } from '../people/accessibility.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { pictured, stored } from '../people/keepsakes.mjs';
import { SITES } from '../sites.mjs';

const WROTE = 'Draft a letter about the visit of the heron club to the library.';
const FORMS = ['case-record', 'minutes', 'email', 'letter', 'easy-read', 'child', 'court', 'assignment', 'reflective-log', 'supervision'];

inEachBrowser('a declaration', (world) => {
  /** @returns {Promise<string>} */
  const text = () => world.person.tab.call(() => /** @type {HTMLTextAreaElement} */ (document.getElementById('text')).value);

  /** @param {string} id @param {string} value */
  const chooses = (id, value) => world.person.tab.call((/** @type {[string, string]} */ [which, chosen]) => {
    const select = /** @type {HTMLSelectElement} */ (document.getElementById(which));
    select.value = chosen;
    select.dispatchEvent(new Event('input', { bubbles: true }));
  }, [id, value]);

  test('names every tool that was used today, and says nothing that nobody knows', async () => {
    const { person } = world;
    const known = SITES.filter(({ layout }) => !layout.startsWith('unknown'));
    for (const { name } of known) {
      const chat = await person.opens(name, { csp: 'wasm' });
      await person.types(WROTE);
      await person.presses('Enter');
      await chat.hasSent();
    }
    await until('it is in the record', async () => (JSON.parse(await stored(person))[0].record ?? []).length >= known.length);
    await person.opensExtensionPage('declare/declare.html');
    const drafted = await until('there is a draft', async () => (await text()).includes('AI-assisted') && text());
    for (const tool of ['ChatGPT', 'Copilot', 'Gemini', 'Claude']) assert.ok(drafted.includes(tool), drafted);
    assert.match(drafted, /Not yet checked/);
    assert.ok(!drafted.includes('heron'));
  });

  test('has a form for each place it may go, and axe finds nothing in any', async () => {
    const { tab } = world.person;
    for (const form of FORMS) {
      const before = await text();
      await chooses('which', form);
      await until(`${form} is drafted`, async () => form === 'case-record' || (await text()) !== before);
      assert.deepEqual(await troublesOf(tab), [], form);
      await pictured(tab, `declare-${form}`);
    }
  });

  test('“I did not use AI” is one key away', async () => {
    const { person } = world;
    await chooses('which', 'email');
    await person.tab.call(() => /** @type {HTMLElement} */ (document.querySelector('[name=none]'))?.focus());
    await person.presses('ArrowDown');
    await until('it says so', async () => /without AI/.test(await text()));
    await pictured(person.tab, 'declare-none');
    await person.presses('ArrowUp');
    await until('and back', async () => /helped me/.test(await text()));
  });

  test('is not drafted over once the person has changed a word, and is kept only without names', async () => {
    const { person } = world;
    await person.tab.call(() => document.getElementById('text')?.focus());
    await person.presses('Control+a');
    await person.tab.type('A computer tool helped me word this. Ask Tamsin Okafor-Hale at t.hale@mail.example.');
    const mine = await text();
    await chooses('which', 'letter');
    await until('it may be drafted again', () => person.tab.call(() => !document.getElementById('again')?.hidden));
    assert.equal(await text(), mine);
    await person.tab.call(() => document.getElementById('keep')?.focus());
    await person.presses('Enter');
    await until('it says why it was not kept', () => person.tab.call(() => document.getElementById('said')?.textContent?.includes('names somebody')));
    assert.ok(!(await stored(person)).includes('Okafor'));
    assert.deepEqual(world.journal.strangers(), []);
  });
});
