// Chromium through playwright-core and its DevTools protocol.

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { again, LONGEST_CALL_MS, portable, until, within } from './call.mjs';
import { address, SITES } from '../sites.mjs';

/** Keeps the browser from talking to its maker, so that every request left is a page's or the extension's. */
const QUIET = [
  // No --disable-features here: the last one given wins, and playwright gives the list that matters.
  '--disable-background-networking', '--disable-component-update', '--disable-domain-reliability', '--disable-sync',
  '--no-first-run', '--no-pings',
];

/**
 * @param {{ extension: string | null, port: number, profile: string, binary: string, id?: string }} how  id: of an extension that policy installs
 * @returns {Promise<import('./call.mjs').Browser>}
 */
export async function launchChromium({ extension, port, profile, binary, id: installed }) {
  await developerMode(profile);
  const load = extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : [];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: binary,
    headless: true,
    chromiumSandbox: false,
    ignoreHTTPSErrors: true,
    // What policy installs comes over the updater, which is background networking.
    ignoreDefaultArgs: ['--disable-extensions', ...(installed ? ['--disable-background-networking'] : [])],
    viewport: { width: 1100, height: 800 },
    args: ['--no-sandbox', '--headless=new', `--host-resolver-rules=MAP * 127.0.0.1:${port}`, ...QUIET.filter((flag) => !installed || flag !== '--disable-background-networking'), ...load],
  });
  /** @type {string[]} */
  const said = [];
  const id = installed ?? (extension ? await extensionId(extension) : '');
  const hear = (/** @type {import('playwright-core').Worker} */ worker) => worker.on('console', (line) => said.push(line.text()));
  context.on('serviceworker', hear);
  context.serviceWorkers().forEach(hear);

  const extensionUrl = (/** @type {string} */ file) => `chrome-extension://${id}/${file}`;
  const [chat] = SITES.map((site) => address(site));
  const reachesPages = () => until('the extension is in pages', () => isInPages(context, extensionUrl('popup/popup.html'), chat ?? ''));
  if (extension) await reachesPages();
  /** @type {import('./call.mjs').Browser['open']} */
  const open = async (url = 'about:blank') => {
    const page = await context.newPage();
    page.on('console', (line) => said.push(line.text()));
    page.on('pageerror', (error) => said.push(`page error: ${error.message}`));
    const wrapped = await wrap(page, await context.newCDPSession(page));
    if (url !== 'about:blank') await wrapped.goto(url);
    return wrapped;
  };
  return {
    name: 'chromium', said, profile, extensionUrl, open,
    async leaves(part) {
      // The browser reads its policies, for which the extension waits, only once it has painted a page.
      const painted = await context.newPage();
      await painted.goto(extensionUrl('popup/popup.html'));
      const page = await until(`${part} opens`, () => context.pages().find((each) => each.url().includes(part)));
      await Promise.all([page.close(), painted.close()]);
    },
    async nextPage(part) {
      const known = new Set(context.pages());
      const page = await until(`${part} opens`, () => context.pages().find((each) => !known.has(each) && each.url().includes(part)));
      page.on('pageerror', (error) => said.push(`page error: ${error.message}`));
      return wrap(page, await context.newCDPSession(page));
    },
    async reloadExtension() {
      // From a page of its own: its background may have gone to sleep, and would first have to be woken.
      const own = await context.newPage();
      await own.goto(extensionUrl('popup/popup.html'));
      await own.evaluate(() => void setTimeout(() => /** @type {any} */ (globalThis).chrome.runtime.reload(), 0));
      await until('the old extension is gone', () => own.isClosed());
      await reachesPages();
    },
    close: () => context.close(),
  };
}

/**
 * An unpacked extension that is reloaded is switched off where this is not set.
 * @param {string} profile
 */
async function developerMode(profile) {
  const folder = path.join(profile, 'Default');
  await mkdir(folder, { recursive: true });
  // A profile that has been in use keeps what it has.
  await writeFile(path.join(folder, 'Preferences'), JSON.stringify({ extensions: { ui: { developer_mode: true } } }), { flag: 'wx' }).catch(() => {});
}

/**
 * Whether a page that is opened now gets the extension's scripts: its own pages can be opened before that.
 * @param {import('playwright-core').BrowserContext} context @param {string} own @param {string} chat
 */
async function isInPages(context, own, chat) {
  const [asking, asked] = [await context.newPage(), await context.newPage()];
  try {
    await asking.goto(own);
    await asked.goto(chat);
    return await asking.evaluate(async () => {
      const { tabs } = /** @type {any} */ (globalThis).chrome;
      const all = (await tabs.query({})).map((/** @type {{ id: number }} */ { id }) => tabs.sendMessage(id, { type: 'status' }).catch(() => null));
      return (await Promise.all(all)).some(Boolean);
    });
  } finally {
    await Promise.all([asking.close(), asked.close()]);
  }
}

/**
 * The id Chromium gives an unpacked extension: from its key, or from where it lies.
 * @param {string} folder
 */
async function extensionId(folder) {
  const { key } = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  const hash = createHash('sha256').update(key ? Buffer.from(key, 'base64') : folder).digest('hex').slice(0, 32);
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
}

/**
 * @param {import('playwright-core').Page} page @param {import('playwright-core').CDPSession} session
 * @returns {Promise<import('./call.mjs').Page>}
 */
async function wrap(page, session) {
  const holder = async () => (await session.send('Runtime.evaluate', { expression: 'globalThis' })).result.objectId;
  /** @param {string | undefined} objectId @param {Function | string} work @param {unknown[]} args */
  const callOn = async (objectId, work, args) => {
    const { result, exceptionDetails } = await within('a function in a page', session.send('Runtime.callFunctionOn', {
      objectId, functionDeclaration: portable(work), arguments: [{ value: JSON.stringify(args) }], awaitPromise: true, returnByValue: true,
    }), LONGEST_CALL_MS);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return JSON.parse(result.value);
  };
  return {
    call: async (work, ...args) => callOn(await holder(), work, args),
    closedRoots: () => closedRoots(session, callOn),
    press: (chord) => page.keyboard.press(chord),
    down: (key) => page.keyboard.down(key),
    up: (key) => page.keyboard.up(key),
    type: (text) => page.keyboard.type(text),
    clickAt: (x, y) => page.mouse.click(x, y),
    chooseFiles: (css, files) => page.setInputFiles(css, files),
    toFront: () => again('a tab comes to the front', () => page.bringToFront()),
    goto: async (url) => void await page.goto(url),
    screenshot: async (file) => void await page.screenshot({ path: file }),
    close: () => page.close(),
    resize: (width, height) => page.setViewportSize({ width, height }),
    async drag(x, y, data) {
      for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
        await session.send('Input.dispatchDragEvent', { type, x, y, data: { items: [], dragOperationsMask: 1, ...data } });
      }
    },
    async compose(steps, final) {
      for (const text of steps) await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await session.send('Input.insertText', { text: final });
    },
    looks: ({ dark, forced, reduced }) => page.emulateMedia({
      colorScheme: dark ? 'dark' : 'light', forcedColors: forced ? 'active' : 'none', reducedMotion: reduced ? 'reduce' : 'no-preference',
    }),
  };
}

/**
 * Handles to the closed shadow roots, through the protocol: the page itself cannot do this.
 * @param {import('playwright-core').CDPSession} session
 * @param {(objectId: string | undefined, work: Function, args: unknown[]) => Promise<any>} callOn
 */
async function closedRoots(session, callOn) {
  const list = await session.send('Runtime.evaluate', { expression: '[...document.documentElement.children, ...(document.body?.children ?? [])]' });
  const { result } = await session.send('Runtime.getProperties', { objectId: list.result.objectId ?? '', ownProperties: true });
  /** @type {import('./call.mjs').Root[]} */
  const roots = [];
  for (const { name, value } of result) {
    if (!/^\d+$/.test(name) || !value?.objectId) continue;
    const { node } = await session.send('DOM.describeNode', { objectId: value.objectId });
    const closed = node.shadowRoots?.find((each) => each.shadowRootType === 'closed');
    if (!closed) continue;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: closed.backendNodeId });
    roots.push({ call: (work, ...args) => callOn(object.objectId, work, args) });
  }
  return roots;
}
