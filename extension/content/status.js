"use strict";

/** What protection this page has just now: on, limited or off, and why. It never claims more than is so. */
const Status = (() => {
  /** @type {SiteView|null} */
  let site = null;
  let pausedUntil = 0;
  let broken = false;
  let gone = false;
  let told = "";
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let resume;

  /** @param {News} known */
  function learn(known) {
    site = known.site;
    broken = known.broken;
    pausedUntil = known.pausedUntil;
    clearTimeout(resume);
    const rest = pausedUntil - Date.now();
    if (rest > 0) resume = setTimeout(() => (update(), Chip.refresh()), rest);
    update();
  }

  const paused = () => pausedUntil > Date.now();

  /** Whether nothing is held here. */
  const off = () => gone || paused();

  /** @returns {"on"|"limited"|"off"} */
  function now() {
    if (off()) return "off";
    if (broken || !site) return "limited";
    const box = Composer.current();
    return box && !Composer.known(box) ? "limited" : "on";
  }

  /** The state and its reason in finished words. */
  function words() {
    if (gone) return Say.last.goneStatus ?? "";
    if (paused()) return Say.word("status.paused");
    if (broken) return Say.last.failedStatus ?? "";
    return Say.word(now() === "on" ? "status.on" : "status.limited");
  }

  /** Tell the background when the state has changed, for the icon. */
  function update() {
    const state = now();
    const line = `${state} ${words()}`;
    if (line === told || window !== window.top) return;
    told = line;
    Link.tell({ type: "status", state, words: words() });
  }

  function failed() {
    broken = true;
    update();
  }

  /** A core that failed in the page may still run in the background: what is seen next tells. */
  function answered() {
    if (!broken) return;
    broken = false;
    update();
  }

  /** The extension that put this script here is gone: let everything through again, and say so. */
  function stepAside() {
    if (gone) return;
    gone = true;
    Listen.stop();
    Marks.clear();
    Chip.say(words(), true);
  }

  return { learn, off, now, words, update, failed, answered, stepAside };
})();
