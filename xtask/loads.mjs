// Proves that a packaged extension loads: opens one of its pages in a headless browser and reads what it shows.
// node xtask/loads.mjs chromium practice/practice.html

import { extensionFolder, launch } from '../tests/browser/drivers/index.mjs';
import { until } from '../tests/browser/drivers/call.mjs';
import { startServer } from '../tests/browser/server/index.mjs';

const [name, file] = /** @type {['chromium' | 'firefox', string]} */ (process.argv.slice(2));

const extension = await extensionFolder(name);
if (!extension) throw new Error(`dist/${name} has no manifest`);
// The driver waits until the extension is in a chat page, so there has to be one: the tests' own, on this machine.
const server = await startServer();
const browser = await launch(name, { port: server.port, extension });
try {
  const page = await browser.open(browser.extensionUrl(file));
  const heading = await until('the page shows its heading', () => page.call(() => document.querySelector('h1')?.textContent?.trim()));
  console.log(`${name}: ${file} shows “${heading}”`);
} finally {
  await browser.close();
  await server.close();
}
