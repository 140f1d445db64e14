// Welsh, chosen in the settings: the panel, the popup and the settings speak it at once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { troublesInside, troublesOf } from '../people/accessibility.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { NOTE } from '../people/notes.mjs';

inEachBrowser('Welsh', (world) => {
  test('chosen in the settings, is what the settings are then written in', async () => {
    const { person } = world;
    const tab = await person.opensExtensionPage('options/options.html');
    const radio = () => tab.call(() => document.querySelector('input[name="language"][value="cy"]') !== null);
    await until('languages are offered', radio);
    await tab.call(() => /** @type {HTMLElement} */ (document.querySelector('input[name="language"][value="cy"]')).click());
    await until('it is kept', () => tab.call(() => document.getElementById('said')?.textContent));
    const language = await tab.call(async () => {
      const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
      return (await api.storage.local.get('settings')).settings?.language;
    });
    assert.equal(language, 'cy', 'what is said to be kept is kept');
    await tab.close();
    const again = await person.opensExtensionPage('options/options.html');
    await until('the settings are in Welsh', () => again.call(() => document.documentElement.lang === 'cy' && /Gosodiadau/.test(document.body.innerText)));
    assert.deepEqual(await troublesOf(again), []);
    await again.close();
  });

  test('is what the popup speaks', async () => {
    const tab = await world.person.opensExtensionPage('popup/popup.html');
    const words = await until('the popup says whose rules hold', () => tab.call(() => Boolean(document.getElementById('mode')?.textContent) && document.body.innerText));
    assert.match(words, /Agor y ddesg/);
    // The browser may not have said yet whether an organisation manages this one.
    assert.match(words, /Ymarferydd\. (Eich gosodiadau chi sy'n dal|Rheolau llym nes bydd y porwr wedi ateb)/);
    assert.deepEqual(await troublesOf(tab), []);
    await tab.close();
  });

  test('is what the panel speaks', async () => {
    const { person } = world;
    await person.opens('ChatGPT', { newTab: true });
    await person.pastes(NOTE);
    const words = await person.panel.says();
    assert.match(words, /Byddai hyn yn rhannu manylion am bobl/);
    assert.match(words, /\[Rhif GIG 1\]|GIG/);
    assert.deepEqual(await troublesInside(await person.panel.isShown()), []);
    await person.presses('Escape');
    await person.panel.isGone();
  });
});
