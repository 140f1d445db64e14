// The extension's own pages open, work and are accessible.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { troublesInside, troublesOf } from '../people/accessibility.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { IDENTIFIERS, NOTE } from '../people/notes.mjs';

const PAGES = ['popup/popup.html', 'desk/desk.html', 'practice/practice.html', 'options/options.html', 'welcome/welcome.html', 'policy/policy.html', 'pair/pair.html'];

inEachBrowser('our own pages', (world) => {
  for (const file of PAGES) {
    test(`${file} opens, and axe finds nothing in it`, async () => {
      const { person } = world;
      const tab = await person.opensExtensionPage(file);
      assert.deepEqual(await troublesOf(tab), []);
      if (tab.looks) {
        await tab.looks({ dark: true });
        assert.deepEqual(await troublesOf(tab), [], 'in dark');
        await tab.looks({});
      }
      await tab.close();
    });
  }

  test('the panel: axe finds nothing in it, and it can be read in dark', async () => {
    const { person } = world;
    await person.opens('ChatGPT', { newTab: true });
    await person.pastes(NOTE);
    const root = await person.panel.isShown();
    assert.deepEqual(await troublesInside(root), []);
    if (person.tab.looks) {
      await person.tab.looks({ dark: true });
      assert.deepEqual(await troublesInside(root), [], 'in dark');
      await person.tab.looks({});
    }
    assert.ok(!(await person.panel.says()).includes(IDENTIFIERS[0] ?? ''), 'the panel shows a full identifier');
    const buttons = (await person.panel.buttons()).join(' | ');
    for (const label of [/safer/i, /don.t paste/i, /as it is/i]) assert.match(buttons, label);
    await person.presses('Tab');
    assert.ok(await person.panel.isShown(), 'Tab stays in the panel');
    await person.presses('Escape');
    await person.panel.isGone();
  });

  test('the desk makes a text safer', async () => {
    const { person } = world;
    const tab = await person.opensExtensionPage('desk/desk.html');
    await tab.call(() => document.querySelector('textarea')?.focus());
    await person.copies(NOTE);
    await tab.press('Control+v');
    const shown = await until('the desk shows the safer text', async () => {
      const text = await tab.call(() => [...document.querySelectorAll('textarea, output, pre, [id*=safer]')]
        .filter((each) => each.id !== 'text').map((each) => /** @type {any} */ (each).value || each.textContent).join('\n'));
      return text.includes('Home visit on Tuesday') && text;
    });
    for (const word of IDENTIFIERS) assert.ok(!shown.includes(word));
    await tab.close();
  });

  test('nothing was asked of any host', () => assert.deepEqual(world.journal.strangers(), []));
});
