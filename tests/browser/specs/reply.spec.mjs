// A reply that is complete is compared with what was written in its chat: a small line, a list on request, or nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { troublesInside, troublesOf } from '../people/accessibility.mjs';
import { Beside } from '../people/beside.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { pictured, stored } from '../people/keepsakes.mjs';
import { SITES } from '../sites.mjs';

const WROTE = 'Make this clearer: the flat was cold and the heron lamp was on. She did not see the doctor last week. She wants to stay at home.';
const FAITHFUL = 'The flat was cold, and the heron lamp was on. She did not see the doctor last week. She would like to stay at home.';
const FAULTY = 'The flat was cold and the heron lamp was on. On 14 March 2026 she saw Dr Harrison. She wants to stay at home.';

inEachBrowser('the reply check', (world) => {
  const line = () => new Beside(world.person.tab, 'reply-line');

  /** @param {string} text */
  const nextReply = (text) => world.person.tab.call((/** @type {string} */ words) => void Object.assign(window, { nextReply: words }), text);

  for (const { name } of SITES) {
    test(`in ${name} is silent about a faithful reply; of another it shows the places, by keys alone`, async () => {
      const { person } = world;
      const chat = await person.opens(name, { csp: 'wasm' });
      await nextReply(FAITHFUL);
      await person.types(WROTE);
      await person.presses('Enter');
      if ((await chat.sent()).length === 0) await person.clicksSend();
      await chat.hasSent();
      await person.types('Now once more, please, a little shorter.');
      assert.equal(await line().root(), null, 'a faithful reply was reported');
      await nextReply(FAULTY);
      await person.presses('Enter');
      const byKey = (await chat.sent()).length === 2;
      if (!byKey) await person.clicksSend();
      await chat.hasSent(2);

      assert.match(await line().says(), /Check before you use: \d things?/);
      assert.ok(!byKey || await chat.hasFocus(), 'it took the focus');
      assert.deepEqual(await troublesInside(await line().isShown()), []);
      await until('Escape closes it', async () => (await person.presses('Escape'), !await line().root()));
    });
  }

  test('opens a list with the words in the reply, why, and a question', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT', { csp: 'strict', newTab: true });
    await nextReply(FAULTY);
    await person.types(WROTE);
    await person.presses('Enter');
    await chat.hasSent();
    await line().isShown();
    await pictured(person.tab, 'reply-line');
    await person.presses('Alt+Shift+C');
    assert.match(await line().focus() ?? '', /Check before you use/);
    await person.presses('Enter');
    const said = await until('the list is open', async () => {
      const words = await line().says();
      return words.includes('In the reply') && words;
    });
    assert.match(said, /14 March 2026/);
    assert.match(said, /\?/);
    assert.deepEqual(await troublesInside(await line().isShown()), []);
    await pictured(person.tab, 'reply-list');
    await person.presses('Escape');
    assert.ok(!(await line().says()).includes('In the reply'));
    await person.presses('Escape');
    await line().isGone();
  });

  test('works in the desk on a reply that was pasted', async () => {
    const { person } = world;
    const tab = await person.opensExtensionPage('desk/desk.html');
    await tab.call((/** @type {[string, string]} */ [wrote, reply]) => {
      for (const [id, text] of [['text', wrote], ['reply', reply]]) {
        const box = /** @type {HTMLTextAreaElement} */ (document.getElementById(id ?? ''));
        box.value = text ?? '';
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }, [WROTE, FAULTY]);
    await tab.call(() => document.getElementById('tab-reply')?.click());
    const places = await until('the places are listed', () => tab.call(() => {
      const { innerText } = /** @type {HTMLElement} */ (document.getElementById('places'));
      return innerText.includes('14 March 2026') && innerText;
    }));
    assert.match(places, /In the reply/);
    assert.deepEqual(await troublesOf(tab), []);
    await pictured(tab, 'desk-reply');
    await tab.close();
  });

  test('leaves nothing of a prompt or a reply in storage', async () => {
    const { person } = world;
    await person.opens('ChatGPT', { newTab: true });
    const kept = await stored(person);
    for (const word of ['heron', 'Harrison', 'doctor']) assert.ok(!kept.includes(word), word);
    assert.ok(kept.includes('invented_date'), 'kinds are in the record');
    assert.deepEqual(world.journal.strangers(), []);
  });
});
