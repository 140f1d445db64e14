// The small mark by the composer, in a closed root of its own.

import { until } from '../drivers/call.mjs';

/** The chip of a tab. */
export class Chip {
  /** @param {import('../drivers/call.mjs').Page} tab */
  constructor(tab) {
    this.tab = tab;
  }

  /** What it shows, what it is called and the line beside it; null where there is none. @returns {Promise<{ mark: string, label: string, line: string } | null>} */
  async seen() {
    for (const root of await this.tab.closedRoots()) {
      const seen = await root.call(look);
      if (seen) return seen;
    }
    return null;
  }

  /** Waits until it shows this. @param {RegExp} mark */
  says(mark) {
    return until(`the chip shows ${mark}`, async () => {
      const seen = await this.seen();
      return seen && mark.test(seen.mark) && seen;
    });
  }

  /** Presses it with the mouse. */
  async isPressed() {
    const { x, y } = await until('there is a chip', async () => {
      for (const root of await this.tab.closedRoots()) {
        const place = await root.call(placeOf);
        if (place) return place;
      }
      return null;
    });
    await this.tab.clickAt(x, y);
  }
}

/** @this {ShadowRoot} */
function look() {
  const chip = /** @type {HTMLElement | null} */ (this.querySelector('.beside:not([hidden]) .chip'));
  const line = /** @type {HTMLElement | null} */ (this.querySelector('.beside .said:not([hidden])'));
  return chip && { mark: chip.innerText.trim(), label: chip.getAttribute('aria-label') ?? '', line: line?.innerText ?? '' };
}

/** @this {ShadowRoot} */
function placeOf() {
  const box = this.querySelector('.beside:not([hidden]) .chip')?.getBoundingClientRect();
  return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
}
