// Runs the browser tests: `node tests/browser/run.mjs [part of a file name …]`. Two spec files at a time, each with
// browsers of its own, side by side. Says what it does as it goes, and ends with one plain line: "N passed, N failed".
// A file in which something failed is run once more, alone: what then passes is said to be unsteady, by name, and is to be
// mended; what fails twice has failed. Where many files fail nothing is run again.
//
//   --screenshots                       only what takes the pictures of docs/screenshots, in Chromium
//   CANDOUR_BROWSERS=chromium,firefox   which browsers (both unless told otherwise)
//   CANDOUR_DIST=dist                   where the unpacked extension lies: dist/chromium, dist/firefox

import { readFileSync, readdirSync } from 'node:fs';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { inspect } from 'node:util';
import { PRIVATE } from './drivers/policies.mjs';

const AT_A_TIME = 2;
/** A spec file that takes longer than this hangs. Milliseconds. */
const LONGEST = 15 * 60_000;

const pictures = process.argv.includes('--screenshots');
if (pictures) Object.assign(process.env, { CANDOUR_SCREENSHOTS: '1', CANDOUR_BROWSERS: 'chromium' });
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const folder = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const files = [...specsIn(folder('specs')), ...(pictures ? specsIn(folder('pictures')) : [])]
  .filter((file) => wanted.length === 0 || wanted.some((part) => path.basename(file).includes(part)))
  .filter((file) => !pictures || /SCREENSHOTS|takesPictures|pictured/.test(readFileSync(file, 'utf8')));
/** Where policy files can only be tried in their real place, every browser on the machine obeys them: then it comes last and alone. */
const alone = PRIVATE ? [] : files.filter((file) => file.endsWith('managed.spec.mjs'));
const together = files.filter((file) => !alone.includes(file));

/** So many files are run again at most. */
const AGAIN_AT_MOST = 3;

let passed = 0;
let skipped = 0;
/** Tests that failed, each with its file. @type {Map<string, string>} */
let failed = new Map();
/** Tests that passed. @type {Set<string>} */
let good = new Set();
const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;
const started = performance.now();

/** @param {{ name: string, file?: string, details: any }} data */
const where = ({ name, file }) => `${path.basename(file ?? '', '.spec.mjs')}: ${name}`;
/** A suite or a file is not a test of its own, unless it failed without any of its tests failing (a hook, a crash). */
const isGroup = (/** @type {any} */ { details }) => details.type === 'suite' || details.error?.failureType === 'subtestsFailed';

process.stdout.write(`browser tests: ${files.length} files, ${AT_A_TIME} at a time\n`);
for (const batch of [together, alone]) await runs(batch, AT_A_TIME);

const first = failed;
const again = [...new Set(first.values())];
if (again.length > 0 && again.length <= AGAIN_AT_MOST) {
  process.stdout.write(`\nonce more, alone: ${again.map((file) => path.basename(file)).join(', ')}\n`);
  const counted = { passed, skipped };
  failed = new Map();
  good = new Set();
  await runs(again, 1);
  // What was not seen to pass has failed, unless it was a hook, and all of its file has passed now.
  const sound = (/** @type {string} */ file) => good.size > 0 && ![...failed.values()].includes(file);
  failed = new Map([...first].filter(([name, file]) => failed.has(name) || !(good.has(name) || sound(file))));
  passed = counted.passed + first.size - failed.size;
  skipped = counted.skipped;
}
const unsteady = [...first.keys()].filter((name) => !failed.has(name));

const listed = (/** @type {string} */ title, /** @type {string[]} */ names) =>
  names.length && process.stdout.write(`\n${title}:\n${names.map((name) => `  ${name}\n`).join('')}`);
listed('unsteady, passed the second time', unsteady);
listed('failed', [...failed.keys()]);
if (skipped) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`took ${seconds(performance.now() - started)}\n${passed} passed, ${failed.size} failed\n`);
process.exitCode = failed.size || passed === 0 ? 1 : 0;

/** Runs spec files and says what happens in them. @param {string[]} batch @param {number} concurrency */
async function runs(batch, concurrency) {
  if (batch.length === 0) return;
  for await (const { type, data } of run({ files: batch, concurrency, timeout: LONGEST })) {
    const event = /** @type {any} */ (data);
    if (type === 'test:pass' && !isGroup(event) && !files.includes(event.name)) {
      if (event.skip !== undefined) skipped += 1;
      else passed += 1;
      good.add(where(event));
      const mark = event.skip === undefined ? 'ok  ' : 'skip';
      process.stdout.write(`${mark} ${where(event)} (${seconds(event.details.duration_ms)})\n`);
    } else if (type === 'test:fail' && event.details.error?.failureType !== 'subtestsFailed') {
      failed.set(where(event), files.find((file) => file === event.file || file === event.name) ?? batch[0] ?? '');
      const cause = event.details.error?.cause ?? event.details.error;
      process.stdout.write(`FAIL ${where(event)} (${seconds(event.details.duration_ms)})\n${indent(cause?.stack ?? inspect(cause))}\n`);
    } else if (type === 'test:stderr') {
      process.stdout.write(event.message);
    }
  }
}

/** @param {string} folder */
function specsIn(folder) {
  return readdirSync(folder).filter((name) => name.endsWith('.spec.mjs')).sort().map((name) => path.join(folder, name));
}

/** @param {string} text */
function indent(text) {
  return text.split('\n').slice(0, 24).map((line) => `     ${line.slice(0, 300)}`).join('\n');
}
