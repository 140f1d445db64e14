"use strict";

/** Beginning: listen at once, then learn the settings, the site and the words, and wake the engine. */
{
  /** @param {News} news */
  const learn = (news) => {
    Say.learn(news.words);
    Panels.learn(news.failure);
    Panel.dress(news.css);
    Engine.configure(news.inputs);
    Composer.use(news.site);
    NamesBack.use(news.site);
    Copying.learn(news.copyChoice);
    Replies.use(news.site);
    Listen.start(news.site);
    Gate.reconsider();
    Status.learn(news);
    Chip.refresh();
  };

  const hear = async () => {
    const news = await Link.ask({ type: "hello", path: location.pathname });
    learn(news);
    return news;
  };

  const greet = async () => {
    if (window === window.top) Engine.fetchEarly();
    Chat.begin((await hear()).chat);
    // A frame inside a page stays asleep until somebody writes in it.
    if (window === window.top) await Engine.wake();
  };

  /** @type {Record<string, (message: any) => unknown>} */
  const answers = {
    "changed": () => void hear().catch(() => {}),
    "forget": () => Chat.forget(),
    "status": () => (window === window.top ? { state: Status.now(), words: Status.words(), engine: Engine.where() } : undefined),
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
