// The panel, the chip, the popup, the desk and the practice page, as they are today:
// `node tests/browser/run.mjs --screenshots`, in Chromium, whose protocol can change the colour scheme.

import { test } from 'node:test';
import { until } from '../drivers/call.mjs';
import { inEachBrowser } from '../people/house.mjs';
import { CLEAN, JIGSAW, LINE } from '../people/notes.mjs';
import { takesPictures } from '../people/pictures.mjs';

inEachBrowser('pictures', (world) => {
  test('of the panel, and of what still points to one family', async () => {
    const { person } = world;
    await person.opens('Copilot');
    await person.pastes(JIGSAW);
    await person.panel.isShown();
    await takesPictures(person.tab, 'panel');
    await person.panel.presses(/See how/);
    await person.panel.presses(/What was noticed/);
    await person.tab.resize(1100, 1250);
    await takesPictures(person.tab, 'panel-unfolded');
    await person.tab.resize(420, 900);
    await takesPictures(person.tab, 'panel-narrow');
    await person.tab.resize(1100, 800);
    await person.presses('Escape');
    await person.panel.isGone();
  });

  test('of the chip, with details and without', async () => {
    const { person } = world;
    const chat = await person.opens('ChatGPT');
    await person.tab.resize(760, 260);
    await person.types(LINE);
    await chat.holds(LINE);
    await person.chip.says(/1/);
    await takesPictures(person.tab, 'chip');
    await chat.startsAfresh();
    await person.types(CLEAN);
    await person.chip.says(/^\[•\]$/);
    await takesPictures(person.tab, 'chip-clean');
  });

  for (const [file, width, height] of /** @type {const} */ ([
    ['popup', 352, 480], ['practice', 1100, 900],
  ])) {
    test(`of the ${file} page`, async () => {
      const tab = await world.person.opensExtensionPage(`${file}/${file}.html`);
      await tab.resize(width, height);
      await takesPictures(tab, file);
      if (file === 'popup') {
        await tab.call(() => document.getElementById('pause')?.click());
        await until('it is paused', () => tab.call(() => document.getElementById('pause')?.hidden));
        await takesPictures(tab, 'popup-paused');
        await tab.call(() => document.getElementById('resume')?.click());
        await until('it is on again', () => tab.call(() => document.getElementById('resume')?.hidden));
      }
      await tab.close();
    });
  }

  test('of the desk with a note', async () => {
    const { person } = world;
    const tab = await person.opensExtensionPage('desk/desk.html');
    await tab.resize(480, 1100);
    await tab.call((/** @type {string} */ text) => {
      const box = /** @type {HTMLTextAreaElement} */ (document.querySelector('textarea'));
      box.value = text;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, JIGSAW);
    await until('the safer text is shown', () => tab.call(() => document.body.innerText.includes('still point')));
    await takesPictures(tab, 'desk');
    await tab.close();
  });
});
