// What the page learns: everything any script of the page could have seen in its events and in its composer.
// Specs read `window.received`; an identifier in it has reached the page.

/**
 * @typedef {object} Received
 * @property {string} kind      the event, or "editor" for what the composer held after a change
 * @property {boolean} trusted  whether the browser says a person did it
 * @property {string} text
 */

/** @type {Received[]} */
export const received = [];

/** @param {DataTransfer | null | undefined} transfer */
function words(transfer) {
  if (!transfer) return '';
  return [transfer.getData('text/plain'), transfer.getData('text/html')].join('\n');
}

/** Listens where a curious page would: first on its own window, before any editor. */
export function listen() {
  const note = (/** @type {Event} */ event, /** @type {string} */ text) =>
    received.push({ kind: event.type, trusted: event.isTrusted, text });
  window.addEventListener('paste', (event) => {
    note(event, words(event.clipboardData));
    void readFiles(event.clipboardData?.files, 'paste');
  }, true);
  window.addEventListener('drop', (event) => {
    note(event, words(event.dataTransfer));
    void readFiles(event.dataTransfer?.files, 'drop');
  }, true);
  window.addEventListener('change', (event) => {
    const files = event.target instanceof HTMLInputElement ? event.target.files : null;
    if (files?.length) void readFiles(files, 'change');
  }, true);
  for (const type of ['beforeinput', 'input']) {
    window.addEventListener(type, (event) => {
      const { data = null, dataTransfer = null } = /** @type {InputEvent} */ (event);
      note(event, `${data ?? ''}\n${words(dataTransfer)}`);
    }, true);
  }
  for (const type of ['keydown', 'click', 'submit']) window.addEventListener(type, (event) => note(event, ''), true);
}

/** @param {FileList | undefined | null} files @param {string} kind */
async function readFiles(files, kind) {
  for (const file of files ?? []) received.push({ kind: `${kind}ed file`, trusted: true, text: `${file.name}\n${await file.text()}` });
}

/**
 * Notes the composer's text each time it changes.
 * @param {HTMLElement} element @param {() => string} read
 */
export function watch(element, read) {
  let last = '';
  const look = () => {
    const text = read();
    if (text !== last) received.push({ kind: 'editor', trusted: false, text: (last = text) });
  };
  new MutationObserver(look).observe(element, { subtree: true, childList: true, characterData: true });
  element.addEventListener('input', look);
}
