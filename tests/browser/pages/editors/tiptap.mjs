// Tiptap with its starter kit, as Claude uses it.

import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { start } from '../chat.mjs';

start((place, page) => {
  const editor = new Editor({
    element: place,
    extensions: [StarterKit],
    injectCSS: false,
    onUpdate: () => page.changed(),
    editorProps: {
      attributes: page.attributes,
      handleKeyDown(_view, event) {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return false;
        page.send('enter', event);
        return true;
      },
    },
  });
  return {
    element: editor.view.dom,
    read: () => editor.getText({ blockSeparator: '\n' }),
    clear: () => void editor.commands.clearContent(true),
  };
});
