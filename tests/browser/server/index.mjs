// The server behind every host name: pages with real editors under the policies that real sites send.

import { randomBytes } from 'node:crypto';
import { SITES } from '../sites.mjs';
import { bundled } from './bundle.mjs';
import { Journal } from './journal.mjs';
import { openLobby } from './lobby.mjs';

/**
 * Starts the server. `files` are served as they are, by path, at 127.0.0.1: an organisation's own packages.
 * @param {{ files?: Map<string, Buffer> }} [how]
 * @returns {Promise<{ port: number, journal: Journal, close: () => Promise<unknown> }>}
 */
export async function startServer({ files = new Map() } = {}) {
  const journal = new Journal();
  const hosts = [...new Set(SITES.map((site) => site.host))];
  const lobby = await openLobby(hosts, (request, response) => {
    const url = new URL(request.url ?? '/', `https://${request.headers.host ?? 'nowhere.invalid'}`);
    /** @type {Buffer[]} */
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      journal.note({
        host: url.hostname,
        method: request.method ?? '',
        path: url.pathname,
        origin: request.headers.origin ?? '',
        body: Buffer.concat(parts).toString('utf8'),
      });
      const file = url.hostname === '127.0.0.1' ? files.get(url.pathname) : undefined;
      if (file) return response.writeHead(200, { 'content-type': typeOf(url.pathname) }).end(file);
      return answer(url).then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        (error) => response.writeHead(500).end(String(error)),
      );
    });
  });
  return { ...lobby, journal };
}

/** @param {URL} url @returns {Promise<{ status: number, headers: Record<string, string>, body: string }>} */
async function answer(url) {
  const script = /^\/fixture\/([a-z-]+)\.js$/.exec(url.pathname)?.[1];
  if (script) return reply(200, 'text/javascript', await bundled(script));
  if (url.pathname.startsWith('/api/')) return reply(204, 'text/plain', '');
  const site = SITES.find(({ host, path }) => host === url.hostname && path === url.pathname);
  if (!site) return reply(404, 'text/plain', 'nothing here');
  const nonce = randomBytes(12).toString('base64');
  const csp = policy(url.searchParams.get('csp'), nonce);
  return reply(200, 'text/html', page(site, nonce), csp ? { 'content-security-policy': csp } : {});
}

/** What browsers want to be told of packages and their update manifests. @param {string} name */
function typeOf(name) {
  const types = { crx: 'application/x-chrome-extension', xpi: 'application/x-xpinstall', xml: 'text/xml', json: 'application/json' };
  return types[/** @type {keyof typeof types} */ (name.split('.').pop())] ?? 'application/octet-stream';
}

/** @param {number} status @param {string} type @param {string} body @param {Record<string, string>} [more] */
function reply(status, type, body, more = {}) {
  return { status, headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...more }, body };
}

/**
 * The content security policy of a page: nonce and trusted types as the strictest sites send it, the same with
 * WebAssembly allowed as ChatGPT sends it, or none at all.
 * @param {string | null} kind @param {string} nonce
 */
function policy(kind, nonce) {
  if (kind === 'none') return null;
  const wasm = kind === 'wasm' ? " 'wasm-unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${wasm}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/** @param {import('../sites.mjs').Site} site @param {string} nonce */
function page(site, nonce) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${site.name}</title>
<style>
  body { font: 16px/1.5 sans-serif; margin: 0; display: flex; flex-direction: column; min-height: 100vh; }
  main { flex: 1; padding: 16px; }
  .composer { border: 1px solid #767676; border-radius: 8px; margin: 16px; padding: 8px; max-height: 40vh; overflow: auto; }
  [contenteditable], textarea { display: block; box-sizing: border-box; width: 100%; min-height: 48px; white-space: pre-wrap; font: inherit; }
</style>
</head>
<body>
<main aria-live="polite"></main>
<div id="place"></div>
<script nonce="${nonce}">window.site = ${JSON.stringify(site)};</script>
<script nonce="${nonce}" src="/fixture/${site.editor}.js"></script>
</body>
</html>`;
}
