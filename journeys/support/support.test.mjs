// The support tried on pages of its own, so that a green journey means something.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { NARROW, WIDE, openBrowser, openPage } from './browser.mjs';
import { accessible, picture, reflows, silent } from './checks.mjs';
import { journey, journeyInEveryView } from './journey.mjs';
import { signIn } from './sign-in.mjs';
import { freePort, serve } from './program.mjs';

const page = (body, head = '') => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thử</title>
<meta name="viewport" content="width=device-width"><style>:root{color-scheme:light dark}</style>${head}</head><body><main><h1>Thử</h1>${body}</main></body></html>`;

const SIGN_IN = `<form method="post" action="/sign-in"><label>Tên <input name="n" autocomplete="username"></label>
<label>Mật khẩu <input name="p" type="password" autocomplete="current-password"></label><button>Vào</button></form>`;

const PAGES = {
  '/good': page('<p id="p">chữ</p><script>document.getElementById("p").textContent = "có mã"</script>'),
  '/unlabelled': page('<input name="x">'),
  '/small': page('<a href="/good" style="display:inline-block;width:9px;height:9px;overflow:hidden;position:absolute;top:99px">a</a><a href="/small" style="display:inline-block;width:9px;height:9px;overflow:hidden;position:absolute;top:99px;inset-inline-start:18px">b</a>'),
  '/broad': page('<p style="inline-size: 900px">rộng</p>'),
  '/broken': page('<script>throw new Error("hỏng")</script>'),
  '/incomplete': page('<img src="/missing.png" alt="">'),
  '/asks': page(`<script>fetch('/never').catch((fault) => console.error('htmx: htmx:error: ' + fault.message))</script>`),
  '/asks-nobody': page(`<script>fetch('http://127.0.0.1:1/').catch((fault) => console.error('htmx: htmx:error: ' + fault.message))</script>`),
  '/sign-in': page(SIGN_IN),
};

const port = await freePort();
const at = `http://127.0.0.1:${port}`;
const server = createServer(async (request, response) => {
  if (request.method === 'POST') {
    let typed = '';
    for await (const part of request) typed += part;
    response.writeHead(303, { location: typed === 'n=lan&p=mo' ? '/good' : '/sign-in' }).end();
    return;
  }
  if (request.url === '/never') return;
  const found = PAGES[request.url];
  response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(found ?? '');
});
let browser;
const check = (sentence, walk) => test(sentence, { timeout: 60_000 }, walk);

before(async () => {
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

async function opened(path, options) {
  const page = await openPage(browser, { url: at, ...options });
  await page.goto(path);
  return page;
}

check('a field without a label is not accessible', async () => {
  await assert.rejects(accessible(await opened('/unlabelled')), /label/);
});

check('a target smaller than a fingertip is not accessible', async () => {
  await assert.rejects(accessible(await opened('/small')), /target-size/);
});

check('axe looks at a page without JavaScript too', async () => {
  await assert.rejects(accessible(await opened('/unlabelled', { script: false })), /label/);
});

check('a page wider than a telephone does not reflow', async () => {
  await assert.rejects(reflows(await opened('/broad', { width: NARROW })), /900|px wide/);
  await reflows(await opened('/broad', { width: WIDE }));
});

check('an error in a script is a complaint', async () => {
  const page = await opened('/broken');
  assert.throws(() => silent(page), /hỏng/);
});

check('a missing file is a complaint', async () => {
  const page = await opened('/incomplete');
  assert.throws(() => silent(page), /404 .*missing\.png/);
});

check('a page that is left before it is answered complains of nothing', async () => {
  const page = await opened('/asks');
  await page.goto('/good');
  silent(page);
});

check('a question that nobody answers is a complaint', async () => {
  const page = await opened('/asks-nobody');
  await page.waitForEvent('requestfailed', { timeout: 2_000 }).catch(() => undefined);
  assert.throws(() => silent(page), /net::ERR_\w+ http:\/\/127\.0\.0\.1:1/);
});

check('someone with a wrong password is not signed in', async () => {
  const page = await opened('/good');
  await assert.rejects(signIn(page, { name: 'lan', password: 'sai' }), /lan was not signed in/);
});

check('a program that cannot be started is told with its name', async () => {
  await assert.rejects(serve({ empty: true, options: ['--no-such-word'] }), /the server ended|not started/);
});

journeyInEveryView('a page is seen as asked', { at }, async ({ page, view }) => {
  await page.goto('/good');
  const seen = await page.evaluate('[innerWidth, matchMedia("(prefers-color-scheme: dark)").matches, navigator.language]');
  assert.deepEqual(seen, [view.width, view.scheme === 'dark', 'vi-VN']);
  assert.equal(await page.textContent('#p'), view.script ? 'có mã' : 'chữ');
});

journey('a picture is written', { at }, async ({ page }) => {
  await page.goto('/good');
  const path = await picture(page, 'support');
  assert.ok((await stat(path)).size > 1000);
});

journey('a person begins signed in', { at, as: { name: 'lan', password: 'mo' } }, async ({ page, open }) => {
  assert.equal(new URL(page.url()).pathname, '/good');
  const second = await open({ width: NARROW });
  await second.goto('/sign-in');
});
