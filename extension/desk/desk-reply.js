"use strict";

/** The desk's second tab: a reply that was pasted is compared with the text in the first. */
const DeskReply = (() => {
  let all = false;

  async function check() {
    const place = Page.at("places", HTMLElement);
    const reply = Page.at("reply", HTMLTextAreaElement).value;
    const source = [Page.at("text", HTMLTextAreaElement).value, Page.at("safer", HTMLElement).textContent ?? ""].join("\n\n").trim();
    if (reply.trim() === "" || source === "") return place.replaceChildren();
    const view = await Link.ask({ type: "check-reply", request: { source, reply } }).catch(() => null);
    if (!view) return place.replaceChildren();
    place.replaceChildren(...(view.count > 0 ? ReplyParts.all(view, all) : [el("p", {}, view.label), el("p", { class: "quiet" }, view.limits)]));
  }

  function listen() {
    for (const id of ["reply", "text"]) Page.at(id, HTMLTextAreaElement).addEventListener("input", () => void check());
    Page.at("tab-reply", HTMLButtonElement).addEventListener("click", () => void check());
    Page.at("places", HTMLElement).addEventListener("click", (event) => {
      if (!(event.target instanceof Element) || event.target.getAttribute("data-do") !== "more") return;
      all = true;
      void check();
    });
  }

  return { listen };
})();
