"use strict";

/**
 * What goes on in this chat, for cards, the reply check and the person's record. What was written here stays in the
 * memory of this tab; to the record go kinds and counts.
 */
const Coach = (() => {
  /** Somebody who has stopped writing for so long may be asked something. */
  const PAUSE_MS = 900;
  /** One press can be seen as a key, a click and a submit. */
  const SAME_MS = 1000;
  /** Texts shorter than this ask for nothing yet. */
  const LEAST = 12;
  /** What is compared with a reply: the latest so many characters of what was written in this chat. */
  const MOST = 200_000;

  /** @type {string[]} */
  let source = [];
  let prompt = "";
  let turns = 0;
  let first = 0;
  let attached = false;
  /** @type {object|null} */
  let cadence = null;
  /** @type {{decision: string, found: {kind: string, count: number}[]}|null} */
  let pending = null;
  let overridden = false;
  let lastSent = { text: "", at: 0 };
  let id = Chat.id();
  /** The address under which this chat was last asked about. */
  let asked = location.pathname;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  /** Another chat: nothing of the one before is left. */
  function follow() {
    Chat.follow();
    if (id === Chat.id()) return;
    id = Chat.id();
    asked = location.pathname;
    source = [];
    prompt = "";
    turns = 0;
    attached = overridden = false;
    cadence = pending = null;
    Card.close();
    ReplyLine.close();
  }

  /** @param {string} text */
  function remember(text) {
    source.push(text);
    while (source.length > 1 && source.reduce((sum, part) => sum + part.length, 0) > MOST) source.shift();
  }

  /** @param {"before-send"|"after-reply"|"end-of-session"} moment @param {string} text @param {object} [more] */
  async function ask(moment, text, more = {}) {
    if (Card.isShown() || Panel.isOpen() || Status.off()) return;
    const minutes = first ? Math.floor((Date.now() - first) / 60_000) : 0;
    const signals = { turns, minutes, attached, overridden, hour: new Date().getHours(), ...more };
    const [from, path] = [asked, location.pathname];
    asked = path;
    const answer = await Link.ask({ type: "nudge", path, from, request: { text, moment, signals, chat: cadence } }).catch(() => null);
    if (!answer) return;
    cadence = answer.chat;
    if (answer.card && !Panel.isOpen()) Card.show(answer.card);
  }

  /** The person may be writing. */
  function wrote() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      follow();
      const box = Composer.current();
      const text = box ? Composer.text(box).trim() : "";
      if (text.length >= LEAST) void ask("before-send", text);
    }, PAUSE_MS);
  }

  /** @param {HTMLElement} box */
  function sent(box) {
    const text = Composer.text(box).trim();
    const now = performance.now();
    if (text === "" || (text === lastSent.text && now - lastSent.at < SAME_MS)) return;
    lastSent = { text, at: now };
    clearTimeout(timer);
    follow();
    Card.close();
    ReplyLine.close();
    remember(text);
    prompt = text;
    turns += 1;
    first ||= Date.now();
    Link.tell({ type: "record-use", text, entry: { what: "use", decision: "clean", ...pending } });
    pending = null;
    Replies.awaits(text);
  }

  /** @param {HTMLElement} element @param {string} text */
  async function replied(element, text) {
    const view = await Link.ask({ type: "check-reply", request: { source: source.join("\n\n"), reply: text } }).catch(() => null);
    if (!view || !element.isConnected) return;
    const issues = view.kinds.map((/** @type {{kind: string, count: number}} */ { kind, count }) => ({ kind, count }));
    if (view.count > 0) {
      ReplyLine.show(element, text, view);
      Link.tell({ type: "record-use", text: "", entry: { what: "check", issues } });
    }
    await ask("after-reply", prompt, { reply: issues.map((/** @type {{kind: string}} */ { kind }) => kind) });
    await ask("end-of-session", prompt);
  }

  /**
   * What the person decided about a text, for the record: kinds and counts only.
   * @param {ActionId} action @param {PanelView|ReviewView} view @param {Moment} moment @param {string} text
   */
  function decided(action, view, moment, text) {
    const decision = { "use-safer": "safer", "as-it-is": "as-it-is" }[/** @type {string} */ (action)];
    if (!decision) return;
    const found = (view.groups ?? []).map(({ kind, findings }) => ({ kind, count: findings.length }));
    const worse = pending?.decision === "as-it-is" ? "as-it-is" : decision;
    pending = { decision: worse, found: [...(pending?.found ?? []), ...found] };
    overridden ||= decision === "as-it-is" && found.length > 0;
    if (moment === "attach") attachedText(decision === "safer" ? (view.saferText ?? "") : text);
  }

  /** A file's text goes along with this chat. @param {string} text */
  function attachedText(text) {
    attached = true;
    if (text !== "") remember(text);
  }

  /** Listeners of ours come after the gate's: what it holds is not heard here, and is heard when it goes on. */
  function listen() {
    const options = { capture: true };
    window.addEventListener("keydown", (event) => {
      const sends = event.key === "Enter" && !event.shiftKey && !event.altKey && !event.isComposing && event.keyCode !== 229;
      const box = sends ? Composer.at(event) : null;
      if (box) sent(box);
    }, options);
    window.addEventListener("click", (event) => {
      const press = Composer.sentBy(event);
      if (press) sent(press.box);
    }, options);
    window.addEventListener("submit", (event) => {
      const box = Composer.inForm(event);
      if (box) sent(box);
    }, options);
    window.addEventListener("copy", () => {
      if (Replies.holds(getSelection()?.anchorNode ?? null)) void ask("after-reply", prompt, { copied: true });
    }, options);
    for (const type of ["input", "keyup", "focusin", "drop"]) {
      window.addEventListener(type, (event) => void (Composer.at(event) && wrote()), options);
    }
    Replies.begin((element, text) => void replied(element, text));
  }

  return { listen, decided, attached: attachedText };
})();
