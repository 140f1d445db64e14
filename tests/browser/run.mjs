// Runs the browser tests: `node tests/browser/run.mjs [part of a file name …]`. Two spec files at a time, each with
// browsers of its own, side by side. Says what it does as it goes, and ends with one plain line: "N passed, N failed".
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

let passed = 0;
let skipped = 0;
/** @type {string[]} */
const failed = [];
const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;
const started = performance.now();

/** @param {{ name: string, file?: string, details: any }} data */
const where = ({ name, file }) => `${path.basename(file ?? '', '.spec.mjs')}: ${name}`;
/** A suite or a file is not a test of its own, unless it failed without any of its tests failing (a hook, a crash). */
const isGroup = (/** @type {any} */ { details }) => details.type === 'suite' || details.error?.failureType === 'subtestsFailed';

process.stdout.write(`browser tests: ${files.length} files, ${AT_A_TIME} at a time\n`);
for await (const { type, data } of events()) {
  const event = /** @type {any} */ (data);
  if (type === 'test:pass' && !isGroup(event) && !files.includes(event.name)) {
    if (event.skip !== undefined) skipped += 1;
    else passed += 1;
    const mark = event.skip === undefined ? 'ok  ' : 'skip';
    process.stdout.write(`${mark} ${where(event)} (${seconds(event.details.duration_ms)})\n`);
  } else if (type === 'test:fail' && event.details.error?.failureType !== 'subtestsFailed') {
    failed.push(where(event));
    const cause = event.details.error?.cause ?? event.details.error;
    process.stdout.write(`FAIL ${where(event)} (${seconds(event.details.duration_ms)})\n${indent(cause?.stack ?? inspect(cause))}\n`);
  } else if (type === 'test:stderr') {
    process.stdout.write(event.message);
  }
}

if (failed.length) process.stdout.write(`\nfailed:\n${failed.map((name) => `  ${name}\n`).join('')}`);
if (skipped) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`took ${seconds(performance.now() - started)}\n${passed} passed, ${failed.length} failed\n`);
process.exitCode = failed.length || passed === 0 ? 1 : 0;

/** What happens, first in the files that may run side by side. */
async function* events() {
  for (const batch of [together, alone]) {
    if (batch.length) yield* run({ files: batch, concurrency: AT_A_TIME, timeout: LONGEST });
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
