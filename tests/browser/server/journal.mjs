// Every request that reached the server, in order, and which of them no page of ours asked for.

import { SITES } from '../sites.mjs';

/** Paths that the pages themselves ask for, or that a browser asks for on a page's behalf. */
const OWN_PATHS = [/^\/fixture\//, /^\/api\/(send|upload)$/, /^\/favicon\.ico$/];

/** What Chromium asks of its maker for itself whatever it is told: its component updater, seen without any extension. */
const BROWSERS_OWN = [{ host: 'update.googleapis.com', path: '/service/update2/json' }];

/**
 * @typedef {object} Request
 * @property {string} host
 * @property {string} method
 * @property {string} path     without the query
 * @property {string} origin   who asked, where the browser says so
 * @property {string} body
 */

/** Keeps what was asked of the server. */
export class Journal {
  /** @type {Request[]} */
  requests = [];

  /** @param {Request} request */
  note(request) {
    this.requests.push(request);
  }

  /** What the pages sent away: the bodies of messages and uploads. */
  sentAway() {
    return this.requests.filter(({ path }) => path.startsWith('/api/')).map(({ body }) => body);
  }

  /** Requests that none of our pages makes: each one is something that left the browser and should not have. */
  strangers() {
    return this.requests.filter((request) => !isOwn(request));
  }
}

/** @param {Request} request */
function isOwn({ host, path, origin }) {
  if (origin === '' && BROWSERS_OWN.some((own) => own.host === host && own.path === path)) return true;
  const sites = SITES.filter((site) => site.host === host);
  if (sites.length === 0 || origin.includes('-extension:')) return false;
  return sites.some((site) => site.path === path) || OWN_PATHS.some((own) => own.test(path));
}
