// What is asked of every page.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import axe from 'axe-core';
import { folderOf } from './places.mjs';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const OPTIONS = {
  runOnly: { type: 'tag', values: LEVELS },
  // Off by default in axe although it is of level AA (2.5.8).
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  // Nothing is waited for: our pages hold no frames and no sheets of other hosts.
  iframes: false,
  preload: false,
};
// Timers stand still on a page without JavaScript, promises do not; axe only uses them to go on later.
const TIMERS = 'window.setTimeout = (next) => { Promise.resolve().then(next); return 0; };';

/** Fails with every breach of WCAG 2.0 to 2.2, A and AA, that axe finds on the page as it stands. */
export async function accessible(page) {
  const run = `axe.run(document, ${JSON.stringify(OPTIONS)}).then((found) => found.violations)`;
  const violations = await page.evaluate(`${page.hasScript ? '' : TIMERS}${axe.source};${run}`);
  assert.ok(violations.length === 0, `${page.url()} is not accessible:\n${violations.map(told).join('\n')}`);
}

/** Fails when the page is wider than its window (WCAG 1.4.10). */
export async function reflows(page) {
  const widths = '[document.documentElement.scrollWidth, document.documentElement.clientWidth]';
  const [content, window] = await page.evaluate(widths);
  assert.ok(content <= window, `${page.url()} is ${content} px wide in a window of ${window} px`);
}

/** Fails with what the page complained of while it was used. */
export function silent(page) {
  assert.ok(page.complaints.length === 0, `${page.url()} complained:\n${page.complaints.join('\n')}`);
}

/** A picture of the window as `<name>.png`; with `PICTURES=1` one of the README is taken anew. Returns its path. */
export async function picture(page, name, { whole = false } = {}) {
  await page.evaluate('document.fonts.ready.then(() => true)');
  const path = join(await folderOf(name), `${name}.png`);
  await page.screenshot({ path, fullPage: whole, animations: 'disabled', caret: 'hide' });
  return path;
}

function told({ id, help, nodes }) {
  const places = nodes.map((node) => `    ${node.target.join(' ')}: ${node.failureSummary?.replace(/\s+/g, ' ')}`);
  return [`${id}: ${help}`, ...places].join('\n');
}
