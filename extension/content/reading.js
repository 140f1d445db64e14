"use strict";

/**
 * One file or long text on its way through the reader. It travels in pieces, so that this page is never busy for long;
 * closing it ends the reading, wherever it stands. If the reader goes away meanwhile, it is begun again.
 */
class Reading {
  /** Texts from this many characters on are read away from the page. */
  static LONG = 60_000;
  static #PIECE = 256 * 1024;

  /** @type {chrome.runtime.Port|null} */
  #port = null;
  /** @type {Promise<void>|null} */
  #begun = null;
  /** @type {Map<number, {done: (ok: any) => void, failed: (error: Error) => void}>} */
  #waiting = new Map();
  #last = 0;
  #closed = false;
  #joined = false;
  #extracted = false;
  /** @type {{keep?: string[], chat?: ChatState}} what was asked for last, in case it has to be begun again */
  #wish = {};
  #session = "";

  /**
   * @param {{file: File|null, text: string, place: [number, number], review: object}} subject
   * @param {(progress: {stage: string, done: number, total: number}) => void} [told]
   */
  constructor(subject, told = () => {}) {
    this.subject = subject;
    this.told = told;
  }

  /** Join a reading that another page began. @param {string} session @param {(progress: {stage: string, done: number, total: number}) => void} told */
  static async join(session, told) {
    const reading = new Reading({ file: null, text: "", place: [1, 1], review: {} }, told);
    reading.#joined = true;
    reading.#begun = reading.#connect({ do: "join", session });
    await reading.#begun;
    return reading;
  }

  get session() {
    return this.#session;
  }

  /** Read and review it. @param {{keep?: string[], chat?: ChatState, edit?: object|null, whole?: boolean}} [wish] @returns {Promise<FileAnswer>} */
  async review(wish = {}) {
    const { keep, chat } = wish;
    this.#wish = { ...this.#wish, ...(keep ? { keep } : {}), ...(chat ? { chat } : {}) };
    await this.#ready();
    await this.#extract();
    return this.#ask({ ...this.#wish, ...wish, do: "review" });
  }

  /** What is said where it could not be read. @param {string} reason @returns {Promise<PanelView>} */
  unread(reason) {
    return this.#ask({ do: "unread", reason });
  }

  /** The whole safer text. */
  safer() {
    return this.#gather("safer");
  }

  /** The whole text as it was written. */
  original() {
    return this.#gather("original");
  }

  /** @param {"entries"|"marks"} what @param {number} count @returns {Promise<any[]>} */
  async list(what, count) {
    /** @type {any[]} */
    const all = [];
    while (all.length < count) {
      const part = await this.#ask({ do: what, from: all.length });
      if (part.length === 0) break;
      for (const one of part) all.push(one);
    }
    return all;
  }

  /** @returns {Promise<{length: number, keep: string[], chat: ChatState, moment: Moment}>} */
  about() {
    return this.#ask({ do: "about" });
  }

  /** End it, wherever it stands. */
  close() {
    this.#closed = true;
    this.#port?.disconnect();
    this.#lost("cancelled");
  }

  /** @param {"safer"|"original"} what */
  async #gather(what) {
    let all = "";
    for (;;) {
      const part = await this.#ask({ do: what, from: all.length });
      if (!part) return all;
      all += part;
    }
  }

  /** @param {{do: string, [key: string]: unknown}} message */
  async #ask(message) {
    await this.#ready();
    try {
      return await this.#call(message);
    } catch (error) {
      if (this.#closed || this.#joined || !(error instanceof Error) || error.message !== "gone") throw error;
    }
    // The browser had put the reader to sleep: begin again, once.
    await this.#ready();
    if (message.do !== "unread") await this.#extract();
    if (message.do !== "unread" && message.do !== "review") await this.#call({ ...this.#wish, do: "review" });
    return this.#call(message);
  }

  async #extract() {
    if (this.#extracted || !this.subject.file) return;
    await this.#call({ do: "extract" });
    this.#extracted = true;
  }

  #ready() {
    if (this.#closed) return Promise.reject(new Error("cancelled"));
    this.#begun ??= this.#begin().catch((error) => {
      // The reader may have been put away just before it was asked: once more, then it is said.
      if (this.#closed || error.message !== "gone") throw error;
      return this.#begin();
    });
    return this.#begun;
  }

  async #begin() {
    const { file, text, place, review } = this.subject;
    await Link.ask({ type: "reader" });
    await this.#connect({ do: "open", file: Boolean(file) });
    await this.#call({ do: "begin", subject: { name: file?.name ?? "", size: file?.size ?? 0, place, review } });
    for (let at = 0; file && at < file.size; at += Reading.#PIECE) {
      const piece = new Uint8Array(await file.slice(at, at + Reading.#PIECE).arrayBuffer());
      await this.#call({ do: "bytes", data: piece.toBase64() });
    }
    for (let at = 0; at < text.length; at += Reading.#PIECE) await this.#call({ do: "text", data: text.slice(at, at + Reading.#PIECE) });
  }

  /** @param {{do: string, [key: string]: unknown}} first */
  async #connect(first) {
    const port = chrome.runtime.connect({ name: "reader" });
    this.#port = port;
    port.onMessage.addListener((message) => this.#hear(message));
    port.onDisconnect.addListener(() => {
      if (this.#port === port) this.#lost("gone");
    });
    this.#session = await this.#call(first);
  }

  /** @param {string} why */
  #lost(why) {
    this.#port = null;
    this.#begun = null;
    this.#extracted = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { failed } of waiting) failed(new Error(why));
  }

  /** @param {any} message */
  #hear(message) {
    if (message.progress) return this.told(message.progress);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.failed(new Error(message.error));
    else waiting?.done(message.ok);
  }

  /** @param {{do: string, [key: string]: unknown}} message @returns {Promise<any>} */
  #call(message) {
    const id = (this.#last += 1);
    return new Promise((done, failed) => {
      if (!this.#port) return failed(new Error(this.#closed ? "cancelled" : "gone"));
      this.#waiting.set(id, { done, failed });
      this.#port.postMessage({ ...message, id });
    });
  }
}
