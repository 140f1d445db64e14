// Lexical, as Microsoft 365 Copilot uses it. It keeps its own state and repaints the DOM from it, so text that is only
// put into the DOM is lost.

import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $createParagraphNode, $getRoot, COMMAND_PRIORITY_HIGH, createEditor, KEY_ENTER_COMMAND } from 'lexical';
import { start } from '../chat.mjs';

/**
 * A page with Lexical.
 * @param {(editor: import('lexical').LexicalEditor) => unknown} register  the plain or the rich behaviour
 */
export function startLexical(register) {
  start((place, page) => {
    const element = document.createElement('span');
    for (const [name, value] of Object.entries(page.attributes)) element.setAttribute(name, value);
    element.contentEditable = 'true';
    place.append(element);
    const editor = createEditor({ namespace: 'chat', onError: (error) => { throw error; } });
    editor.setRootElement(element);
    register(editor);
    registerHistory(editor, createEmptyHistoryState(), 300);
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => {
      if (event?.shiftKey || event?.isComposing) return false;
      event?.preventDefault();
      page.send('enter', event ?? undefined);
      return true;
    }, COMMAND_PRIORITY_HIGH);
    editor.registerUpdateListener(() => page.changed());
    return {
      element,
      read: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
      clear: () => editor.update(() => {
        const paragraph = $createParagraphNode();
        $getRoot().clear().append(paragraph);
        paragraph.select();
      }, { discrete: true }),
    };
  });
}
