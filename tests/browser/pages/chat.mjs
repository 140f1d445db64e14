// A chat page as people know it: write, press Enter or the button, see the message above, edit it, attach a file, read
// a reply that arrives in pieces. The editor comes from pages/editors, the DOM from layouts.mjs.

import { h, LAYOUTS } from './layouts.mjs';
import { attachments } from './files.mjs';
import { listen, received, watch } from './record.mjs';

/**
 * @typedef {object} Editor
 * @property {HTMLElement} element      the editable element
 * @property {() => string} read        the editor's own state, as the text it would send
 * @property {() => void} clear
 */

/**
 * @typedef {object} Page
 * @property {Record<string, string>} attributes          what the site puts on its editable element
 * @property {(how: string, event?: Event) => void} send  takes the composer's text as a message
 * @property {() => void} changed                         the editor tells that its text changed
 */

/**
 * Builds the page round an editor.
 * @param {(place: HTMLElement, page: Page) => Editor} mount
 */
export function start(mount) {
  allowOwnMarkup();
  listen();
  const { site } = /** @type {any} */ (window);
  const layout = /** @type {import('./layouts.mjs').Layout} */ (LAYOUTS[site.layout]?.());
  layout.root.classList.add('composer');
  document.getElementById('place')?.append(layout.root);
  const chat = new Chat(layout, site);
  const editor = mount(layout.place, {
    attributes: layout.editorAttributes,
    send: (how, event) => chat.send(how, event),
    changed: () => chat.changed(),
  });
  chat.begin(editor);
  watch(editor.element, editor.read);
  Object.assign(window, { chat, received, sent: chat.sent, files: chat.files });
}

/** Editors parse pasted markup; under trusted types a page has to say that it means to. */
function allowOwnMarkup() {
  /** @type {any} */ (window).trustedTypes?.createPolicy('default', {
    createHTML: (/** @type {string} */ text) => text,
    createScript: (/** @type {string} */ text) => text,
    createScriptURL: (/** @type {string} */ text) => text,
  });
}

/** The chat: what was sent, and how. */
class Chat {
  /** @type {{ text: string, how: string, trusted: boolean }[]} */
  sent = [];
  /** @type {{ name: string, text: string }[]} */
  files = [];
  /** @type {Editor | undefined} */
  editor;

  /** @param {import('./layouts.mjs').Layout} layout @param {import('../sites.mjs').Site} site */
  constructor(layout, site) {
    this.layout = layout;
    this.site = site;
    this.main = /** @type {HTMLElement} */ (document.querySelector('main'));
  }

  /** @param {Editor} editor */
  begin(editor) {
    this.editor = editor;
    this.button = this.layout.button();
    this.button.addEventListener('click', (event) => {
      if (!this.button?.form) this.send('click', event);
    });
    const form = this.layout.root.matches('form') ? this.layout.root : this.layout.root.querySelector('form');
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send('submit', event);
    });
    attachments(this);
    this.changed();
    document.body.dataset.ready = 'true';
  }

  changed() {
    const empty = !this.editor?.read().trim();
    if (!this.button) return;
    if (this.layout.buttonOnlyWithText && empty) this.button.remove();
    else if (!this.button.isConnected) this.layout.sendPlace.append(this.button);
    if (!this.layout.buttonOnlyWithText) this.button.disabled = empty;
  }

  /** @param {string} how @param {Event} [event] */
  send(how, event) {
    const text = this.editor?.read() ?? '';
    if (!text.trim()) return;
    this.deliver(text, how, event);
    this.editor?.clear();
    this.changed();
    this.showMessage(text);
    this.answer(text);
  }

  /** @param {string} text @param {string} how @param {Event} [event] */
  deliver(text, how, event) {
    this.sent.push({ text, how, trusted: event?.isTrusted ?? false });
    void fetch('/api/send', { method: 'POST', body: text });
  }

  /** @param {string} text */
  showMessage(text) {
    const message = this.layout.userMessage(text);
    const edit = h('button', { type: 'button', class: 'edit', 'aria-label': 'Edit message' }, 'Edit');
    edit.addEventListener('click', () => this.edit(message, text));
    this.main.append(h('div', { class: 'turn' }, message, edit));
  }

  /** Opens a box to change a message that was sent, as chat sites do. @param {HTMLElement} message @param {string} text */
  edit(message, text) {
    const box = /** @type {HTMLTextAreaElement} */ (h('textarea', { 'aria-label': 'Edit message', class: 'edit-box' }));
    box.value = text;
    const save = h('button', { type: 'button', class: 'edit-send', 'aria-label': 'Send' }, 'Send');
    const finish = (/** @type {string} */ how, /** @type {Event} */ event) => {
      this.deliver(box.value, how, event);
      message.replaceChildren(box.value);
    };
    save.addEventListener('click', (event) => finish('edit click', event));
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      finish('edit enter', event);
    });
    message.replaceChildren(box, save);
    box.focus();
  }

  /** A reply that arrives a few words at a time. @param {string} text */
  answer(text) {
    const reply = this.layout.reply();
    this.main.append(reply);
    // A spec may say what is answered next.
    const said = /** @type {any} */ (window).nextReply ?? `You wrote this: ${text}`;
    const pieces = said.match(/\S+\s*/g) ?? [];
    const next = () => {
      const some = pieces.splice(0, 8).join('');
      if (some) reply.append(some), setTimeout(next, 4);
      else reply.dataset.isStreaming = 'false';
    };
    next();
  }
}

/** @typedef {Chat} ChatPage */
