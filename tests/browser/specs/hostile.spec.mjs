// A page that works against the person: its scripts press, read, search and remove the panel, and forge events.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEachBrowser } from '../people/house.mjs';
import { IDENTIFIERS, leaked, NOTE } from '../people/notes.mjs';

const NUMBER = IDENTIFIERS[0] ?? '';

inEachBrowser('a hostile page', (world) => {
  /** A paste that is being asked about. */
  const asked = async () => {
    const chat = await world.person.opens('ChatGPT');
    await world.person.pastes(NOTE);
    await world.person.panel.isShown();
    return chat;
  };

  test('cannot read the panel or find the full text in it', async () => {
    const { person } = world;
    const chat = await asked();
    const seen = await person.tab.call((/** @type {string} */ number) => {
      getSelection()?.selectAllChildren(document.documentElement);
      const hosts = [...document.documentElement.children];
      return {
        shadow: hosts.map((host) => host.shadowRoot).filter(Boolean).length,
        text: document.documentElement.innerText + document.documentElement.innerHTML + String(getSelection()),
        found: /** @type {any} */ (window).find(number),
        active: document.activeElement?.shadowRoot ?? null,
      };
    }, NUMBER);
    assert.equal(seen.shadow, 0);
    assert.equal(seen.active, null);
    assert.equal(seen.found, false, 'window.find found the full number in the panel');
    assert.ok(!seen.text.includes(NUMBER));
    assert.deepEqual(leaked(await chat.received()), []);
  });

  test('cannot press the panel', async () => {
    const { person } = world;
    const chat = await asked();
    await person.tab.call(() => {
      const hosts = [...document.documentElement.children].filter((each) => each.localName !== 'head' && each.localName !== 'body');
      for (const host of [...hosts, document.body, document.activeElement]) {
        if (!(host instanceof HTMLElement)) continue;
        host.click();
        for (const key of ['Enter', 'Escape', 'Tab']) host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
        host.dispatchEvent(new MouseEvent('click', { clientX: innerWidth / 2, clientY: innerHeight / 2, bubbles: true, composed: true }));
      }
    });
    await person.panel.isShown();
    assert.equal(await chat.composer(), '');
  });

  test('cannot take the focus or hide the panel for good', async () => {
    const { person } = world;
    const chat = await asked();
    await person.tab.call(() => {
      /** @type {any} */ (window).chat.editor.element.focus();
      for (const host of document.documentElement.children) {
        if (host.localName !== 'head' && host.localName !== 'body') host.setAttribute('style', 'display:none');
      }
    });
    await person.panel.isShown();
    await person.tab.call(() => {
      for (const host of [...document.documentElement.children]) if (host.localName !== 'head' && host.localName !== 'body') host.remove();
    });
    await person.panel.isShown();
    await person.presses('Escape');
    await person.panel.isGone();
    assert.equal(await chat.composer(), '');
    await person.types('The page works again');
    await chat.holds('The page works again');
  });

  test('gains nothing by breaking its own functions', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.tab.call(() => {
      Event.prototype.preventDefault = () => {};
      Event.prototype.stopImmediatePropagation = () => {};
      Element.prototype.attachShadow = () => { throw new Error('no'); };
      HTMLDialogElement.prototype.showModal = () => { throw new Error('no'); };
    });
    await person.copies(NOTE);
    await person.entersComposer();
    await person.pastes();
    await person.panel.isShown();
    await person.presses('Escape');
    await person.panel.isGone();
    assert.equal(await chat.composer(), '');
    assert.deepEqual(leaked(await chat.received()), []);
  });

  test('cannot find out whether Candour is there by asking for its files', async () => {
    const { person, browser } = world;
    await person.opens('ChatGPT', { csp: 'none' });
    await person.types('Good morning');
    await person.chip.says(/•/);
    const listed = await person.tab.call(() => performance.getEntries().map(({ name }) => name).filter((name) => name.includes('extension:')));
    assert.deepEqual(listed, []);
    // Firefox has no address to try: each installation has its own. The one that Chromium tells everybody is of no use.
    const files = browser.name === 'firefox' ? [] : ['core/core_bg.wasm', 'core/core.js', 'manifest.json'].map(browser.extensionUrl);
    for (const file of files) {
      const got = await person.tab.call((/** @type {string} */ url) => fetch(url).then(({ status }) => status, () => 'nothing'), file);
      assert.equal(got, 'nothing', file);
    }
  });

  test('sees nothing of the keys pressed in the panel', async () => {
    const { person } = world;
    const chat = await asked();
    await person.tab.call(() => { /** @type {any} */ (window).received.length = 0; });
    for (const key of ['Tab', 'Shift+Tab', 'ArrowDown', 'x', 'Escape']) await person.presses(key);
    await person.panel.isGone();
    assert.deepEqual((await chat.received()).filter(({ kind }) => kind === 'keydown'), []);
  });
});
