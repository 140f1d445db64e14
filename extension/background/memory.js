"use strict";

/** What belongs to a chat, in session memory: it survives a reload of the page and nothing else. Never on disk. */
const Memory = (() => {
  const PREFIX = "chat:";

  /** @param {number|string} tab @param {string} path */
  const key = (tab, path) => `${PREFIX}${tab}:${path.slice(0, 512)}`;

  /** @param {number|string} tab @param {string} path @returns {Promise<ChatState>} */
  async function load(tab, path) {
    const name = key(tab, path);
    return (await chrome.storage.session.get(name))[name] ?? null;
  }

  /** @param {number|string} tab @param {string} path @param {ChatState} chat */
  function save(tab, path, chat) {
    return chrome.storage.session.set({ [key(tab, path)]: chat });
  }

  /** A chat got an address of its own. @param {number|string} tab @param {string} from @param {string} to */
  async function move(tab, from, to) {
    await save(tab, to, await load(tab, from));
    await chrome.storage.session.remove(key(tab, from));
  }

  /** @param {(name: string) => boolean} which */
  async function drop(which) {
    const all = Object.keys(await chrome.storage.session.get(null));
    await chrome.storage.session.remove(all.filter((name) => name.startsWith(PREFIX) && which(name)));
  }

  /** A closed tab takes its chats with it. @param {number} tab */
  const forgetTab = (tab) => drop((name) => name.startsWith(`${PREFIX}${tab}:`));

  const forgetAll = () => drop(() => true);

  return { load, save, move, forgetTab, forgetAll };
})();
