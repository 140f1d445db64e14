"use strict";

/** Files on their way in: each is read away from the page, and held until the person has decided. */
const Files = (() => {
  /** @param {Iterable<File>} files */
  function into(files) {
    const data = new DataTransfer();
    for (const file of files) data.items.add(file);
    return data;
  }

  /**
   * Hold chosen files until each is decided. True when the event was about files and is ours now.
   * @param {Event} event an `input` or `change` event
   */
  function chosen(event) {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file") return false;
    if (Gate.state() === "continuing" || !input.files?.length) return true;
    const first = Gate.state() === "watching" && event.type === "input";
    const files = [...input.files];
    Gate.stop(event);
    // Browsers send `input` and then `change`: the files are taken up at the first and the second is only kept back.
    if (first || !pending.has(input)) {
      pending.add(input);
      void decide(files, (kept) => handBack(input, kept)).finally(() => pending.delete(input));
    }
    return true;
  }

  /** @type {Set<HTMLInputElement>} */
  const pending = new Set();

  /** @param {HTMLInputElement} input @param {File[]} kept */
  async function handBack(input, kept) {
    if (kept.length === 0) {
      input.value = "";
      return true;
    }
    input.files = into(kept).files;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  /**
   * Take files out of a paste or drop. True when they are ours now.
   * @param {ClipboardEvent|DragEvent} event @param {DataTransfer} data @param {HTMLElement|null} box
   */
  function take(event, data, box) {
    if (Gate.state() === "continuing" && !event.isTrusted) return true;
    const files = [...data.files];
    const target = event.target ?? box;
    Gate.stop(event);
    const at = event instanceof DragEvent ? { clientX: event.clientX, clientY: event.clientY } : {};
    void decide(files, async (kept) => {
      if (kept.length === 0 || !target) return true;
      const carried = into(kept);
      const shape = { bubbles: true, cancelable: true, composed: true };
      const made =
        event.type === "drop"
          ? new DragEvent("drop", { ...shape, ...at, dataTransfer: carried })
          : new ClipboardEvent("paste", { ...shape, clipboardData: carried });
      target.dispatchEvent(made);
      return true;
    });
    return true;
  }

  /** One decision for each file, then one continuation with what is left. @param {File[]} files @param {(kept: File[]) => Promise<boolean>} goOn */
  async function decide(files, goOn) {
    /** @type {File[]} */
    const kept = [];
    /** @type {string[]} */
    const texts = [];
    await Gate.during(async () => {
      for (const [index, file] of files.entries()) {
        const answer = await one(file, [index + 1, files.length]);
        if (answer instanceof File) kept.push(answer);
        else if (answer !== null) texts.push(answer);
      }
    });
    await Gate.pass(() => goOn(kept));
    if (texts.length > 0) await paste(texts.join("\n\n"));
  }

  /** Read one file and let the person decide. @param {File} file @param {[number, number]} place @returns {Promise<File|string|null>} what goes on: a file, a text to paste, or nothing */
  async function one(file, place) {
    const waiting = Waiting.begin("file");
    const review = { moment: "attach", host: location.hostname, path: location.pathname, keep: Chat.kept(), chat: Chat.state() ?? {}, quiet: false };
    const reading = new Reading({ file, text: "", place, review }, waiting.told);
    let stopped = false;
    void waiting.stopped.then(() => {
      stopped = true;
      reading.close();
    });
    try {
      const first = await reading.review();
      if (first.view.verdict === "clean") return file;
      return await read(file, reading, first, waiting);
    } catch (error) {
      return stopped ? null : await unread(file, reading, error, waiting);
    } finally {
      waiting.end();
      reading.close();
    }
  }

  /** @param {FileAnswer} answer @returns {ReviewView} */
  const shown = ({ view, notes, more }) => ({ ...view, preview: view.saferText, notes, more });

  /** @param {File} file @param {Reading} reading @param {FileAnswer} first @param {ReturnType<typeof Waiting.begin>} waiting */
  async function read(file, reading, first, waiting) {
    let latest = first;
    /** @param {string[]} keep */
    const revise = async (keep) => shown((latest = await reading.review({ keep: [...Chat.kept(), ...keep] })));
    const { action, view, keep } = await waiting.ask(shown(first), revise, { text: "", moment: "attach", session: reading.session });
    Chat.keep(keep);
    if (action === "as-it-is") return file;
    if (action !== "use-safer" && action !== "paste-safer") return null;
    const text = await reading.safer();
    if ("chat" in view) Chat.commit(view.chat);
    if (action === "paste-safer") return text;
    Chip.say("after" in view ? view.after : "");
    const type = latest.saferName.endsWith(".md") ? "text/markdown" : "text/plain";
    return new File([text], latest.saferName, { type, lastModified: file.lastModified });
  }

  /** What could not be read is held and said plainly. @param {File} file @param {Reading} reading @param {unknown} error @param {ReturnType<typeof Waiting.begin>} waiting */
  async function unread(file, reading, error, waiting) {
    const reason = error instanceof Error ? error.message : "failed";
    const view = await reading.unread(reason).catch(() => Panels.failed());
    const { action } = await waiting.ask(view, null, null);
    return action === "as-it-is" ? file : null;
  }

  /** Put the text of a file where the person writes. @param {string} text */
  async function paste(text) {
    const box = Composer.current();
    let there = false;
    await Gate.pass(async () => (there = Boolean(box && (await Insert.put(box, text)))));
    if (there) Chip.say(Say.word("document.after-paste"));
    else await Gate.during(() => Panels.offerCopy(text));
  }

  return { chosen, take };
})();
