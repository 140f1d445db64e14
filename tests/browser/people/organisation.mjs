// An organisation that manages browsers: it signs its own copy of the extension, serves it, and writes policy files.

import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowser } from '../drivers/index.mjs';
import { policyFolder } from '../drivers/policies.mjs';
import { startServer } from '../server/index.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The organisation, its server and its browsers. */
export class Organisation {
  /** @type {import('../drivers/call.mjs').Browser | undefined} */
  #browser;

  /**
   * @param {'chromium' | 'firefox'} name
   * @param {Awaited<ReturnType<typeof startServer>>} server
   * @param {string} id        the extension's identifier in this browser
   * @param {string} profile   the folder of the browser's profile
   */
  constructor(name, server, id, profile) {
    this.name = name;
    this.server = server;
    this.id = id;
    this.profile = profile;
    this.policies = policyFolder(name);
  }

  /** Opens its server and signs a package for it with a key that is thrown away. @param {'chromium' | 'firefox'} name */
  static async founds(name) {
    /** @type {Map<string, Buffer>} */
    const files = new Map();
    const server = await startServer({ files });
    const folder = await mkdtemp(path.join(tmpdir(), 'candour-signed-'));
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const command = ['xtask', 'sign', '--at', `http://127.0.0.1:${server.port}`, '--to', folder];
    const done = spawnSync('cargo', command, { cwd: ROOT, encoding: 'utf8', env: { ...process.env, CANDOUR_KEY: pem } });
    if (done.status !== 0) throw new Error(`could not sign: ${done.stderr}`);
    for (const file of await readdir(folder)) files.set(`/${file}`, await readFile(path.join(folder, file)));
    await rm(folder, { recursive: true });
    const { [name]: id } = JSON.parse(String(files.get('/ids.json')));
    return new Organisation(name, server, id, await mkdtemp(path.join(tmpdir(), `candour-managed-${name}-`)));
  }

  /** Writes the policy file: the install entry, and the settings where some are given. @param {object | null} settings */
  sets(settings) {
    const { id } = this;
    const at = `http://127.0.0.1:${this.server.port}`;
    this.policies.write(this.name === 'chromium'
      // What policy installs can't be looked into unless policy says so too: these tests read its pages.
      ? { DeveloperToolsAvailability: 1, ExtensionInstallForcelist: [`${id};${at}/update.xml`], ...(settings ? { '3rdparty': { extensions: { [id]: settings } } } : {}) }
      : { policies: {
        ExtensionSettings: { [id]: { installation_mode: 'force_installed', install_url: `${at}/candour.xpi` } },
        // An unsigned package, which only the extended support release lets a policy allow.
        Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } },
        ...(settings ? { '3rdparty': { Extensions: { [id]: settings } } } : {}),
      } });
  }

  /** Starts the browser, again where it runs already: the same profile, as after a night. */
  async startsBrowser() {
    await this.#browser?.close();
    this.#browser = await startBrowser(this.name, {
      port: this.server.port, profile: this.profile, id: this.id, through: this.policies.program,
    });
    return this.#browser;
  }

  async close() {
    await this.#browser?.close().catch(() => {});
    this.policies.remove();
    await this.server.close();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
