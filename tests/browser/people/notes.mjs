// Texts the specs share. Everybody in them is invented. Whole case notes are in tests/casework.

/** Direct identifiers that any build of the core knows. */
export const IDENTIFIERS = ['943 476 5919', 'j.smithson@mail.example'];

/** A short case note with all of them. */
export const NOTE = [
  'Home visit on Tuesday. Mum was welcoming and the flat was warm.',
  `NHS number ${IDENTIFIERS[0]}, as on the card.`,
  `She would like a letter, or write to ${IDENTIFIERS[1]}.`,
].join('\n');

/** Names and a number go; what is left still points to one family. */
export const JIGSAW = [
  'Home visit to Tamsin Okafor-Hale and her twins, Jonah and Eve, aged 7.',
  `NHS number ${IDENTIFIERS[0]}. They moved to the canal boat after the caravan fire, which was in the news.`,
  'Tamsin said the new school is going well. Her brother drives the mobile library.',
].join('\n');

/** Two messages that say little each, and together point to one family. */
export const PIECES = ['Mum has triplets.', 'They live on the canal boat at Alnwick, where the lock fire was.'];

/** One line with an identifier, quick to type. */
export const LINE = `Please tidy this: NHS number ${IDENTIFIERS[0]}`;

/** Nothing in it is about anybody. */
export const CLEAN = 'Suggest three plain-English headings for a leaflet about fostering.';

/**
 * Which of these words are in what the page could have seen.
 * @param {{ text: string }[]} received @param {string[]} [identifiers]
 */
export function leaked(received, identifiers = IDENTIFIERS) {
  return identifiers.filter((word) => received.some(({ text }) => text.includes(word)));
}
