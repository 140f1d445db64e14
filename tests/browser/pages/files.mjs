// Attachments: a file input, a drop zone, files on the clipboard, and a long paste that the site turns into a file.

import { h } from './layouts.mjs';

/** @param {import('./chat.mjs').ChatPage} chat */
export function attachments(chat) {
  const input = /** @type {HTMLInputElement} */ (h('input', { type: 'file', multiple: '', 'aria-label': 'Attach files' }));
  const take = async (/** @type {Iterable<File>} */ files) => {
    for (const file of [...files]) {
      const text = await file.text();
      chat.files.push({ name: file.name, text });
      void fetch('/api/upload', { method: 'POST', body: `${file.name}\n${text}` });
    }
  };
  input.addEventListener('change', () => void take(input.files ?? []));
  const root = chat.layout.root;
  root.append(input);
  root.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  root.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void take(event.dataTransfer.files);
  });
  root.addEventListener('paste', (event) => takePaste(event, chat.site.pasteLimit ?? Infinity, take), true);
}

/** @param {ClipboardEvent} event @param {number} limit @param {(files: Iterable<File>) => Promise<void>} take */
function takePaste(event, limit, take) {
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (files.length === 0 && text.length <= limit) return;
  event.preventDefault();
  event.stopPropagation();
  void take(files.length ? files : [new File([text], 'Pasted text.txt', { type: 'text/plain' })]);
}
