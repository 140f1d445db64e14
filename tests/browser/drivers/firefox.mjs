// Firefox through puppeteer-core and WebDriver BiDi.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { again, LONGEST_CALL_MS, portable, until, within } from './call.mjs';

/** The extension's address in this browser: set beforehand, so that its pages can be opened by name. */
const UUID = '7d1c3b52-5a0e-4c7e-9d2b-0c4f6a1e8b93';

/** Keeps the browser from talking to its maker, so that every request left is a page's or the extension's. */
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.newtabpage.activity-stream.feeds.telemetry': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.search.update': false,
  'browser.topsites.contile.enabled': false,
  'captivedetect.canonicalURL': '',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'security.OCSP.enabled': 0,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.enabled': false,
};

/**
 * @param {{ extension: string | null, port: number, profile: string, binary: string, dark?: boolean, id?: string }} how  id: of an extension that policy installs
 * @returns {Promise<import('./call.mjs').Browser>}
 */
export async function launchFirefox({ extension, port, profile, binary, dark = false, id }) {
  const gecko = id ?? (extension ? await geckoId(extension) : '');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: binary,
    headless: true,
    // Without it the protocol refuses to open the extension's own pages.
    args: ['--remote-allow-system-access'],
    acceptInsecureCerts: true,
    protocolTimeout: LONGEST_CALL_MS,
    userDataDir: profile,
    defaultViewport: { width: 1100, height: 800 },
    // Release builds heed `services.settings.server` only with this.
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      ...QUIET,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1', 'network.proxy.http_port': port,
      'network.proxy.ssl': '127.0.0.1', 'network.proxy.ssl_port': port,
      'network.proxy.allow_hijacking_localhost': true,
      'network.stricttransportsecurity.preloadlist': false,
      'security.cert_pinning.enforcement_level': 0,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'extensions.webextensions.uuids': JSON.stringify({ [gecko]: UUID }),
    },
  });
  if (extension) await browser.installExtension(extension);
  /** @type {string[]} */
  const said = [];
  const bidi = /** @type {any} */ (browser).connection;
  bidi.on('log.entryAdded', (/** @type {{ text?: string }} */ entry) => said.push(entry.text ?? ''));
  const open = async (url = 'about:blank') => {
    const page = wrap(await again('a new tab', () => browser.newPage()), bidi);
    if (url !== 'about:blank') await page.goto(url);
    return page;
  };
  return {
    name: 'firefox', said, profile,
    extensionUrl: (file) => `moz-extension://${UUID}/${file}`,
    open,
    async leaves(part) {
      const { context } = await until(`${part} opens`, async () => (await tabs(bidi)).find(({ url }) => url.includes(part)));
      await within('a tab closes', bidi.send('browsingContext.close', { context }));
    },
    async nextPage(part) {
      const urls = async () => (await tabs(bidi)).map(({ url }) => url);
      const known = new Set(await urls());
      const url = await until(`${part} opens`, async () => (await urls()).find((each) => !known.has(each) && each.includes(part)));
      // Puppeteer can't press keys in a page of another process that it did not open: the same address is opened once more.
      return open(url);
    },
    async reloadExtension() {
      if (extension) await browser.installExtension(extension);
    },
    close: () => browser.close(),
  };
}

/** Every tab there is. @param {any} bidi @returns {Promise<{ context: string, url: string }[]>} */
async function tabs(bidi) {
  return (await bidi.send('browsingContext.getTree', { maxDepth: 0 })).result.contexts;
}

/** @param {string} folder @returns {Promise<string>} */
async function geckoId(folder) {
  const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}

/**
 * @param {import('puppeteer-core').Page} page @param {any} bidi
 * @returns {import('./call.mjs').Page}
 */
function wrap(page, bidi) {
  const target = { context: /** @type {any} */ (page.mainFrame())._id };
  /** @param {string} functionDeclaration @param {object} more */
  const send = async (functionDeclaration, more) => {
    const { result } = await bidi.send('script.callFunction', { target, functionDeclaration, awaitPromise: true, ...more });
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result;
  };
  /** @param {object | undefined} self @param {Function | string} work @param {unknown[]} args */
  const callOn = async (self, work, args) => {
    const value = { type: 'string', value: JSON.stringify(args) };
    return JSON.parse((await send(portable(work), { arguments: [value], ...(self ? { this: self } : {}) })).value);
  };
  return {
    call: (work, ...args) => callOn(undefined, work, args),
    async closedRoots() {
      const list = await send('() => [...document.documentElement.children, ...(document.body?.children ?? [])]', {
        // BiDi hands out closed shadow roots too: the page itself cannot see them.
        serializationOptions: { maxDomDepth: 0, maxObjectDepth: 1, includeShadowTree: 'all' },
      });
      return list.value.flatMap((/** @type {any} */ node) => {
        const root = node.value?.shadowRoot;
        if (root?.value?.mode !== 'closed') return [];
        return [{ call: (/** @type {Function} */ work, /** @type {unknown[]} */ ...args) => callOn({ sharedId: root.sharedId }, work, args) }];
      });
    },
    press: (chord) => press(page, chord),
    down: (key) => page.keyboard.down(/** @type {any} */ (key)),
    up: (key) => page.keyboard.up(/** @type {any} */ (key)),
    type: (text) => page.keyboard.type(text),
    clickAt: (x, y) => page.mouse.click(x, y),
    async chooseFiles(css, files) {
      const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$(css));
      await input.uploadFile(...files.map((file) => path.resolve(file)));
    },
    // While another tab closes, the browser may say for a moment that there is none to bring; and it may wait for ever
    // for a tab to be hidden that has closed meanwhile: asked again, it finds that there is nothing to wait for.
    toFront: async () => void await until('the tab is in front', () => within('a tab comes to the front', page.bringToFront()).then(() => true)),
    goto: (url) => goto(page, url, bidi, callOn),
    screenshot: async (file) => void await page.screenshot({ path: /** @type {`${string}.png`} */ (file) }),
    close: () => within('a tab closes', page.close()),
    resize: (width, height) => page.setViewport({ width, height }),
  };
}

/**
 * Opens a page. One of the extension's lives in another process, and puppeteer would wait for the old one to load.
 * @param {import('puppeteer-core').Page} page @param {string} url @param {any} bidi
 * @param {(self: undefined, work: Function, args: unknown[]) => Promise<any>} callOn
 */
async function goto(page, url, bidi, callOn) {
  if (!url.startsWith('moz-extension:')) return void await page.goto(url);
  await bidi.send('browsingContext.navigate', { context: /** @type {any} */ (page.mainFrame())._id, url, wait: 'none' });
  const [plain = url] = url.split('#');
  await until(`${url} is there`, () => callOn(undefined,
    (/** @type {string} */ there) => location.href.startsWith(there) && document.readyState === 'complete', [plain]));
}

/** @param {import('puppeteer-core').Page} page @param {string} chord */
async function press(page, chord) {
  const keys = chord.split('+');
  const last = /** @type {import('puppeteer-core').KeyInput} */ (keys.pop());
  for (const key of keys) await page.keyboard.down(/** @type {any} */ (key));
  await page.keyboard.press(last.length === 1 && keys.length ? /** @type {any} */ (`Key${last.toUpperCase()}`) : last);
  for (const key of keys.reverse()) await page.keyboard.up(/** @type {any} */ (key));
}
