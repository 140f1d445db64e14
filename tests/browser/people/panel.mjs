// The panel as a person meets it. It lives in a closed shadow root, so the page cannot look inside; the drivers can,
// through the browser's own protocol. Nothing in the extension helps them.

import { until } from '../drivers/call.mjs';

/** The panel over a tab. */
export class Panel {
  /** @param {import('../drivers/call.mjs').Page} tab */
  constructor(tab) {
    this.tab = tab;
  }

  /** The closed root with an open dialog in it, or null. */
  async root() {
    for (const root of await this.tab.closedRoots()) {
      if (await root.call(hasOpenDialog)) return root;
    }
    return null;
  }

  /** Waits until the panel is there, whether or not it takes answers yet. */
  opens() {
    return until('the panel opens', () => this.root());
  }

  /** Waits until the panel is there, has the focus and takes answers: a press on its way when it opened does not count. */
  isShown() {
    return until('the panel is shown', async () => {
      const root = await this.root();
      return root && await root.call(canBeAnswered) ? root : null;
    });
  }

  /** Waits until no panel is there. */
  isGone() {
    return until('the panel is gone', async () => !await this.root());
  }

  /** What it says, as it is shown. @returns {Promise<string>} */
  async says() {
    return (await this.isShown()).call(text);
  }

  /** Waits until it says something. @param {RegExp} words */
  comesToSay(words) {
    return until(`the panel says ${words}`, async () => words.test(await this.says()));
  }

  /** The label of what has the focus. @returns {Promise<string>} */
  async focus() {
    return (await this.isShown()).call(focusedLabel);
  }

  /** The labels of everything that can be pressed, in order. @returns {Promise<string[]>} */
  async buttons() {
    return (await this.isShown()).call(labels);
  }

  /**
   * Presses a button with the mouse.
   * @param {RegExp} label
   */
  async presses(label) {
    const root = await this.isShown();
    const place = await until(`the panel has a button ${label}`, () => root.call(placeOfButton, label.source));
    await this.tab.clickAt(place.x, place.y);
  }
}

/** @this {ShadowRoot} */
function hasOpenDialog() {
  const dialog = this.querySelector('dialog[open]');
  return dialog !== null && dialog.getClientRects().length > 0;
}

/** @this {ShadowRoot} */
function canBeAnswered() {
  // While a file is being read the panel only says how far it is.
  return this.activeElement !== null && this.querySelector('dialog[open][data-ready]') !== null && this.querySelector('progress') === null;
}

/** @this {ShadowRoot} */
function text() {
  return /** @type {HTMLElement | null} */ (this.querySelector('dialog[open]'))?.innerText;
}

/** @this {ShadowRoot} */
function focusedLabel() {
  const element = /** @type {HTMLElement | null} */ (this.activeElement);
  return element?.innerText?.trim() || element?.getAttribute('aria-label') || element?.tagName;
}

/** @this {ShadowRoot} */
function labels() {
  const buttons = [...this.querySelectorAll('dialog[open] button, dialog[open] a, dialog[open] summary')];
  return buttons.map((each) => /** @type {HTMLElement} */ (each).innerText.trim() || each.getAttribute('aria-label'));
}

/** @this {ShadowRoot} @param {string} label */
function placeOfButton(label) {
  const wanted = new RegExp(label, 'i');
  const found = [...this.querySelectorAll('dialog[open] button, dialog[open] a, dialog[open] summary, dialog[open] label')].find((each) =>
    wanted.test(/** @type {HTMLElement} */ (each).innerText) || wanted.test(each.getAttribute('aria-label') ?? ''));
  if (!found) return null;
  found.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = found.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
