"use strict";

/** Files opened in the desk, and texts too long for it: read away from this page, with progress, and stopped on request. */
const Opened = (() => {
  /** @type {Reading|null} what is held because it is too long to show */
  let held = null;
  /** @type {Reading|null} what is being read just now */
  let current = null;
  let name = "";
  let length = 0;

  /** @param {{stage: string, done: number, total: number}|null} progress null when there is nothing to wait for */
  function wait(progress) {
    Page.at("waiting", HTMLElement).hidden = progress === null;
    if (!progress) return;
    const { stage, done, total } = progress;
    const bar = Page.at("progress", HTMLProgressElement);
    const counted = stage === "pages" && total > 1;
    bar.removeAttribute("value");
    if (counted) Object.assign(bar, { max: total, value: done });
    const words = Say.word(counted ? "document.reading.pages" : stage === "checking" ? "document.reading.checking" : "document.reading.opening");
    Page.at("progress-words", HTMLElement).textContent = words.replace("{done}", String(done)).replace("{total}", String(total));
  }

  /** Nothing is held any more. */
  function clear() {
    held?.close();
    held = null;
    Page.at("held", HTMLElement).hidden = true;
    Page.at("about-files", HTMLElement).replaceChildren();
  }

  /** @param {Reading} reading @param {string} title @param {number} characters */
  function hold(reading, title, characters) {
    held?.close();
    held = reading;
    name = title;
    length = characters;
    const line = Page.at("held", HTMLElement);
    line.hidden = false;
    line.textContent = Say.word("document.held").replace("{name}", name).replace("{n}", length.toLocaleString());
  }

  /**
   * Read files one after another. What is short enough to show is answered as text; what is not is held.
   * @param {File[]} files @param {() => object} review what a review of them should know
   * @returns {Promise<string>}
   */
  async function read(files, review) {
    clear();
    /** @type {string[]} */
    const texts = [];
    /** @type {string[]} */
    const said = [];
    for (const [index, file] of files.entries()) {
      const reading = new Reading({ file, text: "", place: [index + 1, files.length], review: review() }, wait);
      current = reading;
      try {
        const { notes } = await reading.review();
        said.push(...notes);
        const { length: characters } = await reading.about();
        if (characters > Reading.LONG) hold(reading, file.name, characters);
        else texts.push((await reading.original()).trim());
      } catch (error) {
        const reason = error instanceof Error ? error.message : "failed";
        const view = await reading.unread(reason).catch(() => null);
        said.push(view ? `${view.heading}. ${view.summary}` : Say.word(`document.reason.${reason}.heading`));
      } finally {
        if (held !== reading) reading.close();
      }
    }
    current = null;
    wait(null);
    Page.at("about-files", HTMLElement).replaceChildren(...said.map((words) => el("p", {}, words)));
    return texts.join("\n\n");
  }

  /** A text from the box that is too long for this page. @param {string} text @param {object} review */
  function take(text, review) {
    hold(new Reading({ file: null, text, place: [1, 1], review }, wait), Say.word("document.held-text"), text.length);
  }

  /** Review what is held. @param {{keep: string[], chat: ChatState}} wish @returns {Promise<ReviewView|null>} */
  async function review(wish) {
    if (!held) return null;
    const { view, more } = await held.review(wish).finally(() => wait(null));
    return { ...view, preview: view.saferText, more };
  }

  /** Stop what is being read. */
  function stop() {
    current?.close();
    if (!current) clear();
    wait(null);
  }

  return { read, take, review, clear, stop, safer: () => held?.safer(), holds: () => held !== null };
})();
