"use strict";

/** The desk: a text or file is checked, made safer and copied, and a reply gets its names back. Works with nothing else open. */
(async () => {
  const PLACE = "desk";
  const box = Page.at("text", HTMLTextAreaElement);
  const reply = Page.at("reply", HTMLTextAreaElement);
  /** @type {Set<string>} */
  let keep = new Set();
  /** @type {ReviewView|null} */
  let view = null;
  /** @type {ChatState} */
  let chat = null;
  let busy = false;
  let stale = false;

  /** @param {string} words */
  const say = (words) => (Page.at("said", HTMLElement).textContent = words);

  /** @returns {ReviewRequest} */
  const request = () => ({ text: box.value, moment: "desk", host: "", path: "", keep: [...keep], chat: chat ?? {}, quiet: false });

  /** Review what is there; while one review runs, the next waits and takes what is there then. */
  const review = async () => {
    stale = true;
    if (busy) return;
    busy = true;
    while (stale) {
      stale = false;
      if (box.value.length > Reading.LONG) Opened.take(box.value, request());
      if (Opened.holds()) view = await Opened.review({ keep: [...keep], chat }).catch(() => null);
      else if (box.value.trim() === "") view = null;
      else view = await Link.ask({ type: "review", request: request() }).catch(() => (say(Say.last["failedHeading"] ?? ""), null));
    }
    busy = false;
    draw();
  };

  const draw = () => {
    Page.at("result", HTMLElement).hidden = !view;
    if (!view) return;
    say(view.groups.length > 0 ? view.summary : Say.word("desk.nothing"));
    Page.at("safer", HTMLElement).replaceChildren(...PanelParts.saferParts(view));
    Page.at("findings", HTMLElement).replaceChildren(...PanelParts.notes(view, PanelParts.unfolded(Page.at("findings", HTMLElement))));
  };

  const copy = async () => {
    if (!view) return;
    const there = await ToClipboard.put((await Opened.safer()) ?? view.saferText);
    say(Say.word(there ? "desk.copied" : "copy.refused"));
    if (!there) return;
    chat = view.chat;
    Link.tell({ type: "chat-save", path: PLACE, chat });
  };

  /** @param {Iterable<File>|null|undefined} files */
  const openFiles = async (files) => {
    const all = [...(files ?? [])];
    if (all.length === 0) return;
    say("");
    box.value = await Opened.read(all, () => ({ ...request(), text: "" }));
    await review();
  };

  const restore = async () => {
    const answer = await Link.ask({ type: "restore", request: { text: reply.value, html: null, chat: chat ?? {} } }).catch(() => null);
    Page.at("restored", HTMLElement).textContent = answer?.text ?? "";
    return answer;
  };

  /** @param {"safer"|"reply"} name */
  const turnTo = (name) => {
    for (const each of /** @type {const} */ (["safer", "reply"])) {
      const tab = Page.at(`tab-${each}`, HTMLButtonElement);
      tab.setAttribute("aria-selected", String(each === name));
      tab.tabIndex = each === name ? 0 : -1;
      Page.at(`${each}-part`, HTMLElement).hidden = each !== name;
    }
    Page.at(`tab-${name}`, HTMLButtonElement).focus();
  };

  const listen = () => {
    box.addEventListener("input", () => (Opened.clear(), void review()));
    box.addEventListener("paste", (event) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      void openFiles(event.clipboardData.files);
    });
    Page.onPress("stop", () => Opened.stop());
    reply.addEventListener("input", () => void restore());
    Page.onPress("copy", copy);
    Page.onPress("clear", () => ((box.value = ""), Opened.clear(), (keep = new Set()), say(""), box.focus(), review()));
    Page.onPress("copy-restored", async () =>
      say(Say.word((await ToClipboard.put(Page.at("restored", HTMLElement).textContent ?? "")) ? "copy-names.done" : "copy.refused")));
    Page.onPress("tab-safer", () => turnTo("safer"));
    Page.onPress("tab-reply", () => turnTo("reply"));
    const file = Page.at("file", HTMLInputElement);
    file.addEventListener("change", () => void openFiles(file.files).finally(() => (file.value = "")));
    document.addEventListener("keydown", (event) => {
      const on = document.activeElement?.getAttribute("role") === "tab";
      if (on && (event.key === "ArrowRight" || event.key === "ArrowLeft")) turnTo(document.activeElement?.id === "tab-safer" ? "reply" : "safer");
    });
    Page.at("findings", HTMLElement).addEventListener("click", (event) => {
      const id = event.target instanceof Element ? event.target.closest("[data-keep]")?.getAttribute("data-keep") : null;
      if (!id) return;
      if (!keep.delete(id)) keep.add(id);
      void review();
    });
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      void openFiles(event.dataTransfer.files);
    });
  };

  /** A selection sent here from the context menu. */
  const take = async () => {
    const text = await Link.ask({ type: "desk" }).catch(() => null);
    if (!text) return;
    box.value = text;
    await review();
  };

  listen();
  DeskReply.listen();
  await Page.ready();
  chat = await Link.ask({ type: "chat", path: PLACE }).catch(() => null);
  await restore();
  chrome.runtime.onMessage.addListener((message) => void (message?.type === "desk-text" && take()));
  box.focus();
  await take();
})();
