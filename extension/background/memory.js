"use strict";

/** What belongs to a chat, in session memory: it survives a reload of the page and nothing else. Never on disk. */
const Memory = (() => {
  /** @typedef {{chat: ChatState, at: number, host: string, path: string}} Entry */
  const PREFIX = "chat:";
  const HOUR_MS = 3_600_000;
  /** Hours after its last use that a chat is forgotten, unless the person chose otherwise; 0 is never before the browser closes. */
  const USUAL_HOURS = 12;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let next;

  /** @param {number|string} tab @param {string} path */
  const key = (tab, path) => `${PREFIX}${tab}:${path.slice(0, 512)}`;

  /** How long a chat is kept without use, in milliseconds. @returns {Promise<number>} */
  async function age() {
    const hours = Number((await Settings.own())["forgetHours"] ?? USUAL_HOURS);
    return hours > 0 ? hours * HOUR_MS : Infinity;
  }

  /** @returns {Promise<(Entry & {name: string})[]>} */
  async function entries() {
    await prune();
    const all = await chrome.storage.session.get(null);
    return Object.entries(all).filter(([name]) => name.startsWith(PREFIX)).map(([name, entry]) => ({ name, .../** @type {Entry} */ (entry) }));
  }

  /** @param {string} name @returns {Promise<Entry|null>} */
  async function entry(name) {
    if (!name.startsWith(PREFIX)) return null;
    const found = /** @type {Entry|undefined} */ ((await chrome.storage.session.get(name))[name]);
    if (!found || Date.now() - found.at < (await age())) return found ?? null;
    await forget(name);
    return null;
  }

  /** @param {string} name @param {Entry} entry */
  async function keep(name, entry) {
    await chrome.storage.session.set({ [name]: entry });
    await prune();
  }

  /** @param {string} name */
  const forget = (name) => chrome.storage.session.remove(name);

  /** Forget what is too old, and look again when the next one will be. */
  async function prune() {
    const most = await age();
    const all = /** @type {[string, Entry][]} */ (Object.entries(await chrome.storage.session.get(null)).filter(([name]) => name.startsWith(PREFIX)));
    const old = all.filter(([, entry]) => Date.now() - entry.at >= most).map(([name]) => name);
    if (old.length > 0) await chrome.storage.session.remove(old);
    clearTimeout(next);
    const oldest = Math.min(...all.map(([, entry]) => entry.at + most).filter((when) => when > Date.now()));
    // A longer wait than a timer can count is asked for again at the next use.
    if (Number.isFinite(oldest)) next = setTimeout(() => void prune(), Math.min(oldest - Date.now() + 50, 2 ** 31 - 1));
  }

  /** @param {number|string} tab @param {string} path @returns {Promise<ChatState>} */
  async function load(tab, path) {
    return (await entry(key(tab, path)))?.chat ?? null;
  }

  /** @param {number|string} tab @param {string} path @param {ChatState} chat @param {string} [host] */
  function save(tab, path, chat, host = "") {
    return keep(key(tab, path), { chat, at: Date.now(), host, path });
  }

  /** A chat got an address of its own. @param {number|string} tab @param {string} from @param {string} to */
  async function move(tab, from, to) {
    const found = await entry(key(tab, from));
    if (!found) return;
    await keep(key(tab, to), { ...found, path: to });
    await forget(key(tab, from));
  }

  /** @param {(name: string) => boolean} which */
  async function drop(which) {
    const all = Object.keys(await chrome.storage.session.get(null));
    await chrome.storage.session.remove(all.filter((name) => name.startsWith(PREFIX) && which(name)));
  }

  /** A closed tab takes its chats with it. @param {number} tab */
  const forgetTab = (tab) => drop((name) => name.startsWith(`${PREFIX}${tab}:`));

  const forgetAll = () => drop(() => true);

  return { load, save, move, entries, entry, keep, forget, prune, forgetTab, forgetAll };
})();
