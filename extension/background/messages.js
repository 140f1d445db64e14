"use strict";

/** Every message there is, and what answers it. */
const Messages = (() => {
  const SHEETS = ["ui/tokens.css", "content/panel.css", "content/companion.css", "content/copying.css"];
  /** @type {Promise<string>|null} */
  let css = null;

  /** What is shown over a page wears the same sheets as our own pages; they travel as text, so no file is open to the web. */
  function sheets() {
    css ??= Promise.all(SHEETS.map(async (file) => (await fetch(chrome.runtime.getURL(file))).text())).then((all) => all.join("\n"));
    return css;
  }

  /**
   * What a page needs to know. Without a core it still has to ask the person, so it gets everything else; a page with an engine
   * of its own need not wait for this one to start.
   * @param {string} host @param {boolean} own @returns {Promise<News>}
   */
  async function news(host, own) {
    const core = own ? null : Host.ask((engine) => ({ site: engine.site(host), words: engine.wording() })).catch(() => null);
    const [inputs, known, text, pausedUntil, failure, last] = await Promise.all([Settings.inputs(), core, sheets(), Settings.pausedUntil(), Failure.view(), chrome.storage.local.get("copyChoice")]);
    return {
      host, inputs: { ...inputs, words: Host.words() }, site: known?.site ?? null, words: known?.words ?? {}, css: text, pausedUntil, failure,
      copyChoice: String(last["copyChoice"] ?? ""), broken: known === null && !own,
    };
  }

  /** Tell every page that listens; the others have nobody to hear it. @param {(tab: chrome.tabs.Tab) => object|Promise<object>} message */
  async function broadcast(message) {
    for (const tab of await chrome.tabs.query({})) {
      if (tab.id !== undefined) chrome.tabs.sendMessage(tab.id, await message(tab)).catch(() => {});
    }
  }

  /** Something that pages must know has changed: they ask again, each for its own host. */
  const changed = () => broadcast(() => ({ type: "changed" }));

  /** @param {{ticket: string}} message @param {chrome.runtime.MessageSender} sender */
  async function openReview(message, sender) {
    const query = new URLSearchParams({ tab: String(sender.tab?.id), frame: String(sender.frameId ?? 0), ticket: message.ticket });
    await chrome.tabs.create({ url: chrome.runtime.getURL(`review/review.html#${query}`) });
    return true;
  }

  /** Between the review page and the page whose text it is. @param {{type: string, tab: number, frame: number}} message */
  async function relay(message) {
    const answer = await chrome.tabs.sendMessage(message.tab, message, { frameId: message.frame });
    if (message.type === "review-done") await chrome.tabs.update(message.tab, { active: true });
    return answer;
  }

  /** @param {number} tab */
  function pageStatus(tab) {
    return chrome.tabs.sendMessage(tab, { type: "status" }, { frameId: 0 }).catch(() => null);
  }

  /** @type {Record<string, (message: any, sender: chrome.runtime.MessageSender) => unknown>} */
  const answers = {
    "hello": async (message, sender) => {
      const [known, chat] = await Promise.all([news(Senders.host(sender), message.own === true), Memory.load(sender.tab?.id ?? "desk", message.path)]);
      return { ...known, chat };
    },
    "wake": () => Host.warm().then(() => true),
    "review": (message) => Host.ask((engine) => engine.review(message.request)),
    "reader": () => Reader.ready(),
    "restore": (message) => Host.ask((engine) => engine.restore?.(message.request) ?? null),
    "words": () => Host.ask((engine) => engine.wording()),
    "status": (message, sender) => Icon.show(sender.tab?.id ?? -1, message.state, message.words).then(() => true),
    "chat": (message, sender) => Memory.load(sender.tab?.id ?? "desk", message.path),
    "chat-save": (message, sender) => Memory.save(sender.tab?.id ?? "desk", message.path, message.chat, Senders.host(sender)).then(() => true),
    "chat-move": (message, sender) => Memory.move(sender.tab?.id ?? "desk", message.from, message.to).then(() => true),
    "review-open": openReview,
    "review-fetch": relay,
    "review-done": relay,
    "reply-open": Chats.openReply,
    "reply-fetch": relay,
    "copy-choice": (message) => chrome.storage.local.set({ copyChoice: message.choice }).then(() => true),
    "maps": () => Chats.list(),
    "map": (message) => Chats.map(message),
    "map-forget": (message) => Chats.forget(message),
    "page-status": (message) => pageStatus(message.tab),
    "pause": async (message) => (await Settings.pause(message.minutes), await changed(), true),
    "paused": () => Settings.pausedUntil(),
    "resume": async () => (await Settings.pause(0), await changed(), true),
    "forget": async () => (await Memory.forgetAll(), await broadcast(() => ({ type: "forget" })), true),
    "settings": () => Settings.inputs(),
    "policy": async () => ({ ...(await Host.configure()), arrived: await Settings.arrived() }),
    "check-policy": (message) => Host.ask((engine) => engine.checkPolicy?.(message.text) ?? null),
    "pair": (message) => Host.ask((engine) => engine.pair?.(message.request) ?? null),
    "set-settings": (message) => Settings.save(message.settings).then(() => true),
    "desk": () => Desk.take(),
    ...Companion.answers,
  };

  function listen() {
    chrome.runtime.onMessage.addListener((message, sender, answer) => {
      if (!Senders.allowed(message, sender)) return false;
      // Errors of the core have fixed words; anything else is named only by its kind, so that no text can slip out.
      Promise.resolve()
        .then(() => answers[message.type]?.(message, sender))
        .then((ok) => answer({ ok: ok ?? null }), (error) => answer({ error: error instanceof Error ? error.name : "failed" }));
      return true;
    });
  }

  return { listen, changed };
})();
