// Boards, the responsibility of heads, early warnings: each under the role that uses it, refused to the role that may not.
import assert from 'node:assert/strict';
import { chair, officer, provinceChair, supervisor } from './support/demo.mjs';
import { NARROW, WIDE, journey } from './support/journey.mjs';

const archivist = { ...chair, name: 'xa.luutru' };
const receptionist = { ...chair, name: 'xa.tiepdan' };
const number = (text) => Number(text.replace(/[^0-9]/g, ''));

journey('the centre sees the country on a board, and a figure opens what it counts', { as: supervisor }, async ({ page, picture }) => {
  await page.goto('/board');
  await page.getByRole('heading', { level: 1, name: 'Bảng điều hành' }).waitFor();
  await page.getByRole('heading', { name: '34 tỉnh, thành phố' }).waitFor();
  assert.equal(await page.locator('svg.tiles .tile').count(), 34);
  await page.getByText('Bảng số theo năm').click();
  const overdue = page.locator('.stat', { hasText: 'Vụ việc quá hạn' }).getByRole('link');
  const shown = number(await overdue.innerText());
  await overdue.click();
  let rows = 0;
  for (;;) {
    rows += await page.locator('table.cards tbody tr').count();
    const next = page.getByRole('link', { name: 'Trang tiếp' });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  assert.equal(rows, shown);
  await picture(page, 'board-rows');
  await page.goto('/board');
  await page.getByRole('link', { name: /^Ninh Bình: / }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('heading', { name: 'Theo đơn vị' }).waitFor();
  await page.getByRole('link', { name: 'Bảng của đơn vị mình' }).waitFor();
});

journey('a board changes by itself when a petition comes in', { as: provinceChair }, async ({ page, open }) => {
  await page.goto('/board');
  const stat = page.locator('.stat', { hasText: 'Đơn chưa xử lý' }).locator('.stat-value');
  const before = number(await stat.innerText());
  const citizen = await open({});
  await citizen.goto('/file/14329-2025.ubnd');
  await citizen.getByLabel('Kiến nghị, phản ánh').check();
  await citizen.getByLabel(/^Nội dung/).fill('Đề nghị sửa đường vào thôn Bái, xe không đi được khi mưa.');
  await citizen.getByLabel(/Họ và tên/).first().fill('Phạm Thị Bưởi');
  await citizen.getByLabel(/Số căn cước/).first().fill('037188001234');
  await citizen.getByLabel(/^Địa chỉ/).first().fill('Thôn Bái');
  await citizen.getByRole('button', { name: 'Gửi đơn' }).last().click();
  await citizen.getByRole('heading', { level: 1, name: 'Đã nhận đơn của bạn' }).waitFor();
  await page.waitForFunction((old) => Number(document.querySelector('.stat-value').textContent.replace(/[^0-9]/g, '')) > old, before, { timeout: 15000 });
});

journey('a head is measured beside like units, and a warning is heeded', { as: provinceChair }, async ({ page, picture }) => {
  await page.goto('/responsibility');
  await page.getByRole('heading', { level: 1, name: 'Trách nhiệm người đứng đầu' }).waitFor();
  await picture(page, 'responsibility', { whole: true });
  await page.locator('tbody th a').nth(1).click();
  await page.getByRole('heading', { name: 'Các chỉ số' }).waitFor();
  await page.getByLabel('Đến hết ngày').fill('2020-01-01');
  await page.getByRole('button', { name: 'Xem' }).click();
  await page.getByText('Ngày cuối không được trước ngày đầu').waitFor();
  await page.goto('/neglected');
  await page.getByRole('heading', { level: 1, name: 'Đơn để lâu chưa xử lý' }).waitFor();
  await page.goto('/warnings');
  await page.getByRole('link', { name: /Dự án đường bộ ven biển/ }).first().click();
  await page.getByText('Chỉ là số đếm').waitFor();
  assert.equal(await page.locator('main a[href^="/petitions/"], main a[href^="/cases/"]').count(), 0);
  await page.getByLabel('Nội dung').fill('');
  await page.getByRole('button', { name: 'Ghi lại' }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await page.getByRole('textbox', { name: /^Đã báo ai/ }).fill('Ban Nội chính Tỉnh ủy');
  await page.getByLabel('Nội dung').fill('Đề nghị cùng theo dõi.');
  await page.getByRole('button', { name: 'Ghi lại' }).click();
  await page.getByText('Ban Nội chính Tỉnh ủy').waitFor();
  await picture(page, 'warning', { whole: true });
});

journey('a reception officer sees his unit alone; an archivist no board', { as: receptionist }, async ({ page, open }) => {
  await page.goto('/board');
  await page.getByText('Chỉ tính riêng đơn vị này').waitFor();
  for (const path of ['/responsibility', '/warnings']) assert.equal((await page.goto(path)).status(), 403, path);
  const other = await open({ as: archivist });
  assert.equal((await other.goto('/board')).status(), 403);
  const mine = await open({ as: officer });
  assert.equal((await mine.goto('/board/37-2025.ubnd')).status(), 404);
});

for (const [width, scheme] of [[NARROW, 'light'], [NARROW, 'dark'], [WIDE, 'light'], [WIDE, 'dark']]) {
  const view = `${width}-${scheme}`;
  journey(`boards read without colour (${view})`, { as: supervisor, width, scheme }, async ({ page, picture }) => {
    await page.goto('/board');
    await picture(page, `board-country-${view}`, { whole: true });
    await page.goto('/board/37-2025.ubnd');
    await picture(page, `board-province-${view}`, { whole: true });
    await page.goto('/responsibility/37-2025.ubnd');
    await picture(page, `responsibility-unit-${view}`, { whole: true });
    await page.goto('/warnings');
    await picture(page, `warnings-${view}`, { whole: true });
  });
}
