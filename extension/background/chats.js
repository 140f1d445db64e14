"use strict";

/** Chats and their stand-ins for the map page. The names stay here and on that page; a page of a site is told only what is its own. */
const Chats = (() => {
  /** @param {string} name */
  const tabOf = (name) => Number(name.split(":")[1]);

  /** @param {string} name @param {object} message */
  async function tell(name, message) {
    const tab = tabOf(name);
    if (Number.isInteger(tab)) await chrome.tabs.sendMessage(tab, message).catch(() => {});
  }

  /** Every chat with a map, newest first. */
  async function list() {
    const all = await Memory.entries();
    return all.map(({ name, host, path, at }) => ({ name, host, path, at, tab: tabOf(name) })).sort((one, other) => other.at - one.at);
  }

  /** Show a chat's map, changed first where asked. @param {{name: string, edit?: object|null}} message */
  async function map(message) {
    const entry = await Memory.entry(message.name);
    if (!entry) return null;
    const view = await Host.ask((engine) => engine.map?.({ chat: entry.chat ?? {}, edit: message.edit ?? null }));
    if (view && message.edit) {
      await Memory.keep(message.name, { ...entry, chat: view.chat });
      await tell(message.name, { type: "chat-changed", path: entry.path, chat: view.chat });
    }
    return view;
  }

  /** @param {{name: string}} message */
  async function forget(message) {
    const entry = await Memory.entry(message.name);
    await Memory.forget(message.name);
    if (entry) await tell(message.name, { type: "chat-changed", path: entry.path, chat: null });
    return true;
  }

  /** Open our page that shows a reply with its names. @param {{ticket: string}} message @param {chrome.runtime.MessageSender} sender */
  async function openReply(message, sender) {
    const query = new URLSearchParams({ tab: String(sender.tab?.id), frame: String(sender.frameId ?? 0), ticket: message.ticket });
    await chrome.tabs.create({ url: chrome.runtime.getURL(`reply/reply.html#${query}`) });
    return true;
  }

  return { list, map, forget, openReply };
})();
