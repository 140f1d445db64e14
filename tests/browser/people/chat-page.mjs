// What can be asked of a chat page: what its composer holds, what it sent, what its scripts could have seen.

import { until } from '../drivers/call.mjs';

/** A chat of pages/chat.mjs, seen from the tests. */
export class ChatPage {
  /** @param {import('../drivers/call.mjs').Page} tab */
  constructor(tab) {
    this.tab = tab;
  }

  /** The editor's own state, which is what the site would send: not the DOM. @returns {Promise<string>} */
  composer() {
    return this.tab.call(() => /** @type {any} */ (window).chat.editor.read());
  }

  /** @returns {Promise<{ text: string, how: string, trusted: boolean }[]>} */
  sent() {
    return this.tab.call(() => /** @type {any} */ (window).sent);
  }

  /** @returns {Promise<{ name: string, text: string }[]>} */
  files() {
    return this.tab.call(() => /** @type {any} */ (window).files);
  }

  /** Everything the page's scripts could have seen. @returns {Promise<{ kind: string, trusted: boolean, text: string }[]>} */
  received() {
    return this.tab.call(() => /** @type {any} */ (window).received);
  }

  /** Empties the composer and forgets what was seen, for the next note on the same page. */
  startsAfresh() {
    return this.tab.call(() => {
      const { chat, received } = /** @type {any} */ (window);
      chat.editor.clear();
      chat.changed();
      for (const list of [received, chat.sent, chat.files]) list.length = 0;
    });
  }

  hasFocus() {
    return this.tab.call(() => {
      const { element } = /** @type {any} */ (window).chat.editor;
      return element === document.activeElement || element.contains(document.activeElement);
    });
  }

  /** @returns {Promise<{ x: number, y: number }>} */
  placeOfComposer() {
    return this.tab.call(() => {
      const { element } = /** @type {any} */ (window).chat.editor;
      element.scrollIntoView({ block: 'center' });
      const { left, top } = element.getBoundingClientRect();
      const box = element.closest('.composer').getBoundingClientRect();
      // Near the start of what can be seen of it: a long text may be scrolled.
      return { x: left + 24, y: Math.max(top, box.top) + 20 };
    });
  }

  /** @returns {Promise<{ x: number, y: number } | null>} */
  placeOfSend() {
    return this.tab.call(() => {
      const { button } = /** @type {any} */ (window).chat;
      if (!button.isConnected || button.disabled) return null;
      button.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = button.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
  }

  /** @param {string} css @returns {Promise<{ x: number, y: number } | null>} */
  placeOf(css) {
    return this.tab.call((/** @type {string} */ selector) => {
      const element = document.querySelector(selector);
      if (!element) return null;
      element.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, css);
  }

  /**
   * Waits until the composer holds something, just this text, or something like it.
   * @param {string | RegExp} [text] @returns {Promise<string>}
   */
  async holds(text) {
    const held = await until(text === undefined ? 'the composer holds a text' : `the composer holds ${typeof text === 'string' ? 'the text' : text}`, async () => {
      const now = await this.composer();
      const so = text === undefined ? now.trim() !== '' : typeof text === 'string' ? now === text : text.test(now);
      return so && { now };
    });
    return held.now;
  }

  /** Waits until a file has reached the page. */
  hasFiles() {
    return until('a file is attached', async () => {
      const files = await this.files();
      return files.length > 0 && files;
    });
  }

  /** Waits until so many messages went out. @param {number} [count] */
  hasSent(count = 1) {
    return until(`${count} sent`, async () => {
      const sent = await this.sent();
      return sent.length >= count && sent;
    });
  }
}
