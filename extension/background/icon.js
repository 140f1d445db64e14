"use strict";

/** The mark in the toolbar, for each tab: filled where protection is on, half where it is limited, hollow elsewhere. */
const Icon = (() => {
  const SHAPES = { on: "filled", limited: "half", off: "hollow" };

  /** @param {"filled"|"half"|"hollow"} shape */
  const paths = (shape) => Object.fromEntries([16, 32, 48, 128].map((size) => [size, `/icons/${shape}-${size}.png`]));

  /** @param {number} tabId @param {string} state @param {string} words */
  async function show(tabId, state, words) {
    const shape = SHAPES[/** @type {keyof typeof SHAPES} */ (state)] ?? "hollow";
    await chrome.action.setIcon({ tabId, path: paths(/** @type {"filled"|"half"|"hollow"} */ (shape)) });
    await chrome.action.setTitle({ tabId, title: `Candour: ${words}` });
  }

  return { show };
})();
