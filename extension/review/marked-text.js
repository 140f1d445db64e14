"use strict";

/**
 * A text of any length with its findings marked. It stands in blocks; only those near the window hold marks, the others
 * hold the same words plain, so that a megabyte can be scrolled, searched and changed without a pause.
 */
class MarkedText {
  static #BLOCK = 1800;
  static #AT_ONCE = 20;

  /** @type {{node: HTMLElement, start: number, end: number, drawn: number}[]} */
  #blocks = [];
  /** Blocks in or near the window. @type {Set<{node: HTMLElement, start: number, end: number, drawn: number}>} */
  #near = new Set();
  #version = 1;
  #text = "";
  /** @type {EntryView[]} */
  #entries = [];
  /** @type {number[]} */
  #marks = [];
  #safer = false;
  #now = -1;
  /** @type {IntersectionObserver} */
  #watcher;

  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.#watcher = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        const block = this.#blocks[Number(target.getAttribute("data-block"))];
        if (!block) continue;
        if (isIntersecting) {
          this.#near.add(block);
          this.#draw(block);
        } else this.#near.delete(block);
      }
    }, { root: place, rootMargin: "800px" });
  }

  get count() {
    return this.#marks.length / 3;
  }

  /** Which mark is looked at, or -1. */
  get now() {
    return this.#now;
  }

  /** Put the text in place, some blocks a turn. @param {string} text @param {(share: number) => void} told */
  async lay(text, told) {
    this.#text = text;
    this.#blocks = [];
    this.place.replaceChildren();
    let at = 0;
    while (at < text.length) {
      for (let count = 0; at < text.length && count < MarkedText.#AT_ONCE; count += 1) {
        const end = this.#edge(at);
        const node = el("div", { class: "block", "data-block": this.#blocks.length }, text.slice(at, end));
        this.#blocks.push({ node, start: at, end, drawn: 0 });
        this.place.append(node);
        this.#watcher.observe(node);
        at = end;
      }
      told(at / text.length);
      await new Promise((turn) => setTimeout(turn, 0));
    }
    this.place.classList.toggle("one", this.#blocks.length < 3);
  }

  /** Where a block that begins at `at` ends: at a line end where there is one. @param {number} at */
  #edge(at) {
    const wanted = at + MarkedText.#BLOCK;
    if (wanted >= this.#text.length) return this.#text.length;
    const line = this.#text.indexOf("\n", wanted);
    if (line !== -1 && line < wanted + MarkedText.#BLOCK) return line + 1;
    const space = this.#text.lastIndexOf(" ", wanted);
    return space > at ? space + 1 : wanted;
  }

  /** Mark what was found. @param {EntryView[]} entries @param {number[]} marks */
  show(entries, marks) {
    this.#entries = entries;
    this.#marks = marks;
    this.#version += 1;
    if (this.#now >= this.count) this.#now = this.count - 1;
    this.#redraw();
  }

  /** The text as it is, or as it would be sent. @param {boolean} safer */
  turn(safer) {
    this.#safer = safer;
    this.#version += 1;
    this.#redraw();
  }

  /** Draw again what can be seen; the rest follows as it comes into view. */
  #redraw() {
    for (const block of this.#near) this.#draw(block);
  }

  /** @param {{node: HTMLElement, start: number, end: number, drawn: number}} block */
  #draw(block) {
    if (block.drawn === this.#version) return;
    block.drawn = this.#version;
    /** @type {(Node|string)[]} */
    const parts = [];
    let at = block.start;
    for (let mark = this.#firstAfter(block.start); mark < this.count; mark += 1) {
      const [start, end, entry] = this.at(mark);
      if (start >= block.end) break;
      const shown = this.#entries[entry];
      if (end <= at || !shown) continue;
      // A finding across two blocks is drawn in the one where it begins, to the end of that block.
      const from = Math.max(start, at);
      const to = Math.min(end, block.end);
      parts.push(this.#text.slice(at, from), this.#mark(mark, shown, this.#text.slice(from, to)));
      at = to;
    }
    parts.push(this.#text.slice(at, block.end));
    block.node.replaceChildren(...parts);
  }

  /** @param {number} index @param {EntryView} entry @param {string} words */
  #mark(index, entry, words) {
    const replaced = !entry.kept && this.#safer;
    return el("mark", {
      role: "button", tabindex: index === Math.max(0, this.#now) ? "0" : "-1", "data-mark": index, "data-kind": entry.kind,
      class: [entry.kept ? "kept" : "", replaced ? "safe" : "", index === this.#now ? "now" : ""].filter(Boolean).join(" ") || null,
    }, replaced ? null : el("span", { class: "shape", "aria-hidden": "true" }, entry.shape), replaced ? entry.standIn : words);
  }

  /** Start, end and entry of a mark. @param {number} mark @returns {[number, number, number]} */
  at(mark) {
    return [this.#marks[mark * 3] ?? 0, this.#marks[mark * 3 + 1] ?? 0, this.#marks[mark * 3 + 2] ?? -1];
  }

  /** The first mark that ends after a place. @param {number} place */
  #firstAfter(place) {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle)[1] <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Look at a mark: bring it into view and put focus on it. @param {number} mark @param {boolean} [focus] */
  go(mark, focus = true) {
    if (mark < 0 || mark >= this.count) return;
    const before = this.#node(this.#now);
    before?.classList.remove("now");
    before?.setAttribute("tabindex", "-1");
    this.#now = mark;
    const block = this.#blockAt(this.at(mark)[0]);
    if (block) this.#draw(block);
    const node = this.#node(mark);
    node?.classList.add("now");
    node?.setAttribute("tabindex", "0");
    if (focus) node?.focus({ preventScroll: true });
    node?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} mark */
  #node(mark) {
    return /** @type {HTMLElement|null} */ (this.place.querySelector(`[data-mark="${mark}"]`));
  }

  /** @param {number} place */
  #blockAt(place) {
    return this.#blocks.find((block) => block.start <= place && place < block.end);
  }

  /** The mark nearest after a place of the text, for going on from a search. @param {number} place */
  markFrom(place) {
    return Math.min(this.#firstAfter(place), this.count - 1);
  }

  /** Show a stretch of the text, marked or not. @param {number} start @param {number} end */
  reveal(start, end) {
    const block = this.#blockAt(start);
    if (!block) return;
    this.#draw(block);
    const range = this.#range(block, start, Math.min(end, block.end));
    if (!range) return block.node.scrollIntoView({ block: "nearest" });
    if ("highlights" in CSS) CSS.highlights.set("search", new Highlight(range));
    block.node.scrollIntoView({ block: "nearest" });
    const area = range.getBoundingClientRect();
    const shown = this.place.getBoundingClientRect();
    if (area.top < shown.top || area.bottom > shown.bottom) this.place.scrollTop += area.top - shown.top - shown.height / 3;
  }

  /** @param {{node: HTMLElement, start: number}} block @param {number} start @param {number} end */
  #range(block, start, end) {
    const walker = document.createTreeWalker(block.node, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.classList.contains("shape") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const range = document.createRange();
    let at = block.start;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      if (!begun && start < at + length) {
        range.setStart(node, start - at);
        begun = true;
      }
      if (begun && end <= at + length) {
        range.setEnd(node, end - at);
        return range;
      }
      at += length;
    }
    return null;
  }
}
