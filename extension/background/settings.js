"use strict";

/** Settings of the person (local), of the organisation (managed), and the pause (session). What they mean is the core's to say. */
const Settings = (() => {
  /** Where the last managed answer is kept, so that it counts at once when the browser wakes us. */
  const KEPT = "managed";
  /** @type {{policy: object, at: number}|null} null until the browser has answered, now or before: the core then holds to its strictest defaults */
  let managed = null;

  /** Read what the organisation set, and keep it for next time. Firefox rejects when there is nothing; Chromium may stay silent for seconds. */
  async function readManaged() {
    const policy = await chrome.storage.managed.get(null).catch(() => ({}));
    managed = { policy, at: Date.now() };
    await chrome.storage.local.set({ [KEPT]: managed });
  }

  /** The last answer: the browser's, or until it comes the one that was kept. */
  async function answered() {
    const kept = await chrome.storage.local.get(KEPT);
    managed ??= /** @type {typeof managed} */ (kept[KEPT] ?? null);
    return managed;
  }

  /** @returns {Promise<number|null>} when the managed answer came, in milliseconds since 1970 */
  async function arrived() {
    return (await answered())?.at ?? null;
  }

  /** @returns {Promise<Record<string, any>>} */
  async function own() {
    return (await chrome.storage.local.get("settings"))["settings"] ?? {};
  }

  /** @param {object} settings */
  function save(settings) {
    return chrome.storage.local.set({ settings });
  }

  /** @returns {Promise<Inputs>} */
  async function inputs() {
    const [settings, organisation] = await Promise.all([own(), answered()]);
    const now = new Date();
    const today = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    return { settings, managed: organisation?.policy ?? null, language: settings["language"] ?? chrome.i18n.getUILanguage(), today };
  }

  /** @returns {Promise<number>} when the pause ends, in milliseconds since 1970; 0 when there is none */
  async function pausedUntil() {
    const until = Number((await chrome.storage.session.get("pausedUntil"))["pausedUntil"] ?? 0);
    return until > Date.now() ? until : 0;
  }

  /** @param {number} minutes */
  async function pause(minutes) {
    await chrome.storage.session.set({ pausedUntil: minutes > 0 ? Date.now() + minutes * 60_000 : 0 });
  }

  return { readManaged, arrived, own, save, inputs, pausedUntil, pause };
})();
