"use strict";

/** The one place that judges who sent a message. There is no way in for other extensions or for web pages. */
const Senders = (() => {
  /** What cards and the reply check need; into the record go only kinds and counts. */
  const CARDS = ["nudge", "check-reply", "record-use", "record-keep", "note"];
  /** The record is for pages of our own alone. */
  const RECORD = [
    "record", "record-write", "record-export", "record-delete", "record-days", "quiet", "declare", "declaration-remember", "declaration-remembered",
  ];

  /** What each kind of sender may ask for. @type {Record<"content"|"own", Set<string>>} */
  const MAY = {
    content: new Set(["hello", "wake", "review", "status", "chat", "chat-save", "chat-move", "review-open", "reader", "restore", "reply-open", "copy-choice", ...CARDS]),
    own: new Set([
      "hello", "wake", "review", "status", "chat", "chat-save", "chat-move", "review-open", "words", "restore", "page-status", "pause", "paused",
      "resume", "forget", "settings", "set-settings", "desk", "review-fetch", "review-done", "host", "maps", "map", "map-forget", "reply-fetch", "policy", "reader", "check-policy", "pair",
      ...CARDS, ...RECORD,
    ]),
  };

  /** @param {chrome.runtime.MessageSender} sender @returns {"content"|"own"|null} */
  function kind(sender) {
    if (sender.id !== chrome.runtime.id) return null;
    if (sender.url?.startsWith(chrome.runtime.getURL(""))) return "own";
    return sender.tab?.id === undefined ? null : "content";
  }

  /** @param {unknown} message @param {chrome.runtime.MessageSender} sender */
  function allowed(message, sender) {
    const from = kind(sender);
    const type = typeof message === "object" && message !== null && "type" in message ? message.type : null;
    return from !== null && typeof type === "string" && MAY[from].has(type);
  }

  /**
   * The host a message speaks for: told by the browser, not by the message. Our practice page counts as a site of its own.
   * @param {chrome.runtime.MessageSender} sender
   */
  function host(sender) {
    if (kind(sender) === "own") return "practice";
    const address = sender.origin && sender.origin !== "null" ? sender.origin : sender.url;
    try {
      return new URL(address ?? "").hostname;
    } catch {
      return "";
    }
  }

  return { kind, allowed, host };
})();
