"use strict";

/**
 * The full review on a page of our own, where names may be read in full. The text stays in this tab's memory:
 * the page asks for it with a ticket, and answers with the same ticket.
 */
const Reviewing = (() => {
  /** @type {{ticket: string, text: string, moment: Moment, session?: string, keep: string[]}|null} */
  let open_ = null;

  /** @param {{text: string, moment: Moment, session?: string}} subject @param {string[]} keep */
  function open(subject, keep) {
    open_ = { ticket: crypto.randomUUID(), keep, ...subject };
    Link.tell({ type: "review-open", ticket: open_.ticket });
  }

  /** What the review page needs, for the ticket it was given. @param {string} ticket */
  function fetch(ticket) {
    if (!open_ || open_.ticket !== ticket || !Panel.isOpen()) return null;
    const { moment, keep } = open_;
    // What is already being read elsewhere need not travel again: the review page joins that reading.
    const session = open_.session ?? Long.session(open_.text);
    const text = session ? "" : open_.text;
    return { session, text, moment, host: location.hostname, path: location.pathname, keep: [...Chat.kept(), ...keep], chat: Chat.state() ?? {} };
  }

  /** The decision taken on the review page. @param {{ticket: string, action: ActionId, view: ReviewView|null, keep: string[]}} message */
  function done(message) {
    if (!open_ || open_.ticket !== message.ticket || !Panel.isOpen()) return false;
    open_ = null;
    Panel.answer(message.action, message.view, message.keep);
    return true;
  }

  return { open, fetch, done };
})();
