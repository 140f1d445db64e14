// The real editors, bundled for the pages. Built once and kept in .cache, named after what went into them.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { build } from 'esbuild';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PAGES = path.join(HERE, '../pages');
const ROOT = path.join(HERE, '../../..');
const CACHE = path.join(ROOT, '.cache/browser');

/**
 * The script of a page with this editor, as text.
 * @param {string} editor  a file name in pages/editors, without its ending
 */
export async function bundled(editor) {
  const file = path.join(CACHE, `${editor}-${await fingerprint()}.js`);
  try {
    return await readFile(file, 'utf8');
  } catch {
    return make(editor, file);
  }
}

/** @param {string} editor @param {string} file */
async function make(editor, file) {
  const { outputFiles } = await build({
    entryPoints: [path.join(PAGES, 'editors', `${editor}.mjs`)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const text = outputFiles[0]?.text ?? '';
  await mkdir(CACHE, { recursive: true });
  // Two test files may build at once: each writes its own, the rename is one step.
  const own = `${file}.${process.pid}`;
  await writeFile(own, text);
  await rename(own, file);
  return text;
}

/** @type {Promise<string> | undefined} */
let known;

/** A hash of the pages and of the pinned packages they are made from. */
function fingerprint() {
  known ??= (async () => {
    const hash = createHash('sha256');
    hash.update(await readFile(path.join(ROOT, 'package-lock.json')));
    for (const name of (await readdir(PAGES, { recursive: true })).sort()) {
      if (name.endsWith('.mjs')) hash.update(await readFile(path.join(PAGES, name)));
    }
    hash.update(await readFile(path.join(HERE, '../sites.mjs')));
    return hash.digest('hex').slice(0, 16);
  })();
  return known;
}
