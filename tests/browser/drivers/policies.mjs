// An organisation's policy folder, as the browser sees it. Where the machine allows it, the browser runs in a mount
// namespace of its own, in which a temporary folder lies over the real one: nothing under /etc is written, and no other
// browser on the machine obeys. Elsewhere root writes the real file, and takes it away again however the tests end.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where each browser on Linux looks, and the file in it. @type {Record<'chromium' | 'firefox', { folder: string, file: string }>} */
const PLACES = {
  chromium: { folder: '/etc/chromium/policies', file: 'managed/candour-test.json' },
  firefox: { folder: '/etc/firefox/policies', file: 'policies.json' },
};

/** Marks a file as ours. Firefox and Chromium pass by keys they don't know. */
const MARK = 'candour-browser-tests';

const isRoot = process.getuid?.() === 0;

/** Whether a browser can be given a view of the file system of its own. CANDOUR_POLICIES=in-place tries the other way. */
export const PRIVATE = isRoot && process.env.CANDOUR_POLICIES !== 'in-place' && spawnSync('unshare', ['--mount', 'true'], { stdio: 'ignore' }).status === 0;

/** Why policies can't be tried here, or null where they can. */
export const UNABLE = isRoot ? null : 'needs root, to give the browser a policy folder';

/**
 * The policy folder of one browser, and a program that runs that browser under it.
 * @param {'chromium' | 'firefox'} name
 */
export function policyFolder(name) {
  const { folder, file } = PLACES[name];
  const made = PRIVATE ? aside(folder) : inPlace(folder, path.join(folder, file));
  const target = path.join(made.folder, file);
  return {
    /** Puts a policy in place, as an administrator would, in one step. @param {object} policy */
    write(policy) {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, JSON.stringify({ [MARK]: true, ...policy }, null, 2));
    },
    /** The program to start instead of `binary`. @param {string} binary */
    program: (binary) => made.program(binary),
    remove: made.remove,
  };
}

/** A temporary folder that lies over `folder` for one program only. @param {string} folder */
function aside(folder) {
  const own = mkdtempSync(path.join(tmpdir(), 'candour-policies-'));
  const given = path.join(own, 'policies');
  mkdirSync(given);
  const emptied = makeFolders(folder);
  return {
    folder: given,
    /** @param {string} binary */
    program(binary) {
      const script = path.join(own, 'browser.sh');
      const inside = `mount --bind '${given}' '${folder}' && exec '${binary}' "$@"`;
      writeFileSync(script, `#!/bin/sh\nexec unshare --mount --propagation private sh -c '${inside.replaceAll("'", "'\\''")}' sh "$@"\n`, { mode: 0o755 });
      return script;
    },
    remove() {
      rmSync(own, { recursive: true, force: true });
      removeFolders(emptied);
    },
  };
}

/** The real folder. Refuses where a policy of somebody else's is there. @param {string} folder @param {string} file */
function inPlace(folder, file) {
  if (existsSync(file) && !readFileSync(file, 'utf8').includes(MARK)) throw new Error(`${file} is not ours: left alone`);
  const made = makeFolders(path.dirname(file));
  const remove = () => {
    rmSync(file, { force: true });
    removeFolders(made);
  };
  process.once('exit', remove);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => process.exit(1));
  return { folder, program: (/** @type {string} */ binary) => binary, remove };
}

/** Makes a folder and those above it; answers which were not there before. @param {string} folder */
function makeFolders(folder) {
  const made = [];
  for (let at = folder; !existsSync(at); at = path.dirname(at)) made.push(at);
  mkdirSync(folder, { recursive: true });
  return made;
}

/** Takes empty folders away again; one with something in it stays. @param {string[]} folders */
function removeFolders(folders) {
  for (const folder of folders) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}
