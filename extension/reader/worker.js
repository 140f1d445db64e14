"use strict";

/**
 * Reads one file, or one long text, and reviews it: on a thread of its own, so that no page waits, and alone, so that
 * ending it frees everything it held. What it holds is in memory only. It answers one request after another.
 */
importScripts("../core/core.js");

/** @typedef {{name: string, size: number, place: [number, number], review: ReviewRequest}} Subject */

(() => {
  /** How many characters travel at once, so that whoever receives them is never kept busy. */
  const PART = 200_000;
  const LISTED = 6000;

  /** @type {Subject|null} */
  let subject = null;
  /** @type {Uint8Array<ArrayBuffer>} */
  let bytes = new Uint8Array(0);
  let filled = 0;
  let text = "";
  let kind = "";
  /** @type {[string, number][]} what was not read, or does not show */
  let notes = [];
  let safer = "";
  /** @type {PlacesView|null} */
  let places = null;
  let lastTold = 0;
  /** @type {(() => void)|null} makes the module for documents ready, once it is needed */
  let prepare = null;

  /** @param {string} stage @param {number} done @param {number} total */
  function tell(stage, done, total) {
    const now = performance.now();
    if (now - lastTold < 80 && stage === "pages") return;
    lastTold = now;
    postMessage({ progress: { stage, done, total } });
  }

  /** @param {{core: WebAssembly.Module, documents: WebAssembly.Module|null, inputs: Inputs}} parts */
  function start({ core, documents, inputs }) {
    wasm_bindgen.initSync({ module: core });
    wasm_bindgen.configure?.(inputs);
    prepare = () => {
      if (!documents) return;
      importScripts("../core/documents.js");
      candour_documents.initSync({ module: documents });
      prepare = null;
    };
  }

  /** Take the text out of a file. What a trap in the reader leaves behind goes with this thread. */
  function extract() {
    tell("opening", 0, 0);
    prepare?.();
    const document = candour_documents.extractDocument(subject?.name ?? "", bytes, (done, total) => (tell("pages", done, total), true));
    bytes = new Uint8Array(0);
    text = document.text;
    kind = document.kind;
    notes = document.notes.map(({ name, count }) => [name, count]);
  }

  /** @param {{keep?: string[], chat?: ChatState, edit?: object|null, whole?: boolean}} wish */
  function review(wish) {
    if (!subject) throw new Error("nothing to review");
    if (wish.keep) subject.review.keep = wish.keep;
    if (wish.chat) subject.review.chat = wish.chat;
    tell("checking", 0, 0);
    const answer = wasm_bindgen.reviewFile?.({
      review: { ...subject.review, text }, name: subject.name, notes, place: subject.place, whole: Boolean(wish.whole), edit: wish.edit ?? null,
    });
    if (!answer) throw new Error("no engine");
    // What is changed by hand stays changed; stand-ins are taken into the chat only when they are used.
    if (wish.edit) subject.review.chat = answer.view.chat;
    safer = answer.safer;
    places = answer.places;
    const { entries = [], marks = [] } = places ?? {};
    return { view: answer.view, saferName: answer.saferName, notes: answer.notes, more: answer.more, kind, entries: entries.length, marks: marks.length };
  }

  /** @param {string} reason */
  function unread(reason) {
    return wasm_bindgen.unreadFile?.({ reason, place: subject?.place ?? [1, 1] });
  }

  /** @type {Record<string, (message: any) => unknown>} */
  const answers = {
    "start": start,
    "begin": (message) => {
      subject = message.subject;
      bytes = new Uint8Array(message.subject.size);
    },
    "bytes": (message) => {
      const part = Uint8Array.fromBase64(message.data);
      bytes.set(part, filled);
      filled += part.length;
    },
    "text": (message) => void (text += message.data),
    "extract": extract,
    "review": review,
    "unread": (message) => unread(message.reason),
    "safer": (message) => safer.slice(message.from, message.from + PART),
    "original": (message) => text.slice(message.from, message.from + PART),
    "entries": (message) => places?.entries.slice(message.from, message.from + LISTED / 10),
    "marks": (message) => places?.marks.slice(message.from, message.from + LISTED),
    "about": () => ({ length: text.length, keep: subject?.review.keep ?? [], chat: subject?.review.chat ?? null, moment: subject?.review.moment ?? "attach" }),
  };

  onmessage = ({ data: message }) => {
    const { id, to } = message;
    try {
      postMessage({ id, to, ok: answers[message.do]?.(message) ?? null });
    } catch (error) {
      // Failures of the two modules have fixed names; anything else is told only by being one.
      const name = error instanceof Error && /^[a-z_]+$/.test(error.name) ? error.name : "failed";
      postMessage({ id, to, error: name });
    }
  };
})();
