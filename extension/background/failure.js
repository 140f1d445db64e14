"use strict";

/**
 * What is shown when the core can't run. The core words and decides it while it can; it is kept for when it can't.
 * It says nothing about any text.
 */
const Failure = (() => {
  const KEY = "failure";

  /** Keep what the core last said, where that is news. @param {PanelView|undefined} view */
  async function keep(view) {
    const kept = (await chrome.storage.local.get(KEY))[KEY];
    if (view && JSON.stringify(kept) !== JSON.stringify(view)) await chrome.storage.local.set({ [KEY]: view });
  }

  /**
   * The panel to show. Where the core has never run under this policy, one value of it is read without the core, because
   * nothing else can: a stop that an organisation requires holds all the same.
   * @returns {Promise<PanelView|null>}
   */
  async function view() {
    const kept = /** @type {PanelView|undefined} */ ((await chrome.storage.local.get(KEY))[KEY]);
    const { managed } = await Settings.inputs();
    if (!/"onFailure\\?":\s*\\?"stop\\?"/.test(JSON.stringify(managed))) return kept ?? null;
    const message = (/** @type {string} */ name) => chrome.i18n.getMessage(name);
    const actions = [{ id: /** @type {ActionId} */ ("cancel"), label: message("dontPaste"), primary: true }];
    return kept?.actions.length === 1 ? kept : { heading: message("failedHeading"), summary: message("stoppedSummary"), actions };
  }

  /** Whether a change of storage is only ours. @param {object} changes */
  const isOwn = (changes) => Object.keys(changes).every((key) => key === KEY);

  return { keep, view, isOwn };
})();
