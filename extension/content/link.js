"use strict";

/** The one way from a page's content script to the background. */
const Link = (() => {
  /** Whether the extension that put this script here still exists. After an update or reload it does not. */
  function alive() {
    try {
      return Boolean(chrome.runtime?.id);
    } catch {
      return false;
    }
  }

  /**
   * Ask the background. Rejects when it is gone or could not answer; the reason never holds any text.
   * @param {{type: string, [key: string]: unknown}} message
   */
  async function ask(message) {
    if (!alive()) throw new Error("gone");
    const answer = await chrome.runtime.sendMessage(message);
    if (!answer || !("ok" in answer)) throw new Error(answer?.error ?? "no answer");
    return answer.ok;
  }

  /**
   * Tell the background something where no answer matters.
   * @param {{type: string, [key: string]: unknown}} message
   */
  function tell(message) {
    ask(message).catch(() => {});
  }

  return { alive, ask, tell };
})();
