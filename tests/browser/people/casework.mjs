// The case notes of tests/casework, and in each the direct identifiers that the core itself finds at a terminal.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FOLDER = path.join(ROOT, 'tests/casework');

/** What points at one person by itself. Dates, ages and places do so only together, and may be kept. */
const DIRECT = ['PERSON', 'NHS_NUMBER', 'NINO', 'PHONE', 'EMAIL', 'ID_CODE', 'POSTCODE', 'ADDRESS'];

/**
 * @typedef {object} CaseNote
 * @property {string} name
 * @property {string} text
 * @property {string[]} identifiers  as they are written in it
 */

/** @returns {CaseNote[]} */
export function caseNotes() {
  const notes = readdirSync(FOLDER).filter((name) => /\.(md|txt)$/.test(name)).sort()
    .map((name) => ({ name, text: readFileSync(path.join(FOLDER, name), 'utf8').trimEnd() }));
  const found = find(notes.map(({ name, text }) => JSON.stringify({ id: name, text })).join('\n'));
  return notes.map((note, index) => {
    const points = [...note.text];
    const spans = found[index]?.spans.filter((/** @type {any} */ { label }) => DIRECT.includes(label)) ?? [];
    return { ...note, identifiers: spans.map((/** @type {any} */ { start, end }) => points.slice(start, end).join('')) };
  });
}

/** Asks the core at a terminal: CANDOUR_CLI, or whatever cargo builds. @param {string} lines */
function find(lines) {
  const own = process.env.CANDOUR_CLI;
  // As the native tests build it: anything else would be compiled once more while browsers are being timed.
  const cargo = ['cargo', 'run', '--quiet', '--locked', '--all-features', '--bin', 'candour', '--'];
  const [command, ...before] = own ? [own] : cargo;
  const { status, stdout, stderr, error } = spawnSync(command ?? '', [...before, 'find', '--format', 'jsonl'], {
    cwd: ROOT, input: `${lines}\n`, encoding: 'utf8', maxBuffer: 1 << 26,
  });
  if (error || status !== 0) throw new Error(`candour find did not answer: ${error?.message ?? stderr}`);
  return stdout.trim().split('\n').map((line) => JSON.parse(line));
}
