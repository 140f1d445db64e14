// What axe finds, on a page or inside the panel's closed root.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = "{ resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }";
const SHORT = '({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 120)} (${failureSummary})`).join("; ")}`)';

/**
 * What is wrong with a whole page, one line a rule.
 * @param {import('../drivers/call.mjs').Page} tab @returns {Promise<string[]>}
 */
export function troublesOf(tab) {
  return tab.call(`async function () { ${AXE}; return (${SHORT})(await window.axe.run(document, ${RULES})); }`);
}

/**
 * What is wrong inside a closed root. axe looks for open roots, so it is shown this one, in this page only.
 * @param {import('../drivers/call.mjs').Root} root @returns {Promise<string[]>}
 */
export function troublesInside(root) {
  const work = `async function () {
    ${AXE};
    Object.defineProperty(this.host, 'shadowRoot', { value: this, configurable: true });
    return (${SHORT})(await window.axe.run(this.host, ${RULES}));
  }`;
  return root.call(/** @type {any} */ (work));
}
