// Long documents for the specs and the measurements. Everybody in them is invented.

/** A case note of at least so many characters: a line for each day, some with somebody in it. @param {number} length */
export function longNote(length) {
  const lines = [];
  let size = 0;
  for (let day = 1; size < length; day += 1) {
    const line = LINES[day % LINES.length] ?? '';
    const text = `${day}. ${line}`;
    lines.push(text);
    size += text.length + 1;
  }
  return lines.join('\n');
}

const LINES = [
  'Visited Marigold Threlkeld at home; she had made soup and the flat was warm.',
  'Rang the school. Attendance is good, and the new uniform has come.',
  'Idris Penhaligon wrote to say that the meeting moves to the library on Thursday.',
  'NHS number 943 476 5919 was on the letter that Eunice brought.',
  'A quiet week: homework club, football, and the bus on time every day but one.',
  'Tobias asked whether the dog may come along. It may.',
  'She said that mornings go wrong when the bus is late, and that evenings are better now.',
  'The plan was read aloud and nobody wanted anything changed in it.',
];

/** A PDF of so many pages with plain text on each. @param {number} pages */
export function longPdf(pages) {
  /** @type {string[]} */
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  const kids = [];
  for (let page = 0; page < pages; page += 1) {
    const lines = Array.from({ length: 40 }, (_, line) => `(${page + 1}.${line + 1} ${LINES[(page + line) % LINES.length]}) Tj 0 -17 Td`);
    const drawn = `BT /F 10 Tf 50 760 Td ${lines.join('\n')} ET`;
    kids.push(`${objects.length + 1} 0 R`);
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length + 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`);
    objects.push(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages} >>`;
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  return `${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
}
