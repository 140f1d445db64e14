// What Candour shows beside a page's own things, in closed roots: a line under a reply, the menu when something is copied.

import { until } from '../drivers/call.mjs';

/** The closed root that holds this, or null. @param {import('../drivers/call.mjs').Page} tab @param {string} css */
export async function rootWith(tab, css) {
  for (const root of await tab.closedRoots()) {
    const work = `function () { return this.querySelector(${JSON.stringify(css)}) !== null; }`;
    if (await root.call(/** @type {any} */ (work))) return root;
  }
  return null;
}

/** Clicks what does this. @param {import('../drivers/call.mjs').Page} tab @param {import('../drivers/call.mjs').Root} root @param {string} what */
export async function pressIn(tab, root, what) {
  const work = `function () {
    const { left, top, width, height } = this.querySelector('[data-do="${what}"]').getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }`;
  const { x, y } = await root.call(/** @type {any} */ (work));
  await tab.clickAt(x, y);
}

/** What can be pressed in it, by name. @param {import('../drivers/call.mjs').Root} root @returns {Promise<string[]>} */
export function choicesIn(root) {
  return root.call(/** @type {any} */ ('function () { return [...this.querySelectorAll("[data-do]")].map((each) => each.dataset.do); }'));
}

/** Reads the clipboard: pastes into a page of our own. @param {import('../drivers/call.mjs').Browser} browser */
export async function clipboardReader(browser) {
  const page = await browser.open();
  await page.call(() => {
    // Not a form: a browser keeps what is in forms, and that would be the test's own doing.
    const box = document.createElement('div');
    box.contentEditable = 'plaintext-only';
    document.body.append(box);
  });
  /** @param {import('../drivers/call.mjs').Page} back the tab to look at afterwards @returns {Promise<string>} */
  return async (back) => {
    await page.toFront();
    await page.call(() => {
      const box = /** @type {HTMLElement} */ (document.querySelector('div'));
      box.textContent = '';
      box.focus();
    });
    await page.press('Control+v');
    const text = await until('something is pasted', () => page.call(() => document.querySelector('div')?.innerText));
    await back.toFront();
    return text;
  };
}
