// The card beside the composer: one question, never with the focus unasked, gone at Escape and never back in that chat.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { troublesInside } from '../people/accessibility.mjs';
import { Beside } from '../people/beside.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { anHourLater, pictured, stored } from '../people/keepsakes.mjs';
import { SITES } from '../sites.mjs';

const ASKS = 'Write the analysis section of my assessment of this family.';
const VIEW = 'the heron thinks it is the housing';

inEachBrowser('a card', (world) => {
  const card = () => new Beside(world.person.tab, 'card');

  for (const { name } of SITES) {
    test(`about a reserved task stands beside the composer of ${name}, is reached and closed by keys alone, and stays away`, async () => {
      const { person } = world;
      await anHourLater(person);
      const chat = await person.opens(name, { csp: 'wasm' });
      await person.types(ASKS);
      assert.match(await card().says(), /own view/);
      assert.ok(await chat.hasFocus(), 'it took the focus');
      assert.deepEqual(await troublesInside(await card().isShown()), []);
      const place = await card().place();
      assert.ok(place.width <= 320 && place.left >= 0 && place.top >= 0);

      await person.presses('Alt+Shift+C');
      assert.equal(await card().focus(), 'TEXTAREA');
      await person.tab.type(VIEW);
      const seen = (await chat.received()).map(({ text }) => text).join('');
      assert.ok(!seen.includes('heron'), 'the page saw what was written in the card');
      assert.equal(await chat.composer(), ASKS);
      await person.presses('Escape');
      await card().isGone();
      await until('the focus is back where people write', () => chat.hasFocus());

      await person.tab.type(' Keep it short.');
      assert.equal(await until('it is written on', async () => (await chat.composer()).length > ASKS.length + 14 && chat.composer()), `${ASKS} Keep it short.`);
      await person.presses('Enter');
      if ((await chat.sent()).length === 0) await person.clicksSend();
      await chat.hasSent();
      assert.equal(await card().root(), null, 'it came back');
      assert.ok(!(await stored(person)).includes('heron'));
    });
  }

  test('shows the exact words of a standard on request, with where they come from', async () => {
    const { person } = world;
    await anHourLater(person);
    const chat = await person.opens('Claude', { csp: 'strict', newTab: true });
    await person.types('Decide whether this family should step down to child in need.');
    await card().isShown();
    await pictured(person.tab, 'card-reserved');
    await person.presses('Alt+Shift+C');
    for (let at = 0; at < 6 && !/Standard/.test(await card().focus() ?? ''); at += 1) await person.presses('Tab');
    await person.presses('Enter');
    const said = await until('the words are there', async () => {
      const words = await card().says();
      return words.includes('Social Work England') && words;
    });
    assert.match(said, /2019-12-02/);
    assert.deepEqual(await troublesInside(await card().isShown()), []);
    await pictured(person.tab, 'card-standard');
    await person.presses('Escape');
    assert.equal((await chat.sent()).length, 0);
  });

  test('is shown three times an hour at most', async () => {
    const { person } = world;
    await anHourLater(person);
    for (const asks of ['Write the analysis section for this family', 'Decide whether this family meets threshold', 'Write my reflective log about this family']) {
      await person.opens('Gemini', { csp: 'wasm', newTab: true });
      await person.types(asks);
      await card().isShown();
    }
    await person.opens('Gemini', { csp: 'wasm', newTab: true });
    await person.types(ASKS);
    await person.presses('Enter');
    await person.chat.hasSent();
    assert.equal(await card().root(), null);
    const kept = JSON.parse(await stored(person))[0];
    assert.equal(kept.cadence.shown.length, 3);
    assert.ok(kept.cadence.seen.every((/** @type {[string, number]} */ [id]) => /^Q-\d{3}$/.test(id)));
  });

  test('nothing was asked of any host', () => assert.deepEqual(world.journal.strangers(), []));
});
