"use strict";

/** Files on their way in: read here where they are plain text, held where Candour cannot read them. */
const Files = (() => {
  const READABLE = /\.(txt|md|csv)$/i;

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
    for (const file of files) {
      const answer = READABLE.test(file.name) ? await readable(file) : await unreadable(file);
      if (answer) kept.push(answer);
    }
    await Gate.pass(() => goOn(kept));
  }

  /** @param {File} file @returns {Promise<File|null>} the file to go on with, or null for none */
  async function readable(file) {
    const text = await file.text();
    /** @type {File|null} */
    let result = null;
    await Gate.hold({
      moment: "attach", box: null, now: () => text,
      useSafer: async (safer) => ((result = new File([safer], file.name, { type: file.type, lastModified: file.lastModified })), true),
      asItIs: async () => ((result = file), true),
    });
    return result;
  }

  /** @param {File} file @returns {Promise<File|null>} */
  async function unreadable(file) {
    /** @type {File|null} */
    let result = null;
    await Gate.holdUnread({
      moment: "attach", box: null, now: () => "",
      useSafer: async () => false,
      asItIs: async () => ((result = file), true),
    });
    return result;
  }

  return { chosen, take };
})();
