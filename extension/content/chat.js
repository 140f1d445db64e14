"use strict";

/**
 * Which chat this page is in, what stands in for whom there, and what the person chose to keep.
 * The address of the page tells chats apart, with the site's own signs of a new or a temporary chat, which may keep an address;
 * the background holds the state in session memory.
 */
const Chat = (() => {
  /** Marks the place of a temporary chat, which has the address of the site's start page. */
  const TEMPORARY = "?temporary";

  let path = location.pathname;
  let used = false;
  /** Whether a new chat was asked for whose address may still change. */
  let fresh = false;
  /** Counts the chats this page has been in. */
  let id = 0;
  /** @type {ChatState} */
  let state = null;
  /** @type {Set<string>} finding ids that the person decided to keep in this chat */
  let kept = new Set();

  /** @param {ChatState} first */
  function begin(first) {
    state = first;
  }

  /** A chat begun on the site's start page gets its own address at the first send: "/" becomes "/c/1234". A temporary one does not. */
  function grewFrom(/** @type {string} */ before, /** @type {string} */ after) {
    return used && !after.endsWith(TEMPORARY) && after.split("/").length > before.replace(/\/$/, "").split("/").length;
  }

  /** Follow the page's address. Returns at once; the state of a chat that was met before arrives a moment later. */
  function follow() {
    const place = location.pathname + (Composer.isTemporary() ? TEMPORARY : "");
    if (place === path) return;
    const before = path;
    path = place;
    const known = fresh;
    fresh = false;
    if (grewFrom(before, path)) {
      Link.tell({ type: "chat-move", from: before, to: path });
      return;
    }
    if (known) return;
    leave();
    const asked = path;
    Link.ask({ type: "chat", path: asked }).then((found) => {
      if (asked === path && !used) state = found;
    }, () => {});
  }

  /** Nothing of the last chat counts in the next. */
  function leave() {
    state = null;
    kept = new Set();
    used = false;
    id += 1;
    Gate.reconsider();
  }

  /** The person asked the site for a new chat. */
  function anew() {
    leave();
    fresh = true;
    Chip.refresh();
  }

  /**
   * Keep the state that a decision used.
   * @param {ChatState} next
   */
  function commit(next) {
    used = true;
    state = next;
    Link.tell({ type: "chat-save", path, chat: next });
  }

  /** @param {string[]} ids */
  function keep(ids) {
    for (const id of ids) kept.add(id);
  }

  /** Drop everything, here as in the background ("forget"). */
  function forget() {
    state = null;
    kept = new Set();
  }

  /** The map was changed or forgotten on its own page. @param {string} of @param {ChatState} next */
  function adopt(of, next) {
    if (of !== path) return;
    state = next;
    Gate.reconsider();
    Chip.refresh();
    void NamesBack.look();
  }

  /** Note that something was sent or put in, so that the chat is known to have begun. */
  function begun() {
    used = true;
  }

  return { begin, follow, anew, commit, adopt, keep, forget, begun, id: () => id, state: () => state, kept: () => [...kept] };
})();
