// `journey(sentence, options, walk)`: one test with a server, a browser and a page of its own.
import { after, test } from 'node:test';
import { NARROW, WIDE, openBrowser, openPage } from './browser.mjs';
import { accessible, picture, reflows, silent } from './checks.mjs';
import { serve } from './program.mjs';
import { signIn } from './sign-in.mjs';

export { NARROW, WIDE, signIn };

const PATIENCE_MS = 120_000;

// One browser and one server for a file, started by the first journey that needs them.
let browser;
let server;

after(async () => {
  await (await browser)?.close();
  await (await server)?.stop();
});

/**
 * Walks one journey. `options` are those of `openPage` (`width`, `scheme`, `script`, `language`) and
 * `as: { name, password }` to begin signed in, `at: url` to walk pages another server gives, `patience` for a long one.
 *
 * `walk` gets `page`, `url`, `view` (the options), `open(options)` for the page of a second person, and the checks
 * `accessible`, `reflows` and `picture`. At the end every page opened must be accessible, fit its window and have complained of nothing.
 */
export function journey(sentence, options, walk) {
  test(sentence, { timeout: options.patience ?? PATIENCE_MS }, async () => {
    browser ??= openBrowser();
    const url = options.at ?? (await (server ??= serve())).url;
    const pages = [];
    const open = async (other = {}) => {
      const page = await openPage(await browser, { url, ...other });
      pages.push(page);
      if (other.as) await signIn(page, other.as);
      return page;
    };
    try {
      await walk({ page: await open(options), url, view: options, open, accessible, reflows, picture });
      for (const page of pages) {
        await accessible(page);
        await reflows(page);
        silent(page);
      }
    } finally {
      await Promise.all(pages.map((page) => page.context().close()));
    }
  });
}

/** The same journey narrow and wide, light and dark, with and without JavaScript: eight tests. */
export function journeyInEveryView(sentence, options, walk) {
  for (const width of [NARROW, WIDE]) {
    for (const scheme of ['light', 'dark']) {
      for (const script of [true, false]) {
        const view = `${width} px, ${scheme}, ${script ? 'with' : 'without'} JavaScript`;
        journey(`${sentence} (${view})`, { ...options, width, scheme, script }, walk);
      }
    }
  }
}
