// Debian's Chromium, and pages as different people see them.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Widths in CSS pixels: the narrowest telephone and an office screen. */
export const NARROW = 360;
export const WIDE = 1440;

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const HEARD_BELOW = /^Failed to load resource|^htmx: htmx:error: Failed to fetch/;

/** Starts the browser: `CHROMIUM`, else the first one in `PATH`. Close it with `close()`. */
export function openBrowser() {
  // Date fields and file buttons speak the language of the browser, not that of the page.
  const env = { ...process.env, LANGUAGE: 'vi' };
  return chromium.launch({ executablePath: found(), args: SWITCHES, headless: true, env });
}

/**
 * A fresh page of a person with no cookies. It keeps what the page complained of in `page.complaints`:
 * script errors, breaches of the content security policy, missing files, questions that were not answered.
 */
export async function openPage(browser, { width = WIDE, scheme = 'light', script = true, language = 'vi-VN', url } = {}) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width === NARROW ? 780 : 900 },
    colorScheme: scheme,
    javaScriptEnabled: script,
    locale: language,
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.hasScript = script;
  page.complaints = [];
  page.on('pageerror', (fault) => page.complaints.push(`script: ${fault.message}`));
  page.on('console', (line) => {
    // What the server answered, or did not, is listened to below, with its address.
    const told = line.text();
    if (line.type() === 'error' && !HEARD_BELOW.test(told)) page.complaints.push(`console: ${told}`);
  });
  page.on('requestfailed', (request) => {
    // A page that is left gives up what it still asks for; that is nobody's fault.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') page.complaints.push(`${why} ${request.url()}`);
  });
  page.on('response', (answer) => {
    const isPage = answer.request().isNavigationRequest();
    if (answer.status() >= (isPage ? 500 : 400)) page.complaints.push(`${answer.status()} ${answer.url()}`);
  });
  return page;
}

function found() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const folder = folders.find((folder) => existsSync(join(folder, name)));
    if (folder !== undefined) return join(folder, name);
  }
  throw new Error('no Chromium in PATH: install the package chromium or name one in CHROMIUM');
}
