// What stands beside a page of somebody else's: the card by the composer and the line by a reply, each in a closed root.

import { until } from '../drivers/call.mjs';

/** The card or the line over a tab. */
export class Beside {
  /** @param {import('../drivers/call.mjs').Page} tab @param {'card' | 'reply-line'} name */
  constructor(tab, name) {
    this.tab = tab;
    this.name = name;
  }

  /** The closed root that holds it, or null. */
  async root() {
    for (const root of await this.tab.closedRoots()) {
      if (await root.call(holds, `.${this.name}`)) return root;
    }
    return null;
  }

  /** Waits until it is there and says something. */
  isShown() {
    return until(`a ${this.name} is shown`, async () => {
      const root = await this.root();
      return root && await root.call(says) ? root : null;
    });
  }

  isGone() {
    return until(`no ${this.name} is there`, async () => !await this.root());
  }

  /** @returns {Promise<string>} */
  async says() {
    return (await this.isShown()).call(says);
  }

  /** What has the focus inside it, or null. @returns {Promise<string | null>} */
  async focus() {
    return (await this.isShown()).call(focused);
  }

  /** Its place on the screen. @returns {Promise<{ left: number, top: number, right: number, bottom: number, width: number }>} */
  async place() {
    return (await this.isShown()).call(box);
  }
}

/** @this {ShadowRoot} @param {string} css */
function holds(css) {
  const found = this.querySelector(css);
  return found !== null && found.getClientRects().length > 0;
}

/** @this {ShadowRoot} */
function says() {
  return /** @type {HTMLElement | null} */ (this.querySelector('section'))?.innerText.trim();
}

/** @this {ShadowRoot} */
function focused() {
  const element = /** @type {HTMLElement | null} */ (this.activeElement);
  return element ? element.innerText?.trim() || element.tagName : null;
}

/** @this {ShadowRoot} */
function box() {
  const { left, top, right, bottom, width } = /** @type {Element} */ (this.querySelector('section')).getBoundingClientRect();
  return { left, top, right, bottom, width };
}
