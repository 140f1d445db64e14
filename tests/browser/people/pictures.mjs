// Pictures of what people see, light and dark, for docs/screenshots.

import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));

/**
 * Takes a picture in light and in dark. Only where the driver can change the looks.
 * @param {import('../drivers/call.mjs').Page} tab @param {string} name
 */
export async function takesPictures(tab, name) {
  for (const dark of [false, true]) {
    await tab.looks?.({ dark, reduced: true });
    await tab.screenshot(`${FOLDER}${name}-${dark ? 'dark' : 'light'}.png`);
  }
  await tab.looks?.({});
}
