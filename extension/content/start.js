"use strict";

/** Beginning: listen at once, then learn the settings, the site and the words, and wake the engine. */
{
  /** @param {News} news */
  const learn = (news) => {
    Say.learn(news.words);
    Panels.learn(news.failure);
    Panel.dress(news.css);
    Composer.use(news.site);
    NamesBack.use(news.site);
    Copying.learn(news.copyChoice);
    Replies.use(news.site);
    Listen.start(news.site);
    Gate.reconsider();
    Status.learn(news);
    Chip.refresh();
  };

  /** @param {boolean} own whether the engine of this page knows the site and the words @returns {Promise<News>} */
  const ask = (own) => Link.ask({ type: "hello", path: location.pathname, own });

  /** @param {boolean} own */
  const hear = async (own) => {
    let news = await ask(own);
    if (await Engine.configure(news.inputs)) news = { ...news, site: wasm_bindgen.site(news.host), words: wasm_bindgen.wording() };
    else if (own) {
      // It did not start, or lacks a language: the background knows.
      news = await ask(false);
      await Engine.configure(news.inputs);
    }
    learn(news);
    return news;
  };

  const greet = async () => {
    // A frame inside a page stays asleep until somebody writes in it.
    const top = window === window.top;
    Chat.begin((await hear(top && Engine.begin())).chat ?? null);
    if (top) Engine.wake();
  };

  /** @type {Record<string, (message: any) => unknown>} */
  const answers = {
    "changed": () => void hear(Engine.where() === "page").catch(() => {}),
    "forget": () => Chat.forget(),
    "status": () => (window === window.top ? { state: Status.now(), words: Status.words(), engine: Engine.where(), ready: Engine.ready() } : undefined),
    "review-fetch": (message) => Reviewing.fetch(message.ticket),
    "review-done": (message) => Reviewing.done(message),
    "reply-fetch": (message) => NamesBack.fetch(message.ticket),
    "chat-changed": (message) => Chat.adopt(message.path, message.chat),
  };

  chrome.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== chrome.runtime.id) return;
    const result = answers[message?.type]?.(message);
    if (result !== undefined && result !== null) answer(result);
  });

  Listen.start(null);
  Coach.listen();
  greet().catch(() => Status.failed());
}
