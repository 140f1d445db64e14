"use strict";

/** Replies of the assistant: noticed when they are complete, by the site's data or, where there is none, by structure. */
const Replies = (() => {
  /** A reply whose text has not changed for so long is complete, unless the site says that it is busy. */
  const STILL_MS = 700;
  /** Below so many characters a change of an unknown page is no reply. */
  const LEAST = 20;

  /** @type {SiteView|null} */
  let site = null;
  /** @type {(element: HTMLElement, text: string) => void} */
  let complete = () => {};
  /** @type {Set<HTMLElement>} what an unknown page has added since the last message was sent */
  const added = new Set();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let before = "";
  let told = "";
  let sent = "";
  let known = 0;

  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLElement) added.add(node);
    }
    clearTimeout(timer);
    timer = setTimeout(look, STILL_MS);
  });

  /** @param {string} text */
  const folded = (text) => text.replace(/\s+/g, " ").trim();

  /** The latest reply that the site's data knows, newer than what was there when the message went. */
  function latest() {
    const all = (site?.replies ?? []).map((selector) => [...document.querySelectorAll(selector)]).find((found) => found.length > 0) ?? [];
    const last = all.at(-1);
    return last instanceof HTMLElement && (all.length > known || folded(last.innerText) !== before) ? last : null;
  }

  /** On a page that nobody has described: the last thing added that is neither the message nor a place to write. */
  function byStructure() {
    const box = Composer.current();
    const fits = [...added].filter((element) => {
      const text = element.isConnected ? folded(element.innerText) : "";
      const other = text.length < LEAST || sent.includes(text) || text.startsWith(sent);
      return !other && !(box && (element.contains(box) || box.contains(element)));
    });
    return fits.at(-1) ?? null;
  }

  const counted = () => (site?.replies ?? []).reduce((most, selector) => Math.max(most, document.querySelectorAll(selector).length), 0);

  function look() {
    if ((site?.busy ?? []).some((selector) => document.querySelector(selector))) {
      timer = setTimeout(look, STILL_MS);
      return;
    }
    const reply = site?.replies.length && counted() > 0 ? latest() : byStructure();
    const text = reply ? reply.innerText.trim() : "";
    if (!reply || text === "" || text === told) return;
    if (text !== before_(reply)) {
      timer = setTimeout(look, STILL_MS);
      return;
    }
    told = text;
    complete(reply, text);
  }

  /** @type {WeakMap<HTMLElement, string>} */
  const seen = new WeakMap();

  /** What this reply said when it was last looked at; remembers what it says now. @param {HTMLElement} reply */
  function before_(reply) {
    const last = seen.get(reply);
    seen.set(reply, reply.innerText.trim());
    return last;
  }

  /** A message has gone: wait for what answers it. @param {string} message */
  function await_(message) {
    sent = folded(message);
    told = "";
    added.clear();
    known = counted();
    const all = (site?.replies ?? []).flatMap((selector) => [...document.querySelectorAll(selector)]);
    const last = all.at(-1);
    before = last instanceof HTMLElement ? folded(last.innerText) : "";
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  }

  /** @param {SiteView|null} next */
  function use(next) {
    site = next;
  }

  /** Whether something is inside a reply. @param {Node|null} node */
  function holds(node) {
    const element = node instanceof Element ? node : node?.parentElement;
    return Boolean(element && (site?.replies ?? []).some((selector) => element.closest(selector)));
  }

  function stop() {
    observer.disconnect();
    clearTimeout(timer);
  }

  /** @param {(element: HTMLElement, text: string) => void} then */
  function begin(then) {
    complete = then;
  }

  return { use, begin, awaits: await_, holds, stop };
})();
