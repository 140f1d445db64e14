// The record page and the sheets: read, searched, taken along and deleted by the person, with nothing of any text in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { troublesOf } from '../people/accessibility.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { LINE, NOTE } from '../people/notes.mjs';
import { pictured, stored } from '../people/keepsakes.mjs';

const SHEETS = ['plain', 'easy', 'child', 'supervisor', 'sent', 'first'];

inEachBrowser('the record', (world) => {
  /** @param {string} id @returns {Promise<string>} */
  const says = (id) => world.person.tab.call((/** @type {string} */ which) => document.getElementById(which)?.innerText, id);
  /** @param {string} kind @returns {Promise<string>} */
  const exported = (kind) => world.person.tab.call(async (/** @type {string} */ which) =>
    (await /** @type {any} */ (globalThis).chrome.runtime.sendMessage({ type: 'record-export', kind: which })).ok.text, kind);

  test('begins empty and says what is never kept', async () => {
    const { person } = world;
    await person.opensExtensionPage('record/record.html');
    assert.match(await says('empty'), /nothing here yet/);
    assert.match(await person.tab.call(() => document.body.innerText), /Only you can read this/);
    assert.deepEqual(await troublesOf(person.tab), []);
    await person.tab.close();
  });

  test('holds the day, the tool, the task and the decision, and no word of what was written', async () => {
    const { person } = world;
    for (const name of ['ChatGPT', 'Claude']) {
      const chat = await person.opens(name, { csp: 'wasm', newTab: true });
      await person.pastes(`Please summarise these notes about the heron.\n${NOTE}`);
      await person.panel.isShown();
      await person.panel.presses(/safer/);
      await person.panel.isGone();
      await chat.holds();
      await person.presses('Enter');
      await chat.hasSent();
    }
    const chat = await person.opens('Gemini', { csp: 'wasm', newTab: true });
    await person.types(LINE);
    await chat.holds(LINE);
    await person.clicksSend();
    await person.panel.presses(/as it is/);
    await chat.hasSent();
    await until('all are kept', async () => JSON.parse(await stored(person))[0].record?.length >= 3);
    await person.opensExtensionPage('record/record.html');
    const table = await until('the table is there', async () => (await says('table')).includes('Gemini') && says('table'));
    for (const word of ['ChatGPT', 'Claude', 'safer text used', 'went as it was']) assert.ok(table.includes(word), table);
    const kept = await stored(person);
    for (const word of ['heron', 'caravan', 'welcoming', 'tidy']) assert.ok(!kept.includes(word), word);
  });

  test('is accessible, light and dark', async () => {
    const { tab } = world.person;
    assert.deepEqual(await troublesOf(tab), []);
    if (tab.looks) {
      await tab.looks({ dark: true });
      assert.deepEqual(await troublesOf(tab), [], 'in dark');
      await tab.looks({});
    }
    await tab.resize(1100, 1500);
    await pictured(tab, 'record');
  });

  test('is searched, and a line of one’s own is added to it, with keys alone', async () => {
    const { person } = world;
    await person.tab.call(() => document.getElementById('own')?.focus());
    await person.tab.type('I will read replies aloud before I use them.');
    await person.presses('Tab');
    await person.presses('Enter');
    await until('it is kept', async () => (await says('table')).includes('read replies aloud'));
    await person.tab.call(() => document.getElementById('search')?.focus());
    await person.tab.type('claude');
    await until('only Claude is left', async () => !(await says('table')).includes('Gemini') && (await says('table')).includes('Claude'));
    await person.presses('Control+a');
    await person.presses('Delete');
    await until('all are back', async () => (await says('table')).includes('Gemini'));
  });

  test('is taken along as text, as a table, for supervision, for CPD and for a team', async () => {
    assert.match(await exported('markdown'), /^# My use of AI/);
    assert.match(await exported('csv'), /"Gemini"/);
    assert.match(await exported('supervision'), /read replies aloud/);
    assert.match(await exported('cpd'), /4\.6 Reflect on my learning/);
    const pack = await exported('pack');
    assert.match(pack, /Fifteen minutes/);
    assert.ok(!pack.includes('aloud'));
  });

  test('is deleted one by one, and then all of it', async () => {
    const { person } = world;
    const rows = () => person.tab.call(() => document.querySelectorAll('tbody tr').length);
    const before = await rows();
    await person.tab.call(() => /** @type {HTMLElement} */ (document.querySelector('[data-delete]')).focus());
    await person.presses('Enter');
    await until('one is gone', async () => (await rows()) === before - 1);
    await person.tab.call(() => document.getElementById('delete-all')?.focus());
    await person.presses('Enter');
    assert.equal(await person.tab.call(() => document.activeElement?.id), 'no', 'the safe answer has the focus');
    await person.presses('Shift+Tab');
    await person.presses('Enter');
    await until('all are gone', async () => (await rows()) === 0);
    assert.deepEqual(JSON.parse(await stored(person))[0].record, []);
  });

  test('can be off, and then keeps nothing', async () => {
    const { person } = world;
    await person.tab.call(() => {
      const days = /** @type {HTMLSelectElement} */ (document.getElementById('days'));
      days.value = '0';
      days.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until('it says so', async () => (await says('kept')).includes('off'));
    const chat = await person.opens('ChatGPT', { csp: 'wasm', newTab: true });
    await person.types('List three ideas for a leaflet.');
    await person.presses('Enter');
    await chat.hasSent();
    await person.opensExtensionPage('record/record.html');
    assert.equal(await person.tab.call(() => document.querySelectorAll('tbody tr').length), 0);
    assert.deepEqual(world.journal.strangers(), []);
  });

  test('speaks Welsh where the person asks for it', async () => {
    const { person } = world;
    await person.opensExtensionPage('record/record.html');
    await person.tab.call(() => /** @type {any} */ (globalThis).chrome.runtime.sendMessage({ type: 'set-settings', settings: { language: 'cy' } }));
    await until('the page is in Welsh', async () => {
      await person.tab.goto(world.browser.extensionUrl('record/record.html'));
      return person.tab.call(() => document.documentElement.lang === 'cy' && document.body.innerText.includes('Eich cofnod'));
    });
    assert.deepEqual(await troublesOf(person.tab), []);
    await pictured(person.tab, 'record-welsh');
    await person.opens('Claude', { csp: 'wasm', newTab: true });
    await person.pastes(NOTE);
    assert.match(await person.panel.says(), /manylion am bobl/);
    await person.presses('Escape');
    await person.opensExtensionPage('popup/popup.html');
    await person.tab.call(() => /** @type {any} */ (globalThis).chrome.runtime.sendMessage({ type: 'set-settings', settings: {} }));
  });

  test('has sheets beside it that can be printed', async () => {
    const { person } = world;
    for (const sheet of SHEETS) {
      const tab = await person.opensExtensionPage(`sheets/sheets.html#${sheet}`);
      await until(`${sheet} is shown`, () => tab.call((/** @type {string} */ id) => !document.getElementById(id)?.hidden, sheet));
      assert.deepEqual(await troublesOf(tab), [], sheet);
      await pictured(tab, `sheet-${sheet}`);
      await tab.close();
    }
  });
});
