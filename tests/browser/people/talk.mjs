// A conversation of twenty turns about one invented family: what is written in each, how it gets there, and whose names
// have to come back when its reply is copied.

/**
 * @typedef {object} Turn
 * @property {'paste' | 'type' | 'edit' | 'file'} how
 * @property {string} text
 * @property {string[]} back  words that the copied reply must hold
 */

/** Parts of names, and a number, that nobody but the person may ever see. */
export const SECRETS = ['Tamsin', 'Okafor', 'Jonah', 'Marlow', 'Priya', 'Nair', 'Bright', '943 476 5919', '9434765919'];

/** @type {Turn[]} */
export const TURNS = [
  { how: 'paste', text: 'Home visit. Mum: Tamsin Okafor. Child: Jonah Okafor (6). SW: Priya Nair. The flat was warm.', back: ['Tamsin Okafor', 'Jonah Okafor', 'Priya Nair'] },
  { how: 'paste', text: 'Tamsin said that Jonah sleeps well. Please put this in one sentence.', back: ['Tamsin Okafor said that Jonah Okafor sleeps well'] },
  { how: 'type', text: 'Her NHS number is 943 476 5919.', back: ['943 476 5919'] },
  { how: 'paste', text: 'Stepdad Dean Marlow left in May. TAMSIN asked him to go.', back: ['Dean Marlow', 'Tamsin Okafor asked'] },
  { how: 'paste', text: 'Which headings should a note about a home visit have?', back: [] },
  { how: 'file', text: 'Jonah told his teacher that Dean shouted. Tamsin was at work.', back: ['Jonah Okafor told', 'Dean Marlow shouted'] },
  { how: 'paste', text: "Jonah's coat was left at school. Ms Nair will ring.", back: ["Jonah Okafor's coat", 'Priya Nair'] },
  { how: 'type', text: 'Dean Marlow rang again.', back: ['Dean Marlow'] },
  { how: 'paste', text: 'Theo Bright is the neighbour. Theo heard Dean Marlow.', back: ['Theo Bright', 'Dean Marlow'] },
  { how: 'edit', text: 'Theo Bright heard Dean Marlow twice.', back: [] },
  { how: 'paste', text: 'Write to Tamsin Okafor and thank her.', back: ['Tamsin Okafor'] },
  { how: 'paste', text: 'Priya Nair will see Jonah Okafor at school with Theo Bright.', back: ['Priya Nair', 'Jonah Okafor', 'Theo Bright'] },
  { how: 'type', text: 'Is Dean Marlow mentioned too often?', back: ['Dean Marlow'] },
  { how: 'paste', text: 'The number 943-476-5919 belongs to Tamsin Okafor.', back: ['943 476 5919', 'Tamsin Okafor'] },
  { how: 'file', text: 'Minutes. Present: Priya Nair, Tamsin Okafor, Theo Bright. Apologies: Dean Marlow.', back: ['Priya Nair', 'Theo Bright', 'Dean Marlow'] },
  { how: 'paste', text: 'OKAFOR family: mum Tamsin and Jonah. Make it kinder.', back: ['Tamsin Okafor', 'Jonah Okafor'] },
  { how: 'paste', text: 'What did Theo Bright hear?', back: ['Theo Bright'] },
  { how: 'type', text: 'Jonah Okafor is six.', back: ['Jonah Okafor'] },
  { how: 'paste', text: 'A plan for Tamsin Okafor, Jonah Okafor and Priya Nair, in three steps.', back: ['Tamsin Okafor', 'Jonah Okafor', 'Priya Nair'] },
  { how: 'paste', text: 'Thank you. Sign it for Priya Nair.', back: ['Priya Nair'] },
];
