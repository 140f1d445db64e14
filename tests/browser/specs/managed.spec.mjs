// An organisation installs Candour by policy and sets its rules: real browsers, real policy files, a package signed with a
// key that is thrown away. Chromium obeys a changed file while it runs; Firefox reads it when it starts.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { BROWSERS } from '../drivers/index.mjs';
import { UNABLE } from '../drivers/policies.mjs';
import { NOTE } from '../people/notes.mjs';
import { Organisation } from '../people/organisation.mjs';
import { Person } from '../people/person.mjs';
import { takesPictures } from '../people/pictures.mjs';

/** A browser may take this long to fetch a package or to notice a file. Milliseconds. */
const PATIENCE = 60_000;

const COUNCIL = {
  format: 1, name: 'Northmere Council', reviewBy: '2099-03-31', audience: 'practitioner', sets: ['verdicts'],
  verdicts: { number: { public: 'stop', approved: 'note' } },
  tools: [{ name: 'ChatGPT', hosts: ['chatgpt.com'] }],
  contacts: [{ who: 'Data protection team', about: ['personal-data'], how: 'extension 4040' }],
};

describe('managed by an organisation', { concurrency: BROWSERS.length, skip: UNABLE ? `skipped: ${UNABLE}` : false }, () => {
  for (const name of BROWSERS) describe(`in ${name}`, { concurrency: 1 }, () => {
    /** @type {Organisation} */
    let council;
    /** @type {Person} */
    let person;
    /** @type {import('../drivers/call.mjs').Page} */
    let page;

    /** The browser starts, and the person opens the page on which everything about policy is said. */
    const starts = async () => {
      const browser = await council.startsBrowser();
      person = new Person(browser);
      page = await browser.open();
      await until('the package is installed', async () => {
        await page.goto(browser.extensionUrl('policy/policy.html'));
        return says();
      }, PATIENCE);
    };
    /** A policy file is written; the browser that has to be started again for it is. @param {object | null} settings */
    const arrives = async (settings) => {
      council.sets(settings);
      if (name === 'firefox') await starts();
    };
    const says = () => page.call(() => document.getElementById('policy-state')?.innerText && document.body.innerText);
    /** @param {RegExp} words */
    const willSay = (words) => until(`the page says ${words}`, async () => words.test(await says()), PATIENCE);
    /** What the settings page shows of who the person is; with a value, the person chooses it there. @param {string} [chosen] */
    const audience = async (chosen) => {
      const settings = await person.opensExtensionPage('options/options.html');
      const shown = await until('the settings are shown', () => settings.call((/** @type {string | null} */ wanted) => {
        const all = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('input[name=audience]')]);
        if (wanted) all.find(({ value }) => value === wanted)?.click();
        return all.length > 0 && { chosen: all.find(({ checked }) => checked)?.value, locked: all.every(({ disabled }) => disabled) };
      }, chosen ?? null));
      if (chosen) await willSay(/Student \(Set by you\)/);
      await settings.close();
      await page.toFront();
      return shown;
    };
    /** What the panel offers for a note with a number in it. */
    const offered = async () => {
      await person.opens('ChatGPT', { newTab: true });
      await person.pastes(NOTE);
      const [words, buttons] = [await person.panel.says(), await person.panel.buttons()];
      await person.presses('Escape');
      await person.panel.isGone();
      await page.toFront();
      return { words, buttons: buttons.join(' | ') };
    };

    /** Pictures of the rules in force and of settings that are fixed. */
    const pictured = async () => {
      for (const [file, picture] of [['policy/policy.html', 'policy-managed'], ['options/options.html', 'options-managed']]) {
        const tab = await person.opensExtensionPage(file ?? '');
        await takesPictures(tab, picture ?? '');
        await tab.close();
      }
      await page.toFront();
    };

    before(async () => {
      council = await Organisation.founds(name);
      council.sets(null);
      await starts();
    });
    after(() => council?.close());

    test('the package is force-installed, and without settings the person decides', async () => {
      await willSay(/Your own settings hold/);
      await audience('student');
      assert.match((await offered()).buttons, /as it is/i);
    });

    test('the policy is obeyed: a hard stop takes "Paste as it is" away and says who set it', async () => {
      await arrives(COUNCIL);
      await willSay(/Practitioner \(Set by Northmere Council\)/);
      assert.equal((await audience()).locked, true, 'what the organisation set can be changed');
      if (process.env.CANDOUR_SCREENSHOTS && page.looks) await pictured();
      const { words, buttons } = await offered();
      assert.doesNotMatch(buttons, /as it is|safer/i);
      assert.match(words, /Set by Northmere Council/);
      assert.match(words, /Data protection team/);
    });

    test(`an edit counts ${name === 'chromium' ? 'at once, without a new start' : 'after a new start'}`, async () => {
      await arrives({ ...COUNCIL, verdicts: { number: { public: 'safer-text-only' } } });
      await willSay(/Only safer text goes\s+Set by Northmere Council/);
      const { buttons } = await offered();
      assert.match(buttons, /safer/i);
      assert.doesNotMatch(buttons, /as it is/i);
    });

    test('a broken policy is reported with its place, and the strict defaults hold', async () => {
      await arrives({ policyText: JSON.stringify({ ...COUNCIL, verdicts: { numbers: { public: 'allow' } } }) });
      await willSay(/can't be used/);
      assert.match(await says(), /\$\.verdicts\.numbers.*Did you mean "number"/);
      assert.match((await offered()).buttons, /as it is/i);
    });

    test("a value that the browser would drop is missed aloud", async () => {
      await arrives({ ...COUNCIL, verdicts: 'strict' });
      await willSay(name === 'chromium' ? /\$\.sets\[0\].*did not arrive/ : /\$\.verdicts.*should be/);
    });

    test("with the policy gone, the person's own settings are back as they were", async () => {
      await arrives(null);
      await willSay(/Your own settings hold/);
      assert.match(await says(), /Student \(Set by you\)/);
      assert.deepEqual(await audience(), { chosen: 'student', locked: false });
      assert.match((await offered()).buttons, /as it is/i);
    });

    test('nothing was sent anywhere but to the chats and for the package', () => {
      const own = council.server.journal.strangers().filter((/** @type {any} */ request) => !JSON.stringify(request).includes('127.0.0.1'));
      assert.deepEqual(own, []);
    });
  });
});
