"use strict";

/** The full review: the whole text with its findings, each to be kept, replaced, added to or taken away. Its text is in memory only. */
(async () => {
  const query = new URLSearchParams(location.hash.slice(1));
  const where = { tab: Number(query.get("tab")), frame: Number(query.get("frame")), ticket: query.get("ticket") };
  const at = (/** @type {string} */ id) => Page.at(id, HTMLElement);

  /** @type {Reading|null} */
  let reading = null;
  let text = "";
  /** @type {FileAnswer|null} */
  let answer = null;
  /** @type {EntryView[]} */
  let entries = [];
  /** @type {number[]} */
  let marks = [];
  /** @type {string[][]} */
  let forms = [];
  /** @type {{keep: string[], chat: ChatState}} */
  let now = { keep: [], chat: {} };
  /** @type {{keep: string[], chat: ChatState}[]} */
  const before = [];
  let selected = "";
  let hit = -1;
  let busy = false;
  /** @type {MarkedText} */
  let marked;

  /** @param {string} words @param {number|null} done @param {number} total */
  const wait = (words, done, total) => {
    at("waiting").hidden = words === "";
    at("progress-words").textContent = words;
    const bar = Page.at("progress", HTMLProgressElement);
    if (done === null) bar.removeAttribute("value");
    else {
      bar.max = total;
      bar.value = done;
    }
  };

  /** @param {{stage: string, done: number, total: number}} progress */
  const told = ({ stage }) => wait(Say.word(stage === "checking" ? "document.reading.checking" : "document.reading.opening"), null, 0);

  /** Review again, with a change where there is one, and show what came of it. @param {object|null} [edit] */
  const review = async (edit = null) => {
    if (!reading) return;
    busy = true;
    try {
      answer = await reading.review({ ...now, edit, whole: true });
      entries = await reading.list("entries", answer.entries);
      marks = await reading.list("marks", answer.marks);
      now = { ...now, chat: answer.view.chat };
    } finally {
      busy = false;
    }
    wait("", null, 0);
    forms = Entries.forms(text, entries.length, marks);
    marked.show(entries, marks);
    draw();
  };

  const draw = () => {
    if (!answer) return;
    const { view } = answer;
    at("summary").textContent = entries.length === 0 ? Say.word("review.nothing") : view.summary;
    at("linkage").replaceChildren(...(view.linkage && view.linkage.level !== "none"
      ? [PanelParts.linkage(view.linkage, PanelParts.unfolded(at("linkage")))]
      : []));
    Entries.draw(at("entries"), entries, forms);
    Page.at("undo", HTMLButtonElement).disabled = before.length === 0;
    const actions = view.actions.filter((action) => action.id !== "review");
    at("actions").replaceChildren(...actions.map((action) =>
      el("button", { type: "button", "data-action": action.id, class: action.primary ? "primary" : "quiet" }, action.label)));
    about();
  };

  /** Say what the finding in focus is. */
  const about = () => {
    const [start, end, index] = marked.at(marked.now);
    const entry = marked.now >= 0 ? entries[index] : undefined;
    const people = entries.flatMap(({ person, standIn }) => (typeof person === "number" ? [{ number: person, standIn }] : []));
    Changes.chosen(at("chosen-part"), entry
      ? { entry, index, words: text.slice(start, end), forms: forms[index] ?? [], nth: marked.now + 1, of: marked.count, people } : null);
  };

  /** @param {number} mark @param {boolean} [focus] */
  const go = (mark, focus = true) => {
    if (marked.count === 0) return;
    marked.go((mark + marked.count) % marked.count, focus);
    about();
  };

  /** What stands there now can be brought back. */
  const remember = () => void before.push({ ...now, keep: [...now.keep] });

  const undo = async () => {
    const last = before.pop();
    if (!last || busy) return;
    now = last;
    await review();
    Changes.done(at("adding"), at("adding-part"), Say.word("review.undone"), null);
  };

  /** Keep all of an entry, or replace it again. @param {number} index @param {boolean} keep */
  const keeping = async (index, keep) => {
    const entry = entries[index];
    if (!entry || entry.kept === keep || busy) return;
    remember();
    // A finding that is kept unless somebody says otherwise is turned round the same way.
    const turned = new Set(now.keep);
    for (const id of entry.ids) if (!turned.delete(id)) turned.add(id);
    now = { ...now, keep: [...turned] };
    await review();
  };

  /** @param {object} edit @param {string} said @param {{words: string, kind: string}|null} offer */
  const change = async (edit, said, offer) => {
    if (busy) return;
    remember();
    await review(edit);
    selected = "";
    if (said) Changes.done(at("adding"), at("adding-part"), said, offer);
  };

  const looked = () => {
    const [start, end, index] = marked.at(marked.now);
    return { words: text.slice(start, end), index, entry: marked.now >= 0 ? entries[index] : undefined };
  };

  /** @param {string} act */
  const act = async (act) => {
    const { words, index, entry } = looked();
    if (!entry) return;
    if (act === "keep" || act === "replace") return keeping(index, act === "keep");
    if (act === "split") return change({ do: "split", person: entry.person, name: words }, "", null);
    await change({ do: "leave", words }, Say.word("review.left"), null);
    if (act !== "leave-for-ever") return;
    await Changes.remember("leaveAlone", words);
    Changes.done(at("adding"), at("adding-part"), Say.word("review.remembered"), null);
  };

  /** @param {HTMLFormElement} form */
  const submitted = (form) => {
    const data = new FormData(form);
    const person = looked().entry?.person;
    if (form.dataset["form"] === "rename") void change({ do: "rename", person, word: String(data.get("word")) }, "", null);
    if (form.dataset["form"] === "merge") void change({ do: "merge", person, other: Number(data.get("other")) }, "", null);
  };

  /** Go to the next place of what is searched for. @param {number} from */
  const search = (from) => {
    const wanted = Page.at("search", HTMLInputElement).value.toLowerCase();
    const low = text.toLowerCase();
    CSS.highlights?.delete("search");
    at("hits").textContent = "";
    selected = "";
    if (wanted.length < 2) return Changes.adding(at("adding"), at("adding-part"), "");
    hit = low.indexOf(wanted, from);
    if (hit === -1) hit = low.indexOf(wanted);
    if (hit === -1) {
      at("hits").textContent = Say.word("review.no-hits");
      return Changes.adding(at("adding"), at("adding-part"), "");
    }
    const parts = low.split(wanted);
    const nth = low.slice(0, hit).split(wanted).length;
    at("hits").textContent = Say.word("review.hits").replace("{n}", String(nth)).replace("{of}", String(parts.length - 1));
    marked.reveal(hit, hit + wanted.length);
    selected = text.slice(hit, hit + wanted.length);
    Changes.adding(at("adding"), at("adding-part"), selected);
  };

  /** @param {string} action */
  const finish = async (action) => {
    const saferText = action === "cancel" ? "" : await reading?.safer();
    await Link.ask({ type: "review-done", ...where, action, view: answer && { ...answer.view, preview: answer.view.saferText, saferText }, keep: now.keep }).catch(() => {});
    reading?.close();
    const tab = await chrome.tabs.getCurrent();
    if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
  };

  /** @type {Record<string, () => unknown>} */
  const keys = {
    "n": () => go(marked.now + 1), "p": () => go(Math.max(marked.now, 0) - 1),
    "ArrowDown": () => go(marked.now + 1), "ArrowUp": () => go(Math.max(marked.now, 0) - 1),
    "k": () => act("keep"), "r": () => act("replace"), "x": () => act("leave"), "u": undo,
    "/": () => Page.at("search", HTMLInputElement).focus(), "Escape": () => finish("cancel"),
  };

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (target?.id === "search") return onSearchKey(event);
    if (target?.closest("input, select")) return;
    const inText = Boolean(target?.closest("#text"));
    if (event.key.startsWith("Arrow") && !target?.closest("mark")) return;
    if (inText && target?.matches("mark") && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      return void act(looked().entry?.kept ? "replace" : "keep");
    }
    const does = keys[event.key];
    if (!does) return;
    event.preventDefault();
    void does();
  };

  /** @param {KeyboardEvent} event */
  const onSearchKey = (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      search(hit + 1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      CSS.highlights?.delete("search");
      if (hit >= 0 && marked.count > 0) go(marked.markFrom(hit));
      else at("text").focus();
    }
  };

  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-mark], [data-entry], [data-toggle], [data-act], [data-hide], [data-always], [data-action], [data-more]") : null;
    if (!(target instanceof HTMLElement)) return;
    const { mark, entry, toggle, act: wanted, hide, always, words, action, more } = target.dataset;
    if (mark) go(Number(mark));
    else if (entry) go(marks.findIndex((index, place) => place % 3 === 2 && index === Number(entry)) / 3 | 0, false);
    else if (toggle) void keeping(Number(toggle), !entries[Number(toggle)]?.kept);
    else if (wanted) void act(wanted);
    else if (hide) void change({ do: "hide", words: selected, kind: hide }, Say.word("review.hidden"), { words: selected, kind: hide });
    else if (always) void Changes.remember("watch", { text: words, kind: always }).then(() => Changes.done(at("adding"), at("adding-part"), Say.word("review.remembered"), null));
    else if (action) void finish(action);
    else if (more !== undefined) (Entries.more(), draw());
  };

  const onSelection = () => {
    const selection = getSelection();
    const inside = selection && !selection.isCollapsed && at("text").contains(selection.anchorNode) && at("text").contains(selection.focusNode);
    if (!inside) return;
    selected = selection.toString().replace(/\s+/g, " ").trim().slice(0, 200);
    Changes.adding(at("adding"), at("adding-part"), selected);
  };

  const listen = () => {
    document.addEventListener("keydown", onKey);
    document.addEventListener("click", onClick);
    document.addEventListener("selectionchange", onSelection);
    document.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.target instanceof HTMLFormElement) submitted(event.target);
    });
    Page.at("search", HTMLInputElement).addEventListener("input", () => search(0));
    Page.onPress("undo", undo);
    const safer = Page.at("view-safer", HTMLButtonElement);
    safer.addEventListener("click", () => {
      const on = safer.getAttribute("aria-pressed") !== "true";
      safer.setAttribute("aria-pressed", String(on));
      marked.turn(on);
    });
  };

  /** The text, from the page it came from or from where it is being read. */
  const begin = async () => {
    const request = await Link.ask({ type: "review-fetch", ...where });
    if (request.session) reading = await Reading.join(request.session, told);
    else reading = new Reading({ file: null, text: request.text, place: [1, 1], review: request }, told);
    now = { keep: request.keep, chat: request.chat };
    wait(Say.word("document.reading.opening"), null, 0);
    text = request.session ? await reading.original() : request.text;
    await marked.lay(text, (share) => wait(Say.word("review.reading"), Math.round(share * 100), 100));
  };

  await Page.ready();
  marked = new MarkedText(at("text"));
  try {
    await begin();
  } catch {
    wait("", null, 0);
    at("summary").textContent = Say.word("review.gone");
    return;
  }
  listen();
  at("columns").hidden = at("tools").hidden = false;
  await review().catch(() => {
    wait("", null, 0);
    at("summary").textContent = Say.word("review.failed");
  });
  go(0);
})();
