// The DOM of each chat page, as its selectors are known from public recordings: where the composer goes, what sends,
// how a message of the person and a reply of the machine look. Nothing here knows about Candour.

/**
 * A small way to write elements.
 * @param {string} tag @param {Record<string, string | undefined>} [attributes] @param {(Node | string)[]} children
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * @typedef {object} Layout
 * @property {HTMLElement} root            what is put on the page
 * @property {HTMLElement} place           where the editor is mounted
 * @property {HTMLElement} sendPlace       where the send button sits
 * @property {() => HTMLButtonElement} button   makes the send button
 * @property {boolean} buttonOnlyWithText  some sites have no send button while the composer is empty
 * @property {Record<string, string>} editorAttributes  what the site puts on its editable element
 * @property {(text: string) => HTMLElement} userMessage
 * @property {() => HTMLElement} reply
 */

const sendIcon = '↑';
const button = (/** @type {Record<string, string>} */ attributes) =>
  () => /** @type {HTMLButtonElement} */ (h('button', attributes, sendIcon));

/** @type {Record<string, () => Layout>} */
export const LAYOUTS = {
  chatgpt() {
    const place = h('div');
    const sendPlace = h('div');
    return {
      root: h('form', { 'data-chatgpt-composer': '' }, place, sendPlace),
      place, sendPlace, buttonOnlyWithText: true,
      button: button({ type: 'submit', 'aria-label': 'Send' }),
      editorAttributes: { 'data-composer-markdown': '', role: 'textbox', 'aria-label': 'Ask ChatGPT' },
      userMessage: (text) => h('div', { 'data-user-message-bubble': 'true' }, text),
      reply: () => h('div', { 'data-markdown-text-style': 'assistant-message', 'data-chatgpt-search-unit-key': 'r1:assistant' }),
    };
  },
  chatgptEarlier() {
    const place = h('div');
    const sendPlace = h('div');
    return {
      root: h('form', {}, place, sendPlace),
      place, sendPlace, buttonOnlyWithText: false,
      button: button({ type: 'submit', id: 'composer-submit-button', 'data-testid': 'send-button', 'aria-label': 'Send prompt' }),
      editorAttributes: { id: 'prompt-textarea', role: 'textbox', 'aria-label': 'Message ChatGPT' },
      userMessage: (text) => h('article', {}, h('div', { 'data-message-author-role': 'user' }, text)),
      reply: () => h('div', { 'data-message-author-role': 'assistant' }),
    };
  },
  copilot() {
    const place = h('div');
    const sendPlace = h('div');
    return {
      root: h('div', {}, place, sendPlace),
      place, sendPlace, buttonOnlyWithText: false,
      button: button({ type: 'button', 'data-testid': 'submit-button', 'aria-label': 'Submit message' }),
      editorAttributes: { id: 'userInput', 'data-testid': 'composer-input', 'aria-label': 'Message Copilot' },
      userMessage: (text) => h('div', { 'data-content': 'user-message' }, text),
      reply: () => h('div', { 'data-content': 'ai-message' }),
    };
  },
  m365() {
    const place = h('div');
    const sendPlace = h('div');
    return {
      root: h('div', { class: 'fai-ChatInput' }, place, sendPlace),
      place, sendPlace, buttonOnlyWithText: true,
      button: button({ type: 'submit', class: 'fai-SendButton fai-ChatInput__send', 'aria-label': 'Send' }),
      editorAttributes: { id: 'm365-chat-editor-target-element', role: 'textbox', 'aria-label': 'Message Copilot' },
      userMessage: (text) => h('div', { 'data-testid': 'chat-question' }, text),
      reply: () => h('div', { 'data-testid': 'markdown-reply' }),
    };
  },
  gemini() {
    const place = h('rich-textarea');
    const sendPlace = h('div');
    return {
      root: h('input-area-v2', { 'data-node-type': 'input-area' }, place, sendPlace),
      place, sendPlace, buttonOnlyWithText: false,
      button: button({ type: 'button', class: 'send-button submit', 'aria-label': 'Send message' }),
      editorAttributes: { role: 'textbox', 'aria-label': 'Enter a prompt for Gemini' },
      userMessage: (text) => h('user-query', {}, h('div', { class: 'query-text' }, text)),
      reply: () => h('message-content', { class: 'model-response-text' }),
    };
  },
  claude() {
    const place = h('div', { 'data-cds': 'ChatComposerEditor' });
    const sendPlace = h('div', { 'data-cds': 'ChatComposerPrimaryAction' });
    return {
      root: h('div', { 'data-cds': 'ChatComposer' }, place, sendPlace),
      place, sendPlace, buttonOnlyWithText: false,
      button: button({ type: 'button', 'data-testid': 'chat-input-send', 'aria-label': 'Send message' }),
      editorAttributes: { 'data-testid': 'chat-input', role: 'textbox', 'aria-label': 'Write your prompt to Claude' },
      userMessage: (text) => h('div', { 'data-testid': 'user-message' }, text),
      reply: () => h('div', { class: 'font-claude-response-body', 'data-is-streaming': 'true' }),
    };
  },
  unknown() {
    const place = h('div');
    const sendPlace = h('div');
    return {
      root: h('form', {}, place, sendPlace),
      place, sendPlace, buttonOnlyWithText: false,
      button: button({ type: 'submit', title: 'Anfon' }),
      editorAttributes: { role: 'textbox', 'aria-label': 'Gofynnwch rywbeth' },
      userMessage: (text) => h('p', { class: 'mine' }, text),
      reply: () => h('p', { class: 'theirs' }),
    };
  },
  unknownForm() {
    const place = h('div');
    const sendPlace = h('div');
    // The button stands outside its form and says nothing of sending: only the form's submit event gives it away.
    return {
      root: h('div', {}, h('form', { id: 'ask' }, place), sendPlace),
      place, sendPlace, buttonOnlyWithText: false,
      button: button({ type: 'submit', form: 'ask' }),
      editorAttributes: { name: 'question', 'aria-label': 'Question' },
      userMessage: (text) => h('p', { class: 'mine' }, text),
      reply: () => h('p', { class: 'theirs' }),
    };
  },
};
