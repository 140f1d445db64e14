// Where the specs live: for each browser a server, a browser with the extension, and a person at the keyboard.

import { after, before, describe } from 'node:test';
import { BROWSERS, breakEngine, copyOf, extensionFolder, launch } from '../drivers/index.mjs';
import { startServer } from '../server/index.mjs';
import { Person } from './person.mjs';

/**
 * @typedef {object} World
 * @property {'chromium' | 'firefox'} name
 * @property {import('../drivers/call.mjs').Browser} browser
 * @property {import('../server/journal.mjs').Journal} journal
 * @property {Person} person
 * @property {string} folder   where the extension lies
 */

/**
 * Runs the same tests in each browser, one browser a spec file, the browsers side by side: much of a test is waiting.
 * @param {string} title
 * @param {(world: World) => void} tests   registers tests; the world is filled before the first of them runs
 * @param {{ extension?: boolean, copied?: boolean, broken?: boolean, dark?: boolean }} [how]  copied: a copy of the extension
 *   that the tests may change; broken: such a copy with half an engine
 */
export function inEachBrowser(title, tests, { extension = true, copied = false, broken = false, dark = false } = {}) {
  describe(title, { concurrency: BROWSERS.length }, () => {
    for (const name of BROWSERS) describe(`in ${name}`, { concurrency: 1 }, () => inOne(name, tests, { extension, copied, broken, dark }));
  });
}

/**
 * @param {'chromium' | 'firefox'} name @param {(world: World) => void} tests
 * @param {{ extension: boolean, copied: boolean, broken: boolean, dark: boolean }} how
 */
function inOne(name, tests, { extension, copied, broken, dark }) {
  const world = /** @type {World} */ ({ name });
  /** @type {(() => Promise<unknown>)[]} */
  const closing = [];
  before(async () => {
    const server = await startServer();
    closing.unshift(server.close);
    let folder = extension ? await extensionFolder(name) : null;
    if (extension && !folder) throw new Error('the extension is not built: run `cargo xtask build` first');
    if (folder && (copied || broken)) {
      const copy = await copyOf(folder);
      closing.unshift(copy.remove);
      folder = copy.folder;
      if (broken) await breakEngine(folder);
    }
    const browser = await launch(name, { port: server.port, extension: folder, dark, welcomes: !broken });
    closing.unshift(browser.close);
    Object.assign(world, { browser, journal: server.journal, person: new Person(browser), folder });
  });
  after(async () => {
    for (const close of closing) await close();
  });
  tests(world);
}
