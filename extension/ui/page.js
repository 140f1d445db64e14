"use strict";

/** What all of our own pages share: words put in their places, and small conveniences. */
const Page = (() => {
  /** Where words go: an attribute on the element names the key. @type {[string, (node: HTMLElement, text: string) => void][]} */
  const PLACES = [
    ["data-word", (node, text) => (node.textContent = text)],
    ["data-label", (node, text) => node.setAttribute("aria-label", text)],
    ["data-placeholder", (node, text) => node.setAttribute("placeholder", text)],
  ];

  /** Fetch the words, fill the page and show it. What can be pressed is listened to before: a press counts as soon as it can be made. */
  async function ready() {
    Say.learn(await Link.ask({ type: "words" }));
    fill(document.body);
    document.documentElement.lang = Say.word("language.tag");
    document.title = Say.word(document.body.dataset["title"] ?? "");
    document.body.hidden = false;
  }

  /** @param {ParentNode} part */
  function fill(part) {
    for (const [attribute, put] of PLACES) {
      for (const node of part.querySelectorAll(`[${attribute}]`)) {
        if (node instanceof HTMLElement) put(node, Say.word(node.getAttribute(attribute) ?? ""));
      }
    }
  }

  /**
   * The element with this id, of the type expected.
   * @template {HTMLElement} T
   * @param {string} id @param {new () => T} type
   */
  function at(id, type) {
    const found = document.getElementById(id);
    if (!(found instanceof type)) throw new Error(`no ${id}`);
    return found;
  }

  /** @param {string} id @param {() => unknown} act */
  function onPress(id, act) {
    at(id, HTMLButtonElement).addEventListener("click", () => void act());
  }

  return { ready, fill, at, onPress };
})();
