// ProseMirror, as ChatGPT uses it: paragraphs and hard breaks, Enter sends.

import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Schema } from 'prosemirror-model';
import { nodes } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { start } from '../chat.mjs';

const schema = new Schema({
  nodes: { doc: { content: 'paragraph+' }, paragraph: { ...nodes.paragraph, content: 'inline*' }, text: nodes.text, hard_break: nodes.hard_break },
});
const breakNode = /** @type {import('prosemirror-model').NodeType} */ (schema.nodes.hard_break);

start((place, page) => {
  /** @type {import('prosemirror-state').Command} */
  const newLine = (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(breakNode.create()).scrollIntoView());
    return true;
  };
  const create = () => EditorState.create({
    schema,
    plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Shift-Enter': newLine }), keymap(baseKeymap)],
  });
  const view = new EditorView(place, {
    state: create(),
    attributes: page.attributes,
    handleKeyDown(_view, event) {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return false;
      page.send('enter', event);
      return true;
    },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      page.changed();
    },
  });
  return {
    element: view.dom,
    read: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n', '\n'),
    clear: () => view.updateState(create()),
  };
});
