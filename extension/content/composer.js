"use strict";

/** Finding the boxes people write in and the buttons that send, and reading what is there. */
const Composer = (() => {
  const EDITABLE = 'textarea, input, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';
  const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "PRE", "BLOCKQUOTE", "H1", "H2", "H3", "H4", "H5", "H6", "TABLE", "TR"]);
  const PRESSABLE = 'button, [role="button"], input[type="submit"]';
  /** How far up from a box its send button is looked for where the page is not known. */
  const REACH = 6;

  /** @type {SiteView|null} */
  let site = null;
  /** @type {WeakRef<HTMLElement>|null} the box last written in */
  let last = null;

  /** @param {SiteView|null} next */
  function use(next) {
    site = next;
  }

  /** @param {Element} element @param {string[]} selectors */
  function fits(element, selectors) {
    return selectors.some((selector) => element.matches(selector));
  }

  /** The element an event really started at, through open shadow roots. @param {Event} event */
  function origin(event) {
    const first = event.composedPath()[0];
    return first instanceof Element ? first : first instanceof Node ? first.parentElement : null;
  }

  /** The whole editable box around an element, or null. @param {Element|null} element */
  function boxAround(element) {
    let box = element?.closest(EDITABLE) ?? null;
    for (let outer = box; outer; outer = outer.parentElement?.closest(EDITABLE) ?? null) box = outer;
    return box instanceof HTMLElement ? box : null;
  }

  /** Whether the site's data knows this box. @param {Element} box */
  function known(box) {
    return Boolean(site && (fits(box, site.composers) || fits(box, site.editors) || holdsKnown(box)));
  }

  /** Some adapters name an element inside the editable one. @param {Element} box */
  function holdsKnown(box) {
    return Boolean(site && [...site.composers, ...site.editors].some((selector) => box.querySelector(selector) || box.closest(selector)));
  }

  /**
   * The box an event is about, if it is one to watch: a known composer, or by structure any box for longer writing.
   * Single-line fields (search, sign-in) are left alone unless the site's data names them.
   * @param {Event} event
   */
  function at(event) {
    const box = boxAround(origin(event));
    if (!box) return null;
    const long = !(box instanceof HTMLInputElement);
    if (!long && !known(box)) return null;
    last = new WeakRef(box);
    return box;
  }

  /** Whether the page says that this chat is a temporary one. */
  function isTemporary() {
    return Boolean(site?.temporary.some((selector) => document.querySelector(selector)));
  }

  /** Whether a press asks the site for a new chat. @param {Event} event */
  function beginsAnew(event) {
    const pressed = origin(event);
    return Boolean(site?.newChat.some((selector) => pressed?.closest(selector)));
  }

  /** All known composers in the page, newest generation first. */
  function present() {
    /** @type {HTMLElement[]} */
    const found = [];
    for (const selector of site?.composers ?? []) {
      for (const element of document.querySelectorAll(selector)) {
        const box = boxAround(element) ?? element.querySelector(EDITABLE);
        if (box instanceof HTMLElement && !found.includes(box)) found.push(box);
      }
    }
    return found;
  }

  /** The box in use: the one last written in while it is still there, else the first known one. */
  function current() {
    const box = last?.deref();
    return box?.isConnected ? box : (present()[0] ?? null);
  }

  /** The last pressable control around a box sends, where no adapter says otherwise. @param {Element} button @param {HTMLElement} box */
  function looksLikeSend(button, box) {
    const form = box.closest("form");
    if (form && form === button.closest("form")) {
      if (button.matches('button:not([type]), [type="submit"]')) return true;
    }
    let region = box.parentElement;
    for (let step = 0; region && step < REACH; step += 1, region = region.parentElement) {
      const buttons = [...region.querySelectorAll(PRESSABLE)].filter((one) => !box.contains(one));
      if (buttons.length > 0 && region.contains(button)) return buttons.at(-1) === button;
    }
    return false;
  }

  /**
   * The box that a press on this element would send, or null when it is no send button.
   * @param {Event} event
   * @returns {{button: HTMLElement, box: HTMLElement}|null}
   */
  function sentBy(event) {
    const button = origin(event)?.closest(PRESSABLE);
    if (!(button instanceof HTMLElement)) return null;
    const box = nearest(button);
    if (!box) return null;
    const sends = site && fits(button, site.sends);
    return sends || looksLikeSend(button, box) ? { button, box } : null;
  }

  /** The box nearest to a button: in the closest surroundings that hold one with text, else the one in use. @param {Element} button */
  function nearest(button) {
    let region = button.parentElement;
    for (let step = 0; region && step < REACH; step += 1, region = region.parentElement) {
      const boxes = [...region.querySelectorAll(EDITABLE)].map(boxAround).filter((box) => box !== null);
      const watched = boxes.find((box) => !(box instanceof HTMLInputElement) || known(box));
      if (watched) return watched;
    }
    return current();
  }

  /** The box that a form would send, or null. @param {Event} event */
  function inForm(event) {
    const form = origin(event);
    if (!(form instanceof HTMLFormElement)) return null;
    const boxes = [...form.querySelectorAll(EDITABLE)].map(boxAround).filter((box) => box !== null);
    return boxes.find((box) => !(box instanceof HTMLInputElement) || known(box)) ?? null;
  }

  /** The send button of a box as it is now: sites replace it between a press and a decision. @param {HTMLElement} box */
  function sendButton(box) {
    let region = box.parentElement;
    for (let step = 0; region && step < REACH; step += 1, region = region.parentElement) {
      const buttons = [...region.querySelectorAll(PRESSABLE)].filter((one) => one instanceof HTMLElement && !box.contains(one));
      const sends = site?.sends ?? [];
      const found = buttons.find((one) => fits(one, sends)) ?? buttons.find((one) => looksLikeSend(one, box));
      if (found instanceof HTMLElement) return found;
    }
    return null;
  }

  /**
   * Read a box: its text, and which text node each stretch came from (so that findings can be marked in place).
   * @param {HTMLElement} box
   */
  function read(box) {
    if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) return { text: box.value, nodes: [] };
    /** @type {{node: Text, start: number}[]} */
    const nodes = [];
    const text = walk(box, "", nodes).replace(/\n+$/, "");
    return { text, nodes };
  }

  /** @param {Node} node @param {string} text @param {{node: Text, start: number}[]} nodes @returns {string} */
  function walk(node, text, nodes) {
    for (const child of node.childNodes) {
      if (child instanceof Text) {
        nodes.push({ node: child, start: text.length });
        text += child.data;
      } else if (child instanceof HTMLBRElement) {
        if (child.nextSibling) text += "\n";
      } else if (child instanceof Element && BLOCKS.has(child.tagName)) {
        const broken = text === "" || text.endsWith("\n");
        text = walk(child, broken ? text : `${text}\n`, nodes);
        if (child.nextSibling && !text.endsWith("\n")) text += "\n";
        else if (child.nextSibling && child.textContent === "") text += "\n";
      } else if (child instanceof Element) {
        text = walk(child, text, nodes);
      }
    }
    return text;
  }

  return { use, at, known, isTemporary, beginsAnew, present, current, sentBy, inForm, sendButton, read, text: (/** @type {HTMLElement} */ box) => read(box).text };
})();
