"use strict";

/** The panel while something is read: how far it is, and a way to stop. A short wait shows nothing. */
const Waiting = (() => {
  const SHOWN_AFTER_MS = 250;

  /**
   * @param {"file"|"text"} what
   * @param {boolean} [quietly] show nothing, however long it takes
   */
  function begin(what, quietly = false) {
    let progress = { stage: "opening", done: 0, total: 0 };
    let open = false;
    let ended = false;
    /** @type {ReturnType<typeof Panel.open>|null} */
    let shown = null;
    /** @type {() => void} */
    let stop = () => {};
    /** @type {Promise<void>} */
    const stopped = new Promise((done) => (stop = done));

    const show = () => {
      open = true;
      shown = Panel.open(view(what, progress), null, null);
      void shown.then(() => {
        open = false;
        if (!ended) stop();
      });
    };
    const timer = quietly ? undefined : setTimeout(show, SHOWN_AFTER_MS);

    return {
      stopped,
      /** @param {{stage: string, done: number, total: number}} next */
      told(next) {
        progress = next;
        if (open && !ended) Panel.become(view(what, progress), null, null);
      },
      /** Ask the person, in the same panel where it is open. @param {Parameters<typeof Panel.open>} about */
      ask(...about) {
        clearTimeout(timer);
        ended = true;
        if (!open || !shown) return Panel.open(...about);
        Panel.become(...about);
        Panel.toPrimary();
        return shown;
      },
      /** There is nothing to wait for any more. */
      end() {
        clearTimeout(timer);
        if (open && !ended) {
          ended = true;
          Panel.dismiss();
        }
        ended = true;
      },
    };
  }

  /** @param {"file"|"text"} what @param {{stage: string, done: number, total: number}} progress @returns {PanelView} */
  function view(what, { stage, done, total }) {
    const counted = stage === "pages" && total > 1;
    const words = counted
      ? Say.word("document.reading.pages").replace("{done}", String(done)).replace("{total}", String(total))
      : Say.word(stage === "checking" ? "document.reading.checking" : "document.reading.opening");
    return {
      heading: Say.word(what === "file" ? "document.reading.heading" : "document.reading.heading-text"),
      summary: Say.word(what === "file" ? "document.reading.quiet" : "document.reading.quiet-text"),
      progress: { words, label: Say.word("document.reading.label"), done: counted ? done : null, total },
      actions: [{ id: "cancel", label: Say.word("document.action.stop"), primary: true }],
    };
  }

  return { begin };
})();
