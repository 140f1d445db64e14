"use strict";

/** A reply with its names back, on a page of our own. It is asked of the tab it is in, with a ticket, and kept nowhere. */
(async () => {
  const query = new URLSearchParams(location.hash.slice(1));
  const place = { tab: Number(query.get("tab")), frame: Number(query.get("frame")) };

  await Page.ready();
  /** @type {{text: string, html: string, chat: ChatState}|null} */
  const reply = await Link.ask({ type: "reply-fetch", ticket: query.get("ticket"), ...place }).catch(() => null);
  /** @type {RestoreView|null} */
  const view = reply && (await Link.ask({ type: "restore", request: reply }).catch(() => null));
  const said = Page.at("said", HTMLElement);
  if (!view) {
    said.textContent = Say.word("copy-names.gone");
    return;
  }
  const shown = Page.at("reply", HTMLElement);
  shown.textContent = view.text;
  shown.hidden = false;
  Page.at("copy", HTMLButtonElement).hidden = false;
  Page.onPress("copy", async () => {
    said.textContent = Say.word((await ToClipboard.put(view.text, view.html ?? undefined)) ? "copy-names.done" : "copy.refused");
  });
})();
