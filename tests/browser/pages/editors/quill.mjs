// Quill 2, as Gemini uses it inside its rich-textarea.

import Quill from 'quill';
import { start } from '../chat.mjs';

start((place, page) => {
  const quill = new Quill(place, {
    modules: {
      toolbar: false,
      keyboard: {
        bindings: {
          send: {
            key: 'Enter',
            shiftKey: false,
            handler(/** @type {unknown} */ _range, /** @type {{ event: KeyboardEvent }} */ context) {
              if (context.event.isComposing) return true;
              page.send('enter', context.event);
              return false;
            },
          },
        },
      },
    },
  });
  for (const [name, value] of Object.entries(page.attributes)) quill.root.setAttribute(name, value);
  quill.on('text-change', () => page.changed());
  return {
    element: quill.root,
    // Quill's document always ends with one line break of its own.
    read: () => quill.getText().replace(/\n$/, ''),
    clear: () => void quill.setText(''),
  };
});
