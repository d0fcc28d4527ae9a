// What is told: reports owed and answered, papers for a session, news, indicators, commendations.
import assert from 'node:assert/strict';
import { chair, officer, provinceChair, secretary } from './support/demo.mjs';
import { NARROW, WIDE, journey } from './support/journey.mjs';

const inspector = { ...chair, name: 'tw.truong' };

/** The bytes behind a link, read as the page reads them. */
async function bytes(page, path) {
  const answer = await page.request.get(path);
  return { status: answer.status(), begins: (await answer.body()).subarray(0, 5).toString() };
}

for (const [width, scheme] of [[NARROW, 'light'], [WIDE, 'light'], [WIDE, 'dark']]) {
  const view = `${width}-${scheme}`;
  journey(`who owes a report is seen, and one is answered (${view})`, { as: provinceChair, width, scheme, script: width === WIDE }, async ({ page, picture, accessible, reflows }) => {
    await page.goto('/reports');
    await page.getByRole('link', { name: 'Báo cáo phải gửi' }).click();
    await page.getByRole('heading', { level: 3, name: 'Gửi cho đơn vị này' }).waitFor();
    await picture(page, `owed-${view}`);
    const returned = page.getByRole('row').filter({ hasText: 'Bị trả lại' });
    assert.equal(await returned.count(), 1);
    await returned.getByRole('link').click();
    await page.getByRole('heading', { name: 'Ai đã làm gì' }).waitFor();
    assert.match(await page.innerText('main'), /Trả lại báo cáo/);
    await accessible(page);
    await picture(page, `owed-one-${view}`, { whole: true });
    await page.goto('/news');
    await picture(page, `news-${view}`, { whole: true });
    await page.goto('/reports/indicators');
    await page.getByRole('heading', { name: 'Theo đơn vị' }).waitFor();
    await accessible(page);
    await reflows(page);
    await picture(page, `indicators-${view}`, { whole: true });
    await page.goto('/commendations');
    const row = page.getByRole('row').filter({ hasText: '26/05/2014' }).first();
    assert.match(await row.innerText(), /\b10\b[\s\S]*\b15\b/);
    await picture(page, `commendations-${view}`);
  });
}

journey('a returned report is mended and sent again, and the province accepts it', { as: chair }, async ({ page, open }) => {
  await page.goto('/news');
  await page.getByRole('heading', { name: /Báo cáo bị trả lại/ }).waitFor();
  await page.getByRole('link', { name: 'Báo cáo', exact: true }).first().click();
  await page.getByText('Biểu 01/TCD', { exact: false }).first().waitFor();
  const path = new URL(page.url());
  await page.getByRole('link', { name: 'Xem, khóa và gửi số liệu' }).click();
  await page.getByLabel('Tôi đã xem số liệu').check();
  await page.getByRole('button', { name: 'Khóa kỳ' }).click();
  await page.getByRole('button', { name: 'Gửi báo cáo lên cấp trên' }).click();
  await page.getByText(/Kỳ đã khóa lúc .* gửi ngày/).waitFor();
  const above = await open({ as: provinceChair });
  await above.goto(path.pathname + path.search);
  await above.getByRole('button', { name: 'Trả lại' }).click();
  await above.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await above.getByRole('button', { name: 'Chấp nhận' }).click();
  await above.getByText('Chấp nhận báo cáo').waitFor();
  assert.equal(await above.getByRole('button', { name: 'Chấp nhận' }).count(), 0);
});

journey('a secretary sees who sent his month, and has the pack of his session in one click', { as: secretary }, async ({ page, open, picture }) => {
  await page.goto('/reports/owed');
  await page.getByRole('heading', { level: 3, name: 'Gửi cho đơn vị này' }).waitFor();
  assert.ok((await page.getByText('Đã gửi').count()) > 0);
  await picture(page, 'owed-party');
  await page.goto('/duty');
  const pack = await page.getByRole('link', { name: 'Tài liệu làm việc quý (PDF)' }).getAttribute('href');
  const { status } = await bytes(page, pack);
  assert.ok([200, 503].includes(status), `the pack answers ${status}`);
  const clerk = await open({ as: officer });
  assert.equal((await bytes(clerk, pack)).status, 403);
  await clerk.goto('/commendations');
  assert.equal(await clerk.getByRole('button', { name: 'Gửi đề nghị' }).count(), 0);
});

journey('the progress of the 220 cases is a paper in one click for whoever sees the list', { as: inspector }, async ({ page, open }) => {
  await page.goto('/prolonged');
  await page.getByRole('link', { name: /220 vụ việc/ }).click();
  const paper = await page.getByRole('link', { name: 'Báo cáo tháng (PDF)' }).getAttribute('href');
  const found = await bytes(page, `${paper}?month=2025-05`);
  assert.ok([200, 503].includes(found.status));
  if (found.status === 200) assert.equal(found.begins, '%PDF-');
  const clerk = await open({ as: officer });
  assert.equal((await bytes(clerk, paper)).status, 404);
});

journey('news is looked at, and a mail a day is chosen', { as: officer, width: NARROW, script: false }, async ({ page, picture }) => {
  await page.goto('/news');
  await page.getByRole('button', { name: 'Đánh dấu đã xem' }).click();
  await page.waitForURL(/\/news$/);
  assert.equal(await page.locator('.bar-news-count').count(), 0);
  await page.getByText('Thư tổng hợp hằng ngày').first().click();
  await page.getByLabel('Địa chỉ thư điện tử').fill('khong-phai');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await page.getByLabel('Địa chỉ thư điện tử').fill('canbo@ninhbinh.example.vn');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Thư tổng hợp hằng ngày').first().click();
  await page.getByText('Đang nhận').waitFor();
  await picture(page, 'news-digest', { whole: true });
});

journey('a unit is commended with the figures behind it', { as: provinceChair }, async ({ page, picture }) => {
  await page.goto('/commendations');
  await page.getByRole('link', { name: /Đang đề nghị/ }).click();
  await page.locator('td.main a').first().click();
  await page.getByRole('heading', { name: 'Số liệu của đơn vị trong kỳ' }).waitFor();
  await page.getByRole('button', { name: 'Khen thưởng', exact: true }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await page.getByLabel('Số quyết định').fill('77/QĐ-UBND');
  await page.getByRole('button', { name: 'Khen thưởng', exact: true }).click();
  await page.getByText('77/QĐ-UBND').waitFor();
  await picture(page, 'commendation', { whole: true });
});
