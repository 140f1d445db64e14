"use strict";

/**
 * The replies of the page: which they are, whether they hold stand-ins, and a small line under one that does. The line
 * offers a copy with the names back, and a page of our own to read it with names. Names are never written here.
 */
const NamesBack = (() => {
  const GAP = 6;

  /** @type {SiteView|null} */
  let site = null;
  /** @type {HTMLElement|null} the reply that the line is under */
  let at = null;
  /** @type {{host: HTMLElement, root: ShadowRoot, line: HTMLElement}|null} */
  let bar = null;
  /** @type {Map<string, HTMLElement>} replies that were opened to be read */
  const opened = new Map();
  let looking = false;
  let again = false;
  let last = "";

  /** @param {SiteView|null} next */
  function use(next) {
    site = next;
    if (!watcher) watch();
  }

  /** @type {MutationObserver|null} */
  let watcher = null;

  function watch() {
    watcher = new MutationObserver(() => (again || requestAnimationFrame(look), (again = true)));
    watcher.observe(document, { childList: true, subtree: true, characterData: true });
    for (const type of ["scroll", "resize"]) window.addEventListener(type, place, { passive: true, capture: true });
  }

  /** The reply around a node. @param {Node} node @returns {HTMLElement|null} */
  function around(node) {
    const element = node instanceof Element ? node : node.parentElement;
    const found = site?.replies.map((selector) => element?.closest(selector)).find((each) => each instanceof HTMLElement);
    return found instanceof HTMLElement ? found : null;
  }

  /** @returns {HTMLElement[]} */
  function present() {
    const all = site?.replies.flatMap((selector) => [...document.querySelectorAll(selector)]) ?? [];
    return all.filter((each) => each instanceof HTMLElement);
  }

  /** @param {HTMLElement} reply @returns {Copied} */
  function read(reply) {
    return { text: reply.innerText, html: new XMLSerializer().serializeToString(reply.cloneNode(true)) };
  }

  /** See whether the newest reply, or the one pointed at, holds stand-ins; one question at a time. */
  async function look() {
    again = false;
    if (looking || !Chat.state()) return void (Chat.state() || hide());
    const reply = at?.isConnected && at.matches(":hover") ? at : (present().at(-1) ?? null);
    const text = reply?.innerText ?? "";
    if (!reply || text === "") return hide();
    if (reply === at && text === last) return place();
    looking = true;
    const view = await Promise.resolve(Engine.restore({ text, html: null, chat: Chat.state() ?? {} })).catch(() => null);
    looking = false;
    last = text;
    at = reply;
    if (!view || view.restored === 0) hide();
    else show(view.restored);
  }

  /** @param {number} count */
  function show(count) {
    bar ??= build();
    const words = count === 1 ? Say.word("copy-names.one") : Say.word("copy-names.some").replace("{n}", String(count));
    bar.line.textContent = words;
    if (!bar.host.isConnected) document.documentElement.append(bar.host);
    place();
  }

  function build() {
    const { host, root } = Panel.makeRoot();
    const line = el("span", { class: "quiet" });
    root.append(el("div", { class: "reply-bar", role: "group", "aria-label": Say.word("copy-names.menu") }, line,
      el("button", { type: "button", "data-do": "copy" }, Say.word("copy-names.restored")),
      el("button", { type: "button", "data-do": "read" }, Say.word("copy-names.read"))));
    return { host, root, line };
  }

  function hide() {
    bar?.host.remove();
  }

  /** Under the reply, else at its end just above the composer; beside the line of the reply check, never over it or the composer. */
  function place() {
    const box = bar?.root.querySelector(".reply-bar");
    if (!bar?.host.isConnected || !(box instanceof HTMLElement) || !at) return;
    const area = at.getBoundingClientRect();
    const size = box.getBoundingClientRect();
    const composer = Composer.current()?.getBoundingClientRect();
    const floor = Math.min(composer && composer.top > area.top ? composer.top : innerHeight, innerHeight) - GAP;
    const beside = ReplyLine.area();
    const below = (beside && beside.top < area.bottom + GAP + size.height ? Math.max(beside.bottom, area.bottom) : area.bottom) + GAP;
    const fits = below + size.height <= floor;
    const left = fits ? area.left : (beside ? beside.right + GAP : area.right - size.width);
    const seen = at.isConnected && area.width > 0 && area.bottom > 0 && area.bottom <= floor && left + size.width <= innerWidth;
    box.style.visibility = seen && !Copying.isOpen() ? "visible" : "hidden";
    box.style.top = `${fits ? below : floor - size.height}px`;
    box.style.left = `${Math.max(GAP, left)}px`;
  }

  /** Another reply under the pointer gets the line. @param {Event} event */
  function onPoint(event) {
    const reply = event.target instanceof Element ? around(event.target) : null;
    if (!reply || reply === at) return;
    at = reply;
    last = "";
    void look();
  }

  /** @param {HTMLElement} reply */
  function open(reply) {
    const ticket = crypto.randomUUID();
    opened.set(ticket, reply);
    Link.tell({ type: "reply-open", ticket });
  }

  /** What our own page needs in order to show a reply with names. @param {string} ticket */
  function fetch(ticket) {
    const reply = opened.get(ticket);
    return reply ? { ...read(reply), chat: Chat.state() ?? {} } : null;
  }

  /** Take an event that belongs to the line. @param {Event} event */
  function route(event) {
    if (!bar || event.target !== bar.host) return false;
    event.stopImmediatePropagation();
    if (event.type !== "click" || !(event instanceof MouseEvent) || !event.isTrusted || !at) return true;
    const on = event.detail === 0 ? bar.root.activeElement : bar.root.elementFromPoint(event.clientX, event.clientY);
    const act = on?.closest("[data-do]")?.getAttribute("data-do");
    if (act === "copy") void Copying.copy(read(at));
    if (act === "read") open(at);
    return true;
  }

  return { use, around, onPoint, fetch, route, look, place };
})();
