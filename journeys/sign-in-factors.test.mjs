// Signing in with codes, recovery codes and passkeys; fresh proofs; what needs two persons.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after } from 'node:test';
import { journey, signIn } from './support/journey.mjs';
import { COMMUNE } from './support/matter.mjs';
import { command, serve } from './support/program.mjs';

const password = 'mua rao thang bay';
const coder = { name: 'ma.tt', password };
const holder = { name: 'khoa.tt', password };
const asker = { name: 'hoi.qt', password };
const answerer = { name: 'dap.qt', password };
const helper = { name: 'giup.gq', password };

const server = await serve({ empty: true });
after(() => server.stop());
// A passkey is bound to a host, and an address of numbers is none.
const at = server.url.replace('127.0.0.1', 'localhost');
await add(coder, 'Trần Thị Mã', 'settler');
await add(holder, 'Lê Thị Khóa', 'settler');
await add(asker, 'Phạm Văn Hỏi', 'administrator');
await add(answerer, 'Đỗ Thị Đáp', 'administrator');
await add(helper, 'Vũ Văn Giúp', 'settler');

function add(who, name, post) {
  const words = ['user', 'add', '--data', server.folder, '--unit', COMMUNE, '--name', name, '--post', post, who.name];
  return command(words, `${who.password}\n`);
}

/** The code of a secret, as a telephone makes it; `ahead` steps of thirty seconds from now. */
function code(letters, ahead = 0) {
  const bits = [...letters.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const digest = createHmac('sha1', secret).update(moment).digest();
  const number = digest.readUInt32BE(digest.at(-1) & 0x0f) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** An authenticator in the browser that always verifies its person. */
async function device(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await session.send('WebAuthn.addVirtualAuthenticator', { options });
}

async function signOut(page) {
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

async function givePassword(page, who) {
  await page.goto('/sign-in?then=/cases');
  await page.getByLabel('Tên đăng nhập').fill(who.name);
  await page.getByLabel('Mật khẩu').fill(who.password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

for (const script of [true, false]) {
  const who = script ? coder : helper;
  journey(`codes and recovery codes serve ${script ? 'with' : 'without'} JavaScript`, { at, script, as: who }, async ({ page, accessible, picture }) => {
    await page.goto('/account');
    await page.getByRole('link', { name: 'Xác thực hai bước và khóa truy cập' }).click();
    const letters = await page.locator('code.secret').textContent();
    await accessible(page);
    if (script) await picture(page, 'factors', { whole: true });
    await page.getByLabel('Mã sáu số').fill('12');
    await page.getByRole('button', { name: 'Bật' }).click();
    await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
    await page.getByLabel('Mã sáu số').fill(code(letters, -1));
    await page.getByRole('button', { name: 'Bật' }).click();
    await page.getByText('Mã khôi phục mới').waitFor();
    const codes = await page.locator('.codes code').allTextContents();
    assert.equal(codes.length, 10);
    await page.goto('/account/factors');
    assert.equal(await page.locator('code.secret').count(), 0);
    await signOut(page);
    await givePassword(page, who);
    await page.getByRole('heading', { level: 1, name: 'Xác minh bước hai' }).waitFor();
    await accessible(page);
    await page.getByLabel('Mã xác thực').fill(code(letters));
    await page.getByRole('button', { name: 'Xác minh' }).click();
    await page.waitForURL((url) => url.pathname === '/cases');
    await signOut(page);
    await givePassword(page, who);
    await page.getByLabel('Mã xác thực').fill(codes[0]);
    await page.getByRole('button', { name: 'Xác minh' }).click();
    await page.waitForURL((url) => url.pathname === '/cases');
    await page.goto('/account/factors');
    await page.getByText('Còn 9 mã chưa dùng').waitFor();
  });
}

journey('a passkey is made, signs in without a password and confirms', { at, as: holder }, async ({ page, accessible }) => {
  await device(page);
  await page.goto('/account/factors');
  await page.getByLabel('Tên của khóa').fill('Máy ở cơ quan');
  await page.getByRole('button', { name: 'Tạo khóa truy cập' }).click();
  await page.getByText('Mã khôi phục mới').waitFor();
  await page.getByText('Máy ở cơ quan').waitFor();
  await signOut(page);
  await page.goto('/sign-in?then=/cases');
  await accessible(page);
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
  await page.waitForURL((url) => url.pathname === '/cases');
  await page.goto('/confirm?next=/account');
  await accessible(page);
  await page.getByRole('button', { name: 'Xác nhận bằng khóa truy cập' }).click();
  await page.waitForURL((url) => url.pathname === '/account');
  await page.getByText('xác nhận bằng khóa truy cập').waitFor();
});

journey('a fresh proof by password leads back to the page', { at, as: answerer }, async ({ page }) => {
  await page.goto('/confirm?next=/admin/factors');
  await page.getByLabel('Mật khẩu').fill('sai');
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Yêu cầu xác thực hai bước' }).waitFor();
});

journey('emergency access is asked by one, granted by another, ended and reported on', { at, as: asker }, async ({ page, open, accessible, picture }) => {
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Việc cần hai người' }).click();
  await page.getByLabel('Cho cán bộ').selectOption({ label: 'Lê Thị Khóa (khoa.tt)' });
  await page.getByLabel('Chức vụ').selectOption('petition_officer');
  await page.getByLabel('Số giờ').fill('2');
  await page.getByLabel('Lý do').fill('Người xử lý đơn nghỉ ốm, hai đơn đến hạn hôm nay.');
  await page.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await page.getByText('Chờ người thứ hai').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Đồng ý' }).count(), 0);
  const request = new URL(page.url()).pathname;
  const second = await open({ url: at });
  await signIn(second, answerer);
  await second.goto(request);
  await second.getByRole('button', { name: 'Đồng ý' }).click();
  await second.getByText('Đang có hiệu lực').waitFor();
  await accessible(second);
  await second.getByRole('button', { name: 'Kết thúc ngay' }).click();
  await second.getByText('Chờ báo cáo').waitFor();
  await second.getByLabel('Báo cáo sau khi dùng').fill('Đã xử lý hai đơn đến hạn.');
  await second.getByRole('button', { name: 'Lưu báo cáo' }).click();
  await second.getByText('Đã báo cáo').waitFor();
  await picture(second, 'emergency', { whole: true });
});
