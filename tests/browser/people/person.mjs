// A person at the keyboard: copies, opens a chat, pastes, types, presses, clicks. Everything through the browser's own
// input, so that what the page and the extension see is what they would see of anybody.

import { until } from '../drivers/call.mjs';
import { address, site as siteCalled } from '../sites.mjs';
import { ChatPage } from './chat-page.mjs';
import { Chip } from './chip.mjs';
import { Panel } from './panel.mjs';

/** Somebody with a browser. */
export class Person {
  /** @type {import('../drivers/call.mjs').Page | undefined} */
  #notes;
  /** @type {import('../drivers/call.mjs').Page | undefined} */
  #tab;

  /** @param {import('../drivers/call.mjs').Browser} browser */
  constructor(browser) {
    this.browser = browser;
  }

  /** The tab the person looks at. */
  get tab() {
    if (!this.#tab) throw new Error('no chat is open yet');
    return this.#tab;
  }

  /** Turns back to another tab. @param {import('../drivers/call.mjs').Page} tab */
  async looksAt(tab) {
    this.#tab = tab;
    await tab.toFront();
  }

  /** The chat in that tab. */
  get chat() {
    return new ChatPage(this.tab);
  }

  /** The panel over that tab. */
  get panel() {
    return new Panel(this.tab);
  }

  /** The chip in that tab. */
  get chip() {
    return new Chip(this.tab);
  }

  /**
   * Opens a chat, in the same tab unless told otherwise, and waits until it is ready.
   * @param {string} name  a site of sites.mjs
   * @param {{ csp?: 'strict' | 'wasm' | 'none', newTab?: boolean }} [how]
   */
  async opens(name, { csp, newTab = false } = {}) {
    if (newTab || !this.#tab) this.#tab = await this.browser.open();
    await this.tab.toFront();
    await this.tab.goto(address(siteCalled(name), { csp }));
    await until(`${name} is ready`, () => this.tab.call(() => document.body?.dataset.ready === 'true'));
    return this.chat;
  }

  /**
   * Opens a page of the extension in a new tab and looks at it.
   * @param {string} file  inside the extension
   */
  async opensExtensionPage(file) {
    this.#tab = await this.browser.open(this.browser.extensionUrl(file));
    await until(`${file} has loaded`, () => this.tab.call(() => document.readyState === 'complete' && document.body.innerText.trim() !== ''));
    return this.tab;
  }

  /**
   * Copies text in another program: a blank tab that no extension can see into, a real Ctrl+C, the real clipboard.
   * @param {string} text @param {string} [html]  as a word processor would add it
   */
  async copies(text, html) {
    this.#notes ??= await this.browser.open();
    await this.#notes.toFront();
    await this.#notes.call((/** @type {string} */ plain, /** @type {string | null} */ rich) => {
      document.body.textContent = 'notes';
      getSelection()?.selectAllChildren(document.body);
      document.oncopy = (event) => {
        event.preventDefault();
        event.clipboardData?.setData('text/plain', plain);
        if (rich) event.clipboardData?.setData('text/html', rich);
        document.body.dataset.copied = String(plain.length);
      };
    }, text, html ?? null);
    await this.#notes.press('Control+c');
    await until('the text is copied', () => this.#notes?.call((/** @type {number} */ length) => document.body.dataset.copied === String(length), text.length));
    if (this.#tab) await this.#tab.toFront();
  }

  /** Clicks into the composer, as people do before they write. */
  async entersComposer() {
    const { x, y } = await this.chat.placeOfComposer();
    await this.tab.clickAt(x, y);
    await until('the composer has the focus', () => this.chat.hasFocus());
  }

  /** Ctrl+V. With a text: copies it first and clicks into the composer. @param {string} [text] */
  async pastes(text) {
    if (text !== undefined) {
      await this.copies(text);
      await this.entersComposer();
    }
    await this.tab.press('Control+v');
  }

  /** Real key presses. @param {string} text */
  async types(text) {
    await this.entersComposer();
    await this.tab.type(text);
  }

  /** @param {string} chord */
  presses(chord) {
    return this.tab.press(chord);
  }

  /** Clicks a place of the page with the mouse. @param {string} css */
  async clicks(css) {
    const { x, y } = await until(`${css} can be clicked`, () => this.chat.placeOf(css));
    await this.tab.clickAt(x, y);
  }

  /** Clicks the site's send button. */
  async clicksSend() {
    const { x, y } = await until('there is a send button', () => this.chat.placeOfSend());
    await this.tab.clickAt(x, y);
  }
}
