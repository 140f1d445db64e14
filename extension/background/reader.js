"use strict";

/**
 * Where files and long texts are read: one worker each, ended with the last page that talks to it. Chromium's background
 * has no workers, so there this script runs a second time in a page without a window (reader/reader.html).
 */
const Reader = (() => {
  const PAGE = "reader/reader.html";
  const PORT = "reader";
  const HERE = typeof Worker === "function" && typeof document === "object";

  /** @typedef {{id: string, worker: Promise<Worker>, ports: Map<number, chrome.runtime.Port>}} Session */

  /** @type {Map<string, Session>} */
  const sessions = new Map();
  /** @type {Map<string, Promise<WebAssembly.Module>>} */
  const modules = new Map();
  let lastPort = 0;
  /** A page without a window that nobody has needed for this long closes itself. */
  const IDLE_MS = 60_000;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let idle;
  /** @type {Promise<void>|null} */
  let opening = null;

  /** A module out of this package, compiled once. @param {string} file */
  function compiled(file) {
    const known = modules.get(file);
    if (known) return known;
    const made = fetch(chrome.runtime.getURL(file)).then(async (answer) => WebAssembly.compile(await answer.arrayBuffer()));
    modules.set(file, made);
    made.catch(() => modules.delete(file));
    return made;
  }

  /** Settings and policy as they are. @returns {Promise<Inputs>} */
  function inputs() {
    return typeof Settings === "object" ? Settings.inputs() : Link.ask({ type: "settings" });
  }

  /** @param {boolean} file whether documents have to be read, not only text @returns {Promise<Worker>} */
  async function start(file) {
    const [core, documents, settings] = await Promise.all([
      compiled("core/core_bg.wasm"), file ? compiled("core/documents_bg.wasm") : null, inputs(),
    ]);
    const worker = new Worker(chrome.runtime.getURL("reader/worker.js"));
    worker.postMessage({ do: "start", core, documents, inputs: settings });
    return worker;
  }

  /** @param {boolean} file @returns {Session} */
  function begin(file) {
    clearTimeout(idle);
    const id = crypto.randomUUID();
    /** @type {Session} */
    const session = { id, worker: start(file), ports: new Map() };
    sessions.set(id, session);
    session.worker.then((worker) => {
      worker.onmessage = ({ data }) => {
        for (const [to, port] of session.ports) if (data.progress || data.to === to) port.postMessage(data);
      };
      // A reader that broke down answers nobody any more: whoever waits is told so.
      worker.onerror = () => end(session);
    }, () => end(session));
    return session;
  }

  /** @param {Session} session */
  function end(session) {
    sessions.delete(session.id);
    for (const port of session.ports.values()) port.disconnect();
    session.worker.then((worker) => worker.terminate(), () => {});
    if (sessions.size === 0 && location.pathname.endsWith(PAGE)) idle = setTimeout(() => window.close(), IDLE_MS);
  }

  /** @param {chrome.runtime.Port} port */
  function welcome(port) {
    if (port.name !== PORT || port.sender?.id !== chrome.runtime.id) return;
    const number = (lastPort += 1);
    /** @type {Session|null} */
    let session = null;
    port.onMessage.addListener((message) => {
      if (message.do === "join" || message.do === "open") {
        session = message.do === "join" ? (sessions.get(message.session) ?? null) : begin(Boolean(message.file));
        session?.ports.set(number, port);
        return port.postMessage({ id: message.id, ...(session ? { ok: session.id } : { error: "gone" }) });
      }
      session?.worker.then((worker) => worker.postMessage({ ...message, to: number }), () => {});
    });
    port.onDisconnect.addListener(() => {
      session?.ports.delete(number);
      if (session?.ports.size === 0) end(session);
    });
  }

  /** Make sure that somebody listens for readers. */
  async function ready() {
    if (HERE) return true;
    opening ??= open().finally(() => (opening = null));
    await opening;
    return true;
  }

  async function open() {
    if (await chrome.offscreen.hasDocument()) return;
    await chrome.offscreen.createDocument({
      url: PAGE, reasons: [chrome.offscreen.Reason.WORKERS], justification: "Reads attached files on a thread of its own, on this computer.",
    });
  }

  if (HERE) chrome.runtime.onConnect.addListener(welcome);

  return { ready };
})();
