// Which browsers there are, and how to start one with the extension in a fresh profile.

import { access, cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';
import { launchFirefox } from './firefox.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Where each browser may lie; the first that is there is used. Override with CANDOUR_CHROMIUM and CANDOUR_FIREFOX. */
const BINARIES = {
  chromium: [process.env.CANDOUR_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  firefox: [process.env.CANDOUR_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

/** The browsers asked for: CANDOUR_BROWSERS, comma-separated, or both. */
export const BROWSERS = /** @type {('chromium' | 'firefox')[]} */ (
  (process.env.CANDOUR_BROWSERS ?? 'chromium,firefox').split(',').map((name) => name.trim()).filter(Boolean));

/**
 * The folder of the unpacked extension for a browser, or null where it has not been built.
 * @param {'chromium' | 'firefox'} name
 */
export async function extensionFolder(name) {
  const folder = path.resolve(ROOT, process.env.CANDOUR_DIST ?? 'dist', name);
  return await exists(path.join(folder, 'manifest.json')) ? folder : null;
}

/**
 * Starts a browser in a profile of its own. The page that opens once after installing is left, as a person leaves it:
 * it opens seconds later, and would take the front from whatever a test looks at by then.
 * @param {'chromium' | 'firefox'} name
 * @param {{ port: number, extension: string | null, dark?: boolean, welcomes?: boolean }} how  welcomes: false where the engine can't run
 */
export async function launch(name, how) {
  const binary = await firstThere(BINARIES[name]);
  if (!binary) throw new Error(`${name} is not installed: looked for ${BINARIES[name].filter(Boolean).join(', ')}`);
  const profile = await mkdtemp(path.join(tmpdir(), `candour-${name}-`));
  const browser = await (name === 'chromium' ? launchChromium : launchFirefox)({ ...how, profile, binary });
  const { close } = browser;
  browser.close = async () => {
    await close();
    await browser.afterClose?.(profile);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    if (how.extension && how.welcomes !== false) await browser.leaves('welcome/welcome.html');
  } catch (error) {
    await browser.close();
    throw error;
  }
  return browser;
}

/**
 * Starts a browser in a profile that stays, without an extension: policy will install it.
 * @param {'chromium' | 'firefox'} name
 * @param {{ port: number, profile: string, id: string, through: (binary: string) => string }} how  through: what to start in place of the program
 */
export async function startBrowser(name, { port, profile, id, through }) {
  const binary = await firstThere(BINARIES[name]);
  if (!binary) throw new Error(`${name} is not installed: looked for ${BINARIES[name].filter(Boolean).join(', ')}`);
  return (name === 'chromium' ? launchChromium : launchFirefox)({ extension: null, port, profile, id, binary: through(binary) });
}

/**
 * A copy of the extension that a test may change.
 * @param {string} from
 */
export async function copyOf(from) {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-copy-'));
  await cp(from, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Leaves only the first bytes of the engine in a copy: it cannot start any more. @param {string} folder */
export function breakEngine(folder) {
  return truncate(path.join(folder, 'core/core_bg.wasm'), 1000);
}

/** @param {(string | undefined)[]} places */
async function firstThere(places) {
  for (const place of places) if (place && await exists(place)) return place;
  return null;
}

/** @param {string} file */
const exists = (file) => access(file).then(() => true, () => false);
