"use strict";

/** Texts too long to be reviewed in the page: read elsewhere, with progress, and stopped when the person says so. */
const Long = (() => {
  /** While somebody types in a long text it is looked at only when they rest. */
  const REST_MS = 700;

  /** @type {{text: string, reading: Reading}|null} the text under review, for what is asked about it next */
  let current = null;

  /**
   * Review a long text. Rejects with "cancelled" where the person stops it.
   * @param {ReviewRequest} request
   * @returns {Promise<ReviewView>}
   */
  async function review(request) {
    const { text, ...about } = request;
    if (request.moment === "type") await new Promise((rested) => setTimeout(rested, REST_MS));
    const again = current?.text === text;
    const waiting = Waiting.begin("text", again || request.moment === "type");
    if (!again || !current) {
      current?.reading.close();
      current = { text, reading: new Reading({ file: null, text, place: [1, 1], review: about }) };
    }
    const { reading } = current;
    reading.told = waiting.told;
    void waiting.stopped.then(end);
    try {
      const { view, more } = await reading.review({ keep: request.keep, chat: request.chat });
      const saferText = await reading.safer();
      return { ...view, saferText, preview: view.saferText, more };
    } finally {
      waiting.end();
      if (request.moment === "type" && current?.reading === reading) end();
    }
  }

  /** Let go of the text. */
  function end() {
    current?.reading.close();
    current = null;
  }

  /** The reading of this text, for a page that wants to join it. @param {string} text */
  const session = (text) => (current?.text === text ? current.reading.session : null);

  return { review, end, session };
})();
