"use strict";

/**
 * @typedef {object} Candidate Something about to be shared, and the ways it can go on.
 * @property {Moment} moment
 * @property {HTMLElement|null} box where it goes or where it is
 * @property {() => string} now the text as it is at this moment
 * @property {(text: string) => Promise<boolean>} useSafer put the safer text there instead; true when it was read back
 * @property {() => Promise<boolean>} asItIs go on as the person began
 * @property {() => void} [cancelled] tidy up when nothing is to happen
 */

/**
 * The gate: watching → holding → deciding → continuing → watching.
 * It lets pass what the core calls clean, holds everything else, and continues exactly once, as the person decides.
 */
const Gate = (() => {
  /** A review that takes longer is spoken of. */
  const PATIENT_FOR_MS = 300;
  /** Texts known to be clean are remembered exactly, up to this many. */
  const REMEMBERED = 64;

  /** @type {"watching"|"holding"|"deciding"|"continuing"} */
  let state = "watching";
  /** @type {Map<string, ChatState>} texts known to be clean, each with the state of the chat once it is told */
  const clean = new Map();
  /** @type {string|null} the text the person said to send as it is; it passes while it is unchanged */
  let approved = null;
  /** @type {Candidate|null} what is being decided or continued */
  let held = null;
  /** @type {Candidate|null} a send that was asked for while a paste was still on its way in: its turn comes after */
  let next = null;

  /** @param {Event} event */
  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {string} text @param {Moment} moment @param {string[]} [keep] @returns {ReviewRequest} */
  function request(text, moment, keep = Chat.kept()) {
    return { text, moment, host: location.hostname, path: location.pathname, keep, chat: Chat.state() ?? {}, quiet: false };
  }

  /** @param {string} text @param {ReviewView} view */
  function remember(text, view) {
    if (view.verdict !== "clean") return;
    if (clean.size >= REMEMBERED) clean.delete([...clean.keys()][0] ?? "");
    clean.set(text, view.chat);
  }

  /** Forget what was clean: settings, policy or the chat changed. */
  function reconsider() {
    clean.clear();
  }

  /** @param {string} text */
  function passes(text) {
    return text.trim() === "" || text === approved || clean.has(text);
  }

  /**
   * Judge an event. Clean text passes natively and untouched; anything else is held here.
   * @param {Event} event
   * @param {Candidate} candidate
   */
  function consider(event, candidate) {
    if (state === "continuing" && ours(event)) return;
    if (state !== "watching") return wait(event, candidate);
    const text = candidate.now();
    if (passes(text)) return told(candidate, text);
    const answer = Engine.review(request(text, candidate.moment));
    if (!(answer instanceof Promise)) {
      remember(text, answer);
      if (answer.verdict === "clean") return told(candidate, text);
    }
    stop(event);
    void resolve(candidate, answer);
  }

  /** A clean text that is sent has told the chat something too: small facts add up. @param {Candidate} candidate @param {string} text */
  function told(candidate, text) {
    const chat = clean.get(text);
    if (!chat || !isSend(candidate)) return;
    Chat.commit(chat);
    // The others were judged before this was told. This one stays: the same send may still come as a submit or a click.
    clean.clear();
    clean.set(text, chat);
  }

  /** A second send while one is held does nothing; a send behind a paste waits for it. @param {Event} event @param {Candidate} candidate */
  function wait(event, candidate) {
    stop(event);
    if (isSend(candidate) && held && !isSend(held) && state !== "deciding") next = candidate;
  }

  /** @param {Candidate} candidate */
  const isSend = (candidate) => candidate.moment === "send" || candidate.moment === "edit";

  /** While we continue, our own events pass and the person's wait: a second Enter must not overtake the first. @param {Event} event */
  function ours(event) {
    return !event.isTrusted || event.type === "beforeinput" || event.type === "submit";
  }

  /** Whether a text may pass without being held, as far as can be said at once. @param {string} text @param {Moment} moment */
  function clear(text, moment) {
    if (passes(text)) return true;
    const answer = Engine.review(request(text, moment));
    if (answer instanceof Promise) {
      answer.catch(() => {});
      return false;
    }
    remember(text, answer);
    return answer.verdict === "clean";
  }

  /** Hold something that could not be judged within its event: a file. Settles when it is decided. @param {Candidate} candidate */
  function hold(candidate) {
    return resolve(candidate, Engine.review(request(candidate.now(), candidate.moment)));
  }

  /** Something else is being decided, about files: until then nothing goes on here. @param {() => Promise<unknown>} step */
  async function during(step) {
    state = "deciding";
    try {
      await step();
    } finally {
      state = "watching";
    }
  }

  /** Do something of ours that page scripts see and the gate does not. @param {() => Promise<boolean>} step */
  async function pass(step) {
    await go(step);
    state = "watching";
  }

  /** @param {Candidate} candidate @param {ReviewView|Promise<ReviewView>} answer */
  async function resolve(candidate, answer) {
    state = "holding";
    held = candidate;
    try {
      await settleCase(candidate, answer);
    } finally {
      state = "watching";
      held = null;
      Long.end();
      Chip.refresh();
    }
    if (next) {
      const waiting = next;
      next = null;
      if (waiting.now().trim() !== "") await hold(waiting);
    }
  }

  /** @param {Candidate} candidate @param {ReviewView|Promise<ReviewView>} answer */
  async function settleCase(candidate, answer) {
    const text = candidate.now();
    let view;
    try {
      view = await answer;
    } catch (error) {
      // The person stopped the check of a long text: as if they had not begun.
      if (error instanceof Error && error.message === "cancelled") return void candidate.cancelled?.();
      return ask(candidate, text, Panels.failed());
    }
    remember(text, view);
    if (candidate.now() !== text) return again(candidate);
    if (view.verdict === "clean") {
      told(candidate, text);
      return void (await go(candidate.asItIs));
    }
    return ask(candidate, text, view);
  }

  /** Say that something goes on when a long text takes its time. @param {ReviewView|Promise<ReviewView>} answer */
  async function patiently(answer) {
    const waiting = setTimeout(() => Chip.say(Say.word("gate.checking"), true), PATIENT_FOR_MS);
    try {
      return await answer;
    } finally {
      clearTimeout(waiting);
      Chip.hush(Say.word("gate.checking"));
    }
  }

  /** What is there has changed since it was judged: judge what is there now. @param {Candidate} candidate @returns {Promise<void>} */
  function again(candidate) {
    state = "holding";
    return settleCase(candidate, Engine.review(request(candidate.now(), candidate.moment)));
  }

  /** Show the panel and do what the person decides. @param {Candidate} candidate @param {string} text @param {PanelView} first */
  async function ask(candidate, text, first) {
    state = "deciding";
    /** @param {string[]} keep */
    const revise = async (keep) => Engine.review(request(text, candidate.moment, [...Chat.kept(), ...keep]));
    const { action, view, keep } = await Panel.open(first, revise, { text, moment: candidate.moment });
    Coach.decided(action, view, candidate.moment, text);
    if (action === "cancel" || !Link.alive()) {
      candidate.cancelled?.();
      return;
    }
    if (candidate.now() !== text) return again(candidate);
    Chat.keep(keep);
    if (action === "as-it-is") return passAsItIs(candidate, view);
    return passSafer(candidate, view);
  }

  /** @param {Candidate} candidate @param {PanelView|ReviewView} view */
  async function passAsItIs(candidate, view) {
    Chat.keep((view.groups ?? []).flatMap((group) => group.findings.filter((finding) => !finding.kept).map((finding) => finding.id)));
    reconsider();
    approved = candidate.now();
    const told = tellAll(approved, candidate.moment);
    if (!(await go(candidate.asItIs))) Chip.say(Say.word("panel.press-again"));
    await told;
  }

  /** What went as it is counts for the chat as it is. @param {string} text @param {Moment} moment */
  async function tellAll(text, moment) {
    try {
      Chat.commit((await Engine.review(request(text, moment))).chat);
    } catch {
      // Without a core there is no count.
    }
  }

  /** @param {Candidate} candidate @param {PanelView|ReviewView} view */
  async function passSafer(candidate, view) {
    const text = view.saferText ?? "";
    if ("chat" in view) Chat.commit(view.chat);
    reconsider();
    if (await go(() => candidate.useSafer(text))) {
      Chip.say("after" in view ? view.after : "");
      // What the person saw and chose is not asked about a second time while it stands as it is.
      const now = candidate.box ? Composer.text(candidate.box) : "";
      if (Insert.same(now, text)) approved = now;
      return;
    }
    state = "deciding";
    await Panels.offerCopy(text);
  }

  /** Our own events pass while this runs. @param {() => Promise<boolean>} step */
  async function go(step) {
    state = "continuing";
    Chat.begun();
    return step();
  }

  /** Let exactly this text be sent. @param {string} text */
  function approve(text) {
    approved = text;
  }

  /** Review while the person types; used by the chip and to know what is clean before a send. @param {string} text */
  async function preview(text) {
    const view = await Engine.review(request(text, "type"));
    remember(text, view);
    return view;
  }

  return { consider, hold, during, pass, preview, clear, reconsider, approve, stop, state: () => state };
})();
