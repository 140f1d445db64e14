// Texts the specs share. Everybody in them is invented. Whole case notes are in tests/casework.

/** Direct identifiers that any build of the core knows. */
export const IDENTIFIERS = ['943 476 5919', 'j.smithson@mail.example'];

/** A short case note with all of them. */
export const NOTE = [
  'Home visit on Tuesday. Mum was welcoming and the flat was warm.',
  `NHS number ${IDENTIFIERS[0]}, as on the card.`,
  `She would like a letter, or write to ${IDENTIFIERS[1]}.`,
].join('\n');

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
