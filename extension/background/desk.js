"use strict";

/** Opening the desk: side panel, sidebar, or a window of its own where a browser has neither. */
const Desk = (() => {
  const PAGE = "desk/desk.html";
  const MENU = "check-in-desk";

  /** Must be called straight from a press: browsers open panels for people only. @param {number|undefined} windowId */
  async function open(windowId) {
    if (chrome.sidePanel?.open && windowId !== undefined) return chrome.sidePanel.open({ windowId });
    if (chrome.sidebarAction?.open) return chrome.sidebarAction.open();
    await chrome.windows.create({ url: chrome.runtime.getURL(PAGE), type: "popup", width: 480, height: 760 });
  }

  /** The entry in the context menu, in finished words. @param {string} title */
  async function offer(title) {
    await chrome.contextMenus.removeAll();
    chrome.contextMenus.create({ id: MENU, title, contexts: ["selection", "editable", "page"] });
  }

  /** @type {string|null} a selection on its way to the desk that is just opening */
  let waiting = null;

  function listen() {
    chrome.contextMenus.onClicked.addListener((info, tab) => {
      if (info.menuItemId !== MENU) return;
      void open(tab?.windowId);
      waiting = info.selectionText ?? null;
      if (waiting) chrome.runtime.sendMessage({ type: "desk-text" }).catch(() => {});
    });
    chrome.commands.onCommand.addListener((command, tab) => {
      if (command === "open-desk") void open(tab?.windowId);
    });
  }

  /** The desk takes the selection once. */
  function take() {
    const text = waiting;
    waiting = null;
    return text;
  }

  return { open, offer, listen, take };
})();
