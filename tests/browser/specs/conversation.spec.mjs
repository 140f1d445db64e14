// A whole conversation: nobody's name reaches the page or the wire, no stand-in changes its meaning, every name comes back on
// copy, also after a reload; and when it is forgotten, nothing of it is left anywhere.

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { troublesInside, troublesOf } from '../people/accessibility.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { clipboardReader, pressIn, rootWith as rootIn } from '../people/pieces.mjs';
import { SECRETS, TURNS } from '../people/talk.mjs';

const REPLY = '[data-markdown-text-style="assistant-message"]';
const SITE = 'ChatGPT';

inEachBrowser('a conversation', (world) => {
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof clipboardReader>>} */
  let readClipboard;
  /** @type {import('../drivers/call.mjs').Page} */
  let talk;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'candour-talk-'));
    readClipboard = await clipboardReader(world.browser);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** @param {string} what */
  const secretsIn = (what) => SECRETS.filter((word) => what.toLowerCase().includes(word.toLowerCase()));
  const clipboard = () => readClipboard(world.person.tab);

  /** The safer text is used where there is anything to hide. @param {() => Promise<boolean>} arrived */
  const goesSafely = async (arrived) => {
    const { panel } = world.person;
    const first = await until('the panel is shown, or it went by itself', async () => await arrived() ? 'went' : await panel.root() && 'held');
    if (first === 'went') return;
    await panel.isShown();
    await world.person.presses('Enter');
    await panel.isGone();
  };

  /** @type {Record<import('../people/talk.mjs').Turn['how'], (text: string, at: number) => Promise<unknown>>} */
  const ways = {
    async paste(text) {
      const { person } = world;
      await person.pastes(text);
      await goesSafely(async () => (await person.chat.composer()) === text);
      await person.chat.holds();
      await sends();
    },
    async type(text) {
      const { person } = world;
      await person.types(text);
      await person.chat.holds(text);
      await sends();
    },
    async file(text, at) {
      const { person } = world;
      const file = path.join(folder, `note-${at}.txt`);
      await writeFile(file, text);
      const had = (await person.chat.files()).length;
      await person.tab.chooseFiles('input[type=file]', [file]);
      await goesSafely(async () => (await person.chat.files()).length > had);
      const files = await until('the file is attached', async () => {
        const now = await person.chat.files();
        return now.length > had && now;
      });
      assert.deepEqual(secretsIn(JSON.stringify(files)), []);
      await person.pastes(files.at(-1)?.text ?? '');
      await goesSafely(async () => (await person.chat.composer()) !== '');
      await sends();
    },
    async edit(text) {
      const { person } = world;
      const had = (await person.chat.sent()).length;
      await person.tab.call(() => /** @type {HTMLElement} */ ([...document.querySelectorAll('button.edit')].at(-1)).click());
      await person.tab.call(() => {
        const box = /** @type {HTMLTextAreaElement} */ (document.querySelector('textarea.edit-box'));
        box.focus();
        box.select();
      });
      await person.tab.type(text);
      await person.presses('Enter');
      await goesSafely(async () => (await person.chat.sent()).length > had);
      await person.chat.hasSent(had + 1);
    },
  };

  const sends = async () => {
    const { person } = world;
    const had = (await person.chat.sent()).length;
    await person.presses('Enter');
    await goesSafely(async () => (await person.chat.sent()).length > had);
    await person.chat.hasSent(had + 1);
  };

  /** Selects the newest reply once it has come to its end, and copies it with the names back. */
  const copiesReply = async () => {
    const { person } = world;
    await until('the reply has ended', () => person.tab.call((/** @type {string} */ css) =>
      /** @type {HTMLElement | undefined} */ ([...document.querySelectorAll(css)].at(-1))?.dataset.isStreaming === 'false', REPLY));
    await person.tab.call((/** @type {string} */ css) => {
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      const reply = [...document.querySelectorAll(css)].at(-1);
      if (reply) getSelection()?.selectAllChildren(reply);
    }, REPLY);
    await person.presses('Control+c');
    const menu = await until('the copy menu is shown', () => rootWith('.copy-menu'));
    return menu;
  };

  const rootWith = (/** @type {string} */ css) => rootIn(world.person.tab, css);

  /** @param {typeof TURNS} turns @param {number} from */
  const converses = async (turns, from) => {
    const { person } = world;
    for (const [at, { how, text, back }] of turns.entries()) {
      const seen = (await person.chat.received()).length;
      await ways[how](text, from + at);
      if (how === 'paste' || how === 'file') {
        const now = (await person.chat.received()).slice(seen);
        assert.deepEqual(secretsIn(JSON.stringify(now)), [], `turn ${from + at + 1} reached the page`);
      }
      assert.deepEqual(secretsIn(JSON.stringify(await person.chat.sent())), [], `turn ${from + at + 1} was sent`);
      if (back.length === 0) continue;
      const menu = await copiesReply();
      await pressIn(person.tab, menu, 'restored');
      await until('the menu is gone', async () => !await rootWith('.copy-menu'));
      const copied = await clipboard();
      for (const words of back) assert.ok(copied.includes(words), `turn ${from + at + 1}: “${words}” did not come back: ${copied}`);
    }
    const page = await person.tab.call((/** @type {string} */ css) => [...document.querySelectorAll(css)].map((each) => each.textContent).join('\n'), REPLY);
    assert.deepEqual(secretsIn(page), [], 'a name was written into a reply');
  };

  test('ten turns: pasted, typed, attached, edited; every name comes back on copy', async () => {
    await world.person.opens(SITE, { csp: world.name === 'chromium' ? 'wasm' : 'strict' });
    talk = world.person.tab;
    await converses(TURNS.slice(0, 10), 0);
  });

  test('ten more after the page was loaded again, with the same stand-ins', async () => {
    const { person } = world;
    await person.opens(SITE, { csp: 'strict' });
    await converses(TURNS.slice(10), 10);
  });

  test('the copy menu has no fault that axe knows, and Escape closes it', async () => {
    const menu = await copiesReply();
    assert.deepEqual(await troublesInside(menu), []);
    await world.person.presses('Escape');
    await until('the menu is gone', async () => !await rootWith('.copy-menu'));
  });

  test('only safer text left the browser', () => {
    const away = world.journal.sentAway();
    assert.ok(away.length >= TURNS.length);
    assert.deepEqual(secretsIn(away.join('\n')), []);
    assert.deepEqual(world.journal.strangers(), []);
  });

  test('a reply is read with its names on our own page', async () => {
    const { person } = world;
    const line = await until('the line under the reply is shown', () => rootWith('.reply-bar'));
    assert.deepEqual(await troublesInside(line), []);
    const key = /** @type {any} */ ('function () { return this.querySelector("[data-do=read]").textContent; }');
    assert.match(await line.call(key), /names/i);
    assert.deepEqual(secretsIn(await line.call(/** @type {any} */ ('function () { return this.textContent; }'))), []);
    await person.tab.call((/** @type {string} */ css) => [...document.querySelectorAll(css)].at(-1)?.scrollIntoView({ block: 'center' }), REPLY);
    const seen = /** @type {any} */ ('function () { return getComputedStyle(this.querySelector(".reply-bar")).visibility === "visible"; }');
    await until('the line is in sight', () => line.call(seen));
    const opening = world.browser.nextPage('reply/reply.html');
    await pressIn(person.tab, line, 'read');
    const page = await opening;
    const shown = await until('the reply is read with its names', () => page.call(() => {
      const reply = document.getElementById('reply');
      return reply?.hidden === false && reply.textContent?.trim();
    }));
    assert.ok(secretsIn(shown).length > 0 && !/\[(Mum|Child A|Stepdad|Social worker 1)\]/.test(shown), shown);
    assert.deepEqual(await troublesOf(page), []);
    const chatTab = person.tab;
    await person.looksAt(page);
    await person.clicks('#copy');
    assert.match(await until('it says that it is copied', () => page.call(() => document.getElementById('said')?.textContent)), /Copied with names back/);
    await page.close();
    await person.looksAt(chatTab);
    const onPage = await person.tab.call((/** @type {string} */ css) => [...document.querySelectorAll(css)].map((each) => each.textContent).join('\n'), REPLY);
    assert.deepEqual(secretsIn(onPage), [], 'a name was written into the page');
  });

  test('the map shows who is whom, and what is changed there holds in the chat', async () => {
    const { person } = world;
    const chat = person.tab;
    const map = await person.opensExtensionPage('map/map.html');
    await until('the people are there', () => map.call(() => document.querySelectorAll('#people article').length >= 5));
    assert.deepEqual(await troublesOf(map), []);
    const shown = await map.call(() => document.querySelector('#people')?.textContent ?? '');
    for (const name of ['Tamsin Okafor', 'Jonah Okafor', 'Dean Marlow', 'Priya Nair', 'Theo Bright']) assert.ok(shown.includes(name), name);
    if (process.env.CANDOUR_SCREENSHOTS && map.looks) {
      for (const dark of [false, true]) {
        await map.looks({ dark });
        await map.screenshot(`docs/screenshots/map-${dark ? 'dark' : 'light'}.png`);
      }
    }
    await map.call(() => {
      const input = /** @type {HTMLInputElement} */ ([...document.querySelectorAll('article')].find((each) => each.textContent?.includes('Theo Bright'))?.querySelector('[data-do=rename]'));
      input.value = 'Kind neighbour';
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until('the change is kept', () => map.call(() => document.querySelector('#people')?.textContent?.includes('[Kind neighbour]')));
    await map.close();
    assert.ok(chat && talk);
  });

  test('a chat is forgotten at the age that the person set, and replies keep their stand-ins', async () => {
    const { person } = world;
    const chat = talk;
    const map = await person.opensExtensionPage('map/map.html');
    await until('the people are there', () => map.call(() => document.querySelectorAll('#people article').length >= 5));
    await map.call(() => {
      const keep = /** @type {HTMLSelectElement} */ (document.getElementById('keep'));
      keep.value = '1';
      keep.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until('that is kept', () => map.call(() => document.getElementById('said')?.textContent));
    // An hour later: what was kept is made older, as time would.
    const age = () => map.call(async (/** @type {number} */ hours) => {
      const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
      for (const [name, entry] of Object.entries(await api.storage.session.get(null))) {
        if (name.startsWith('chat:')) await api.storage.session.set({ [name]: { .../** @type {any} */ (entry), at: Date.now() - hours * 3_600_000 } });
      }
      return Object.keys(await api.storage.session.get(null)).filter((name) => name.startsWith('chat:')).length;
    }, 2);
    assert.ok(await age() > 0);
    await map.close();
    const later = await person.opensExtensionPage('map/map.html');
    await until('nobody is on the map any more', () => later.call(() => document.getElementById('empty')?.hidden === false));
    const left = await later.call(async () => {
      const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
      return JSON.stringify(await api.storage.session.get(null));
    });
    assert.deepEqual(secretsIn(left), []);
    await later.close();
    await person.looksAt(chat);
  });

  test('nothing of it is on disk', async () => {
    assert.deepEqual(await secretsUnder(world.browser.profile), []);
  });

  test('after the browser has closed nothing of it is on disk either', () => {
    // Looked at once the browser is gone, before its folder is taken away.
    world.browser.afterClose = async (profile) => assert.deepEqual(await secretsUnder(profile), []);
  });

  test('after “forget” nothing of it is in memory that can be asked for', async () => {
    const { person } = world;
    const popup = await person.opensExtensionPage('popup/popup.html');
    await popup.call(() => /** @type {HTMLElement} */ (document.querySelector('#forget')).click());
    const kept = await until('it is forgotten', async () => {
      const all = await popup.call(async () => {
        const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
        return JSON.stringify([await api.storage.session.get(null), await api.storage.local.get(null)]);
      });
      return secretsIn(all).length === 0 && all;
    });
    assert.ok(kept);
    assert.deepEqual(await secretsUnder(world.browser.profile), []);
  });
});

/** Files below a folder that hold a secret, as one byte or two bytes a letter. @param {string} top */
async function secretsUnder(top) {
  const found = [];
  const canaries = ['Tamsin', 'Okafor', 'Jonah Okafor', 'Priya Nair', '943 476 5919'].flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);
  for (const entry of await readdir(top, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (canaries.some((canary) => bytes.includes(canary))) found.push(path.relative(top, file));
  }
  return found;
}
