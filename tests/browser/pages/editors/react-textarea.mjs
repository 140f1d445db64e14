// A React-controlled textarea, as consumer Copilot uses it: React keeps the value, so text set behind its back is lost.

// @ts-ignore React carries no types of its own
import { createElement, useState } from 'react';
// @ts-ignore
import { createRoot } from 'react-dom/client';
// @ts-ignore
import { flushSync } from 'react-dom';
import { start } from '../chat.mjs';

start((place, page) => {
  let current = '';
  let set = (/** @type {string} */ _text) => {};
  function Composer() {
    const [text, setText] = useState('');
    set = (next) => {
      current = next;
      setText(next);
    };
    return createElement('textarea', {
      ...page.attributes,
      value: text,
      onChange(/** @type {{ target: HTMLTextAreaElement }} */ event) {
        set(event.target.value);
        page.changed();
      },
      onKeyDown(/** @type {any} */ event) {
        if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        page.send('enter', event.nativeEvent);
      },
    });
  }
  const root = createRoot(place);
  flushSync(() => root.render(createElement(Composer)));
  return {
    element: /** @type {HTMLElement} */ (place.querySelector('textarea')),
    read: () => current,
    clear: () => flushSync(() => set('')),
  };
});
