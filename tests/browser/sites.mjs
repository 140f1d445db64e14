// The chat sites as the tests know them: which host, which editor, which page. Data only: the server, the pages
// and the specs all read this one list. Layouts of the pages are in pages/layouts.mjs.

/**
 * @typedef {object} Site
 * @property {string} name      what the tests call it
 * @property {string} host      the real host name; every request to it ends at our own server
 * @property {string} path      where its chat lives
 * @property {string} editor    which composer it uses: a file name in pages/editors
 * @property {string} layout    which DOM it has: a name in pages/layouts.mjs
 * @property {string} tier      the account tier its host stands for (DESIGN 4)
 * @property {number} [pasteLimit]  characters above which the page turns a paste into a file
 */

/** @type {Site[]} */
export const SITES = [
  { name: 'ChatGPT', host: 'chatgpt.com', path: '/', editor: 'prosemirror', layout: 'chatgpt', tier: 'public', pasteLimit: 5000 },
  { name: 'ChatGPT, earlier page', host: 'chatgpt.com', path: '/c/earlier', editor: 'prosemirror', layout: 'chatgptEarlier', tier: 'public', pasteLimit: 5000 },
  { name: 'Copilot', host: 'copilot.microsoft.com', path: '/', editor: 'react-textarea', layout: 'copilot', tier: 'public' },
  { name: 'Microsoft 365 Copilot', host: 'm365.cloud.microsoft', path: '/chat', editor: 'lexical-plain', layout: 'm365', tier: 'approved' },
  { name: 'Microsoft 365 Copilot, rich', host: 'copilot.cloud.microsoft', path: '/chat', editor: 'lexical-rich', layout: 'm365', tier: 'approved' },
  { name: 'Gemini', host: 'gemini.google.com', path: '/app', editor: 'quill', layout: 'gemini', tier: 'public' },
  { name: 'Claude', host: 'claude.ai', path: '/new', editor: 'tiptap', layout: 'claude', tier: 'public', pasteLimit: 4000 },
  // Known hosts after a redesign nobody has recorded: only the structure is left to go by.
  { name: 'a chat that looks like no other', host: 'chatgpt.com', path: '/new-look', editor: 'prosemirror', layout: 'unknown', tier: 'public' },
  { name: 'a form that looks like no chat', host: 'gemini.google.com', path: '/new-form', editor: 'textarea', layout: 'unknownForm', tier: 'public' },
];

/** The kinds of content security policy a page can be served under. */
export const POLICIES = /** @type {const} */ (['strict', 'wasm', 'none']);

/**
 * The site with this name.
 * @param {string} name
 * @returns {Site}
 */
export function site(name) {
  const found = SITES.find((each) => each.name === name);
  if (!found) throw new Error(`no site is called “${name}”`);
  return found;
}

/**
 * The address of a site's page.
 * @param {Site} which
 * @param {{ csp?: typeof POLICIES[number] }} [how]  strict unless told otherwise
 */
export function address(which, { csp = 'strict' } = {}) {
  return `https://${which.host}${which.path}?csp=${csp}`;
}
