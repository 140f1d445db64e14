// What is kept in the browser, and pictures of what was built for docs/screenshots where CANDOUR_SCREENSHOTS is set.

import { takesPictures } from './pictures.mjs';

/** @param {import('../drivers/call.mjs').Page} tab @param {string} name */
export async function pictured(tab, name) {
  if (process.env.CANDOUR_SCREENSHOTS && tab.looks) await takesPictures(tab, name);
}

/** What is kept in the extension's storage, as text. @param {import('./person.mjs').Person} person @returns {Promise<string>} */
export async function stored(person) {
  const tab = await person.browser.open(person.browser.extensionUrl('popup/popup.html'));
  const kept = await tab.call(async () => {
    const { storage } = /** @type {any} */ (globalThis).chrome;
    return JSON.stringify([await storage.local.get(null), await storage.session.get(null), { ...localStorage }, { ...sessionStorage }]);
  });
  await tab.close();
  await person.tab.toFront();
  return kept;
}

/** An hour has gone by: the cards that were shown count no longer. @param {import('./person.mjs').Person} person */
export async function anHourLater(person) {
  const tab = await person.browser.open(person.browser.extensionUrl('popup/popup.html'));
  await tab.call(() => /** @type {any} */ (globalThis).chrome.storage.local.remove('cadence'));
  await tab.close();
}
