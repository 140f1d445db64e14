// The main job on real input: whole case notes into every composer. No direct identifier that the core finds reaches the
// page before the decision or after "Paste safer text".

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { caseNotes } from '../people/casework.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { SITES } from '../sites.mjs';

/** @type {import('../people/casework.mjs').CaseNote[]} */
let notes = [];
before(() => {
  notes = caseNotes();
});

/** As a word of its own: "Ann" is not in "Annual". @param {string} text @param {string} word */
function holds(text, word) {
  const letter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!letter.test(text[at - 1] ?? ' ') && !letter.test(text[at + word.length] ?? ' ')) return true;
  }
  return false;
}

test('there are twelve notes, and the core finds somebody in each', () => {
  assert.equal(notes.length, 12);
  for (const { name, identifiers } of notes) assert.ok(identifiers.length > 0, `${name}: nobody was found`);
});

inEachBrowser('case notes', (world) => {
  for (const { name: site } of SITES) {
    test(`${site}: nobody in twelve notes reaches the page`, async () => {
      const { person } = world;
      const chat = await person.opens(site);
      for (const { name, text, identifiers } of notes) {
        await person.pastes(text);
        await person.panel.isShown();
        assert.equal(await chat.composer(), '', `${name}: it was in the composer before the decision`);
        const early = (await chat.received()).map((each) => each.text).join('\n');
        assert.deepEqual(identifiers.filter((word) => holds(early, word)), [], `${name}: seen before the decision`);
        await person.presses('Enter');
        await person.panel.isGone();
        await chat.holds();
        const seen = (await chat.received()).map((each) => each.text).join('\n');
        assert.deepEqual(identifiers.filter((word) => holds(seen, word)), [], `${name}: in the safer text`);
        await chat.startsAfresh();
      }
    });
  }

  test('and nothing was asked of any other host', () => assert.deepEqual(world.journal.strangers(), []));
});
