"use strict";

/**
 * Cards, declarations and the person's record. The core composes and decides; here is where it is kept: cadence and
 * record in local storage, which only this browser's person can read, a chat's part in session memory.
 */
const Companion = (() => {
  const CHAT = "cards:";

  /** @type {Promise<unknown>} one change of storage after the other */
  let turn = Promise.resolve();

  /** @template T @param {() => Promise<T>} step @returns {Promise<T>} */
  function inTurn(step) {
    const next = turn.then(step, step);
    turn = next.catch(() => {});
    return next;
  }

  /** The time on the person's clock, as the record counts it. */
  function clock() {
    const now = new Date();
    return now.getTime() - now.getTimezoneOffset() * 60_000;
  }

  /** @template T @param {string} name @param {T} otherwise @returns {Promise<T>} */
  async function kept(name, otherwise) {
    return /** @type {any} */ (await chrome.storage.local.get(name))[name] ?? otherwise;
  }

  const entries = () => kept("record", /** @type {object[]} */ ([]));

  /** @param {chrome.runtime.MessageSender} sender @param {string} path */
  const placeOf = (sender, path) => `${CHAT}${sender.tab?.id ?? "own"}:${Senders.host(sender)}${path.slice(0, 512)}`;

  /** @param {{path: string, from: string, request: any}} message @param {chrome.runtime.MessageSender} sender */
  function nudge(message, sender) {
    const place = placeOf(sender, message.path);
    return inTurn(async () => {
      // A chat that got an address of its own leaves the start page to the next one.
      if (message.from !== message.path) await chrome.storage.session.remove(placeOf(sender, message.from));
      const chat = message.request.chat ?? (await chrome.storage.session.get(place))[place] ?? {};
      const request = { ...message.request, chat, cadence: await kept("cadence", {}), now: Date.now() };
      const answer = await Host.ask((engine) => engine.nudge(request));
      if (answer.card) await chrome.storage.local.set({ cadence: answer.cadence });
      await chrome.storage.session.set({ [place]: answer.chat });
      return { card: answer.card, chat: answer.chat };
    });
  }

  /** @param {{entry: object, text?: string, host?: string}} what */
  function add(what) {
    return inTurn(async () => {
      const request = { ...what, entries: await entries(), now: clock() };
      const answer = await Host.ask((engine) => engine.recordAdd(request));
      await chrome.storage.local.set({ record: answer.entries });
      return { added: answer.added, names: answer.names };
    });
  }

  /** @param {(entry: any) => boolean} stays */
  function keepOnly(stays) {
    return inTurn(async () => {
      await chrome.storage.local.set({ record: (await entries()).filter(stays) });
      return true;
    });
  }

  /** Entries whose time is over go when the record is next looked at or added to. */
  async function page(/** @type {{query: string, turn: number}} */ { query, turn }) {
    const request = { entries: await entries(), now: clock(), query, turn };
    return Host.ask((engine) => engine.record(request));
  }

  /** @param {object} form */
  async function declare(form) {
    const remembered = await kept("declaration", {});
    const request = { entries: await entries(), now: clock(), ...remembered, ...form };
    return Host.ask((engine) => engine.declare(request));
  }

  /** A declaration in the form last used, for what is copied out of a reply. @param {string} host */
  async function note(host) {
    const { form, role, contact } = await kept("declaration", /** @type {Record<string, string>} */ ({}));
    return (await declare({ form: form ?? "", host, answers: { role: role ?? "", contact: contact ?? "" } })).text;
  }

  /** @param {Record<string, unknown>} change */
  async function settle(change) {
    await Settings.save({ ...(await Settings.own()), ...change });
    await Host.configure();
    return true;
  }

  /** A closed tab takes what was remembered of its chats with it. @param {number} tab */
  async function forgetTab(tab) {
    const names = Object.keys(await chrome.storage.session.get(null));
    await chrome.storage.session.remove(names.filter((name) => name.startsWith(`${CHAT}${tab}:`)));
  }

  /** @type {Record<string, (message: any, sender: chrome.runtime.MessageSender) => unknown>} */
  const answers = {
    "nudge": nudge,
    "check-reply": (message) => Host.ask((engine) => engine.checkReply(message.request)),
    "record-use": (message, sender) => add({ entry: message.entry, text: message.text, host: Senders.host(sender) }),
    "record-keep": (message, sender) => add({ entry: { what: "reflection", question: message.question }, host: Senders.host(sender) }),
    "note": (_message, sender) => note(Senders.host(sender)),
    "record": page,
    "record-write": (message) => add({ entry: message.entry }),
    "record-export": async (message) => {
      const request = { entries: await entries(), now: clock(), kind: message.kind };
      return Host.ask((engine) => engine.recordExport(request));
    },
    "record-delete": (message) => keepOnly((entry) => message.id !== null && entry.id !== message.id),
    "record-days": (message) => settle({ recordDays: message.days }).then(() => (message.days === 0 ? keepOnly(() => false) : true)),
    "quiet": (message) => settle({ questions: !message.quiet }),
    "declare": (message) => declare(message.form),
    "declaration-remember": (message) => chrome.storage.local.set({ declaration: message.wording }).then(() => true),
    "declaration-remembered": () => kept("declaration", {}),
  };

  return { answers, forgetTab };
})();
