// A plain textarea in a form, on a page that nobody has written an adapter for.

import { start } from '../chat.mjs';

start((place, page) => {
  const element = document.createElement('textarea');
  for (const [name, value] of Object.entries(page.attributes)) element.setAttribute(name, value);
  element.addEventListener('input', () => page.changed());
  place.append(element);
  return { element, read: () => element.value, clear: () => { element.value = ''; } };
});
