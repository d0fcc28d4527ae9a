// What anybody may do: find out who receives, file a petition, follow it.
import assert from 'node:assert/strict';
import { NARROW, journey, journeyInEveryView } from './support/journey.mjs';

const fileTo = async (page, unit) => {
  await page.goto('/');
  await page.getByLabel(/Tìm xã, phường/).fill(unit);
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.locator('.found a').first().click();
  await page.getByRole('heading', { level: 1, name: 'Viết đơn' }).waitFor();
};
const send = (page) => page.getByRole('button', { name: 'Gửi đơn' }).last().click();

journeyInEveryView('the first page and the calendar say who receives, and when', {}, async ({ page, accessible, reflows, picture, view }) => {
  await page.goto('/');
  assert.ok(await page.locator('.sittings li').count() > 0, 'somebody receives in the coming weeks');
  if (view.width !== NARROW && view.scheme === 'light' && view.script) await picture(page, 'home');
  await accessible(page);
  await reflows(page);
  await page.getByRole('link', { name: /Xem cả lịch/ }).click();
  await page.getByLabel(/Cơ quan hoặc địa phương/).fill('UBND tỉnh Ninh Bình');
  await page.getByRole('button', { name: 'Xem lịch' }).click();
  await page.waitForURL(/unit=/);
  await page.locator('.sittings').first().waitFor();
  const units = await page.locator('.sittings strong').allInnerTexts();
  assert.ok(units.every((unit) => !/Quảng Ninh|Hà Nội/.test(unit)), 'only what was asked for');
  await page.getByRole('link', { name: 'Cấp ủy' }).click();
  await page.waitForURL(/register=party/);
});

journeyInEveryView('a petition is filed without an account, and followed', {}, async ({ page, accessible, reflows }) => {
  await fileTo(page, 'phường hoa lư');
  await page.getByLabel('Kiến nghị, phản ánh').check();
  await page.getByLabel(/^Nội dung/).fill('Đường liên thôn hỏng, đề nghị sửa.');
  await page.getByLabel(/Họ và tên/).first().fill('Nguyễn Thị Thử');
  await send(page);
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  assert.match(await page.locator('.summary').innerText(), /Địa chỉ/);
  assert.equal(await page.getByLabel(/^Nội dung/).inputValue(), 'Đường liên thôn hỏng, đề nghị sửa.');
  await accessible(page);
  await reflows(page);
  await page.getByLabel(/Số căn cước/).first().fill('037188001234');
  await page.getByLabel(/^Địa chỉ/).first().fill('Thôn 1');
  await page.getByLabel(/Giấy tờ, hình ảnh/).setInputFiles({ name: 'don.txt', mimeType: 'text/plain', buffer: Buffer.from('Kèm theo đơn') });
  await send(page);
  await page.getByRole('heading', { level: 1, name: 'Đã nhận đơn của bạn' }).waitFor();
  const [code, secret] = await page.locator('.codes').allInnerTexts();
  await accessible(page);
  await reflows(page);
  await page.goto('/follow');
  await page.getByLabel('Mã đơn').fill(code);
  await page.getByLabel('Mã bí mật').fill(`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`);
  await page.getByRole('button', { name: 'Xem' }).click();
  await page.getByText('Mã đơn và mã bí mật không khớp').first().waitFor();
  await page.getByLabel('Mã bí mật').fill(secret.toLowerCase());
  await page.getByRole('button', { name: 'Xem' }).click();
  await page.getByRole('heading', { level: 1, name: /^Đơn số/ }).waitFor();
  assert.ok(!(await page.innerText('main')).includes('Nguyễn Thị Thử'), 'nobody is named');
});

journey('a file of the wrong type is refused by name and nothing typed is lost', { width: NARROW }, async ({ page }) => {
  await fileTo(page, 'phường hoa lư');
  await page.getByLabel('Tố cáo', { exact: true }).check();
  await page.getByLabel(/^Nội dung/).fill('Cán bộ nhận tiền.');
  await page.getByLabel(/Giấy tờ, hình ảnh/).setInputFiles({ name: 'may.exe', mimeType: 'text/plain', buffer: Buffer.from('MZ\x90\0\x03\0\0\0') });
  await send(page);
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  assert.match(await page.locator('.summary').innerText(), /Giấy tờ, hình ảnh/);
  assert.equal(await page.getByLabel(/^Nội dung/).inputValue(), 'Cán bộ nhận tiền.');
});

journey('a unit is found while its name is typed', {}, async ({ page }) => {
  await page.goto('/file');
  await page.getByRole('searchbox').pressSequentially('tay hoa lu');
  await page.getByRole('link', { name: /Tây Hoa Lư/ }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Viết đơn' }).waitFor();
});
