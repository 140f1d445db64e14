"use strict";

/** The person's own record: read, searched, taken along and deleted here, and by nobody else. */
(async () => {
  const DAYS = [0, 7, 30, 90, 365];
  const SVG = "http://www.w3.org/2000/svg";
  const BAR = 40;
  const HIGH = 100;
  let turn = 0;
  /** @type {RecordView|null} */
  let view = null;

  /** @param {string} key */
  const say = (key) => (Page.at("said", HTMLElement).textContent = Say.word(key));

  /** @param {string} name @param {Record<string, string|number>} attributes @param {Node[]} children */
  const shape = (name, attributes, ...children) => {
    const node = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    node.append(...children);
    return node;
  };

  /** @param {string} words */
  const title = (words) => shape("title", {}, document.createTextNode(words));

  /** A bar a week; each says its week and number. @param {RecordView["weeks"]} weeks */
  const picture = (weeks) => {
    const bars = weeks.map(({ share, label }, at) => {
      const height = Math.max(share, 2);
      const place = { x: at * BAR + 4, y: HIGH - height, width: BAR - 8, height, rx: 3, class: share > 0 ? "some" : "none" };
      return shape("rect", place, title(label));
    });
    const ground = shape("line", { x1: 0, y1: HIGH + 1, x2: weeks.length * BAR, y2: HIGH + 1 });
    const name = weeks.map(({ label }) => label).join("; ");
    return shape("svg", { viewBox: `0 0 ${weeks.length * BAR} ${HIGH + 4}`, role: "img", "aria-label": name }, ...bars, ground);
  };

  /** @param {RecordView["rows"]} rows */
  const table = (rows) => {
    const head = ["when", "what", "about", "do"].map((name) => el("th", { scope: "col" }, Say.word(`record.${name}`)));
    const line = (/** @type {RecordView["rows"][number]} */ row) => el("tr", {},
      el("td", {}, row.when), el("td", {}, row.what), el("td", {}, row.about, row.words ? el("p", {}, row.words) : null),
      el("td", {}, el("button", { type: "button", "data-delete": row.id, "aria-label": row.delete }, Say.word("record.delete"))));
    return el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows.map(line)));
  };

  /** @param {RecordView} now */
  const draw = (now) => {
    Page.at("kept", HTMLElement).textContent = now.kept;
    Page.at("set-by", HTMLElement).textContent = now.setBy;
    Page.at("empty", HTMLElement).textContent = now.empty ?? "";
    Page.at("table", HTMLElement).replaceChildren(...(now.rows.length > 0 ? [table(now.rows)] : []));
    Page.at("picture", HTMLElement).replaceChildren(...(now.weeks.length > 0 ? [picture(now.weeks)] : []));
    Page.at("question", HTMLElement).textContent = now.question?.text ?? "";
    const standards = now.question?.standards ?? [];
    const box = Page.at("standards", HTMLElement);
    box.hidden = standards.length === 0;
    const [summary, body] = box.children;
    summary?.replaceChildren(standards.map(({ label }) => label).join(", "));
    body?.replaceChildren(...standards.flatMap(({ words, from }) => [el("p", {}, words), el("p", { class: "quiet" }, from)]));
    const days = Page.at("days", HTMLSelectElement);
    const choices = [...new Set([...DAYS, now.days])].sort((one, other) => one - other);
    days.replaceChildren(...choices.map((count) =>
      el("option", { value: count, selected: count === now.days }, DAYS.includes(count) ? Say.word(`record.days.${count}`) : String(count))));
  };

  const look = async () => {
    view = await Link.ask({ type: "record", query: Page.at("search", HTMLInputElement).value, turn });
    if (view) draw(view);
  };

  /** @param {string} kind */
  const take = async (kind) => {
    /** @type {ExportView} */
    const file = await Link.ask({ type: "record-export", kind });
    const address = URL.createObjectURL(new Blob([file.text], { type: `${file.media};charset=utf-8` }));
    const link = el("a", { href: address, download: file.name, rel: "noreferrer" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    say("record.saved");
  };

  /** @param {number|null} id */
  const drop = async (id) => {
    await Link.ask({ type: "record-delete", id });
    await look();
    say("record.deleted");
    Page.at("search", HTMLInputElement).focus();
  };

  const keep = async () => {
    const own = Page.at("own", HTMLTextAreaElement);
    const { added, names } = await Link.ask({ type: "record-write", entry: { what: "reflection", question: view?.question?.id ?? "", words: own.value } });
    say(names ? "declare.not-kept" : added ? "card.kept" : "record.off");
    if (added) own.value = "";
    await look();
  };

  /** @param {boolean} asking */
  const makeSure = (asking) => {
    Page.at("sure", HTMLElement).hidden = !asking;
    Page.at(asking ? "no" : "delete-all", HTMLButtonElement).focus();
  };

  const listen = () => {
    Page.at("search", HTMLInputElement).addEventListener("input", () => void look());
    Page.at("days", HTMLSelectElement).addEventListener("change", (event) => {
      const days = Number(/** @type {HTMLSelectElement} */ (event.target).value);
      void Link.ask({ type: "record-days", days }).then(look);
    });
    Page.at("quiet", HTMLInputElement).addEventListener("change", (event) => {
      Link.tell({ type: "quiet", quiet: /** @type {HTMLInputElement} */ (event.target).checked });
    });
    Page.at("table", HTMLElement).addEventListener("click", (event) => {
      const id = event.target instanceof Element ? event.target.getAttribute("data-delete") : null;
      if (id) void drop(Number(id));
    });
    for (const button of document.querySelectorAll("[data-export]")) {
      button.addEventListener("click", () => void take(button.getAttribute("data-export") ?? ""));
    }
    Page.onPress("delete-all", () => makeSure(true));
    Page.onPress("no", () => makeSure(false));
    Page.onPress("yes", () => (makeSure(false), drop(null)));
    Page.onPress("print", () => window.print());
    Page.onPress("keep", keep);
    Page.onPress("another", () => ((turn += 1), look()));
  };

  listen();
  await Page.ready();
  const { settings } = await Link.ask({ type: "settings" });
  Page.at("quiet", HTMLInputElement).checked = settings.questions === false;
  await look();
})();
