// Signing in and filing with an identity that a real provider keeps.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { administrator, officer } from './support/demo.mjs';
import { journey } from './support/journey.mjs';
import { freePort, serve } from './support/program.mjs';
import { CODE, NAME, nameProvider, serveProvider } from './support/provider.mjs';

const port = await freePort();
const named = await nameProvider(port);
const server = await serve({ options: ['--identity-providers', named.file] });
const provider = await serveProvider(port, server.url);
after(async () => {
  await server.stop();
  await provider.stop();
  await named.remove();
});
const at = server.url;
const BACK = `**/identity/${CODE}?*`;
const write = '/file/14533-2025.ubnd';

/** Says at the provider who one is; a browser that did so before is not asked again. */
async function prove(page, account) {
  await page.waitForURL(/\/interaction\//);
  await page.getByLabel('Tài khoản').fill(account);
  await page.getByRole('button', { name: 'Xác nhận' }).click();
}

journey('an official is invited, links his identity and signs in with it', { at, as: officer }, async ({ page, open, accessible, reflows, picture }) => {
  await page.goto('/account/identity');
  await page.getByText('Chưa liên kết danh tính nào').waitFor();
  const keeper = await open({ as: administrator });
  await keeper.goto('/admin');
  await keeper.getByRole('row').filter({ has: keeper.getByRole('cell', { name: officer.name, exact: true }) }).getByRole('link').click();
  await keeper.getByRole('button', { name: 'Mời liên kết danh tính' }).click();
  await keeper.getByText('Được liên kết danh tính đến hết').waitFor();

  await page.reload();
  await page.getByLabel('Mật khẩu của ông/bà').fill('sai');
  await page.getByRole('button', { name: `Liên kết ${NAME}` }).click();
  await page.getByText('Mật khẩu không đúng').first().waitFor();
  await accessible(page);
  await page.getByLabel('Mật khẩu của ông/bà').fill(officer.password);
  await page.getByRole('button', { name: `Liên kết ${NAME}` }).click();
  await prove(page, 'can-bo-1');
  await page.getByRole('button', { name: `Bỏ liên kết ${NAME}` }).waitFor();
  await picture(page, 'linked-identity');

  const fresh = await open({});
  await fresh.goto('/sign-in?then=%2Fqueue');
  await accessible(fresh);
  await reflows(fresh);
  const answers = [];
  fresh.on('request', (request) => {
    if (new URL(request.url()).pathname === `/identity/${CODE}`) answers.push(request.url());
  });
  await fresh.getByRole('button', { name: `Đăng nhập bằng ${NAME}` }).click();
  await prove(fresh, 'can-bo-1');
  await fresh.waitForURL(/\/queue$/);
  // The answer that let him in is worth nothing a second time.
  assert.equal(answers.length, 1);
  const replayed = await fresh.request.get(answers[0]);
  assert.equal(replayed.status(), 403);

  await fresh.goto('/account/identity');
  await fresh.getByRole('button', { name: `Đăng xuất ở đây và ở ${NAME}` }).click();
  await fresh.waitForURL(`${provider.issuer}/**`);
  await fresh.goto('/account/identity');
  await fresh.waitForURL(/\/sign-in\?/);
});

journey('whoever linked no identity is not let in', { at }, async ({ page, accessible }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: `Đăng nhập bằng ${NAME}` }).click();
  await prove(page, 'nguoi-la');
  await page.getByText('Không dùng được danh tính này ở đây').waitFor();
  await accessible(page);
});

for (const script of [true, false]) {
  journey(`a citizen files with a proved identity (${script ? 'with' : 'without'} JavaScript)`, { at, script }, async ({ page, accessible, reflows, picture }) => {
    await page.goto(write);
    await page.getByRole('button', { name: `Điền bằng ${NAME}` }).click();
    await prove(page, `cong-dan-${script}`);
    await page.getByText(`Đã điền và xác thực bởi ${NAME}`).waitFor();
    assert.equal(await page.getByLabel(/Họ và tên/).first().inputValue(), 'Đỗ Thị Ước');
    assert.equal(await page.locator('[name="people.0.id_number"]').inputValue(), '037085001234');
    await accessible(page);
    await reflows(page);
    if (script) await picture(page, 'file-proved', { whole: true });
    await page.getByLabel('Kiến nghị, phản ánh').check();
    await page.locator('[name="people.0.address"]').fill('Thôn 3');
    await page.getByLabel(/^Nội dung/).fill('Đường thôn 3 hỏng.');
    await page.getByRole('button', { name: 'Gửi đơn' }).last().click();
    await page.waitForURL(/\/file-receipt$/);
    await page.goto(write);
    assert.equal(await page.getByLabel(/Họ và tên/).first().inputValue(), '');
  });
}

journey('an answer with another state or of another issuer is refused', { at }, async ({ page, open }) => {
  const held = async (person) => {
    let answer;
    await person.route(BACK, (route) => {
      answer = route.request().url();
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><html lang="vi"><title>Giữ</title><h1>Giữ</h1></html>' });
    });
    await person.goto(write);
    await person.getByRole('button', { name: `Điền bằng ${NAME}` }).click();
    await prove(person, 'cong-dan-3');
    await person.getByRole('heading', { name: 'Giữ' }).waitFor();
    await person.unroute(BACK);
    return new URL(answer);
  };
  const guessed = await held(page);
  guessed.searchParams.set('state', 'AAAAAAAAAAAAAAAAAAAAAA');
  assert.equal((await page.request.get(guessed.href)).status(), 403);

  const second = await open({});
  const mixed = await held(second);
  assert.equal(mixed.searchParams.get('iss'), provider.issuer);
  mixed.searchParams.set('iss', 'https://elsewhere.example');
  assert.equal((await second.request.get(mixed.href)).status(), 403);

  const third = await open({});
  const stolen = await held(third);
  const thief = await open({});
  await thief.goto('/');
  assert.equal((await thief.request.get(stolen.href)).status(), 403);
  for (const person of [page, second, third]) await person.goto(write);
});
