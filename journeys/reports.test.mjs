// Figures: a form in every view, from a figure to the case behind it, comparison, files, closing a period; and what anybody reads.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { journey, journeyInEveryView, NARROW, WIDE } from './support/journey.mjs';

const password = 'tiep-dan-demo';
const province = { name: 'tinh.truong', password };
const commune = { name: 'xa.truong', password };

const number = (text) => Number(text.replace(/\D/g, ''));

/** The figure of a column in the row of the total. */
function total(page, column) {
  return page.getByRole('row', { name: /^Tổng cộng|^Total/ }).getByRole('cell').nth(column - 1);
}

journeyInEveryView('a form is opened, turned and read', { as: province }, async ({ page, picture, accessible, reflows, view }) => {
  await page.goto('/reports');
  await accessible(page);
  await reflows(page);
  if (view.script && view.scheme === 'light') await picture(page, view.width === WIDE ? 'reports' : 'reports-narrow');
  await page.getByRole('link', { name: /^02\/XLD/ }).click();
  await page.getByRole('heading', { level: 1, name: /XỬ LÝ ĐƠN/ }).waitFor();
  const region = page.getByRole('region', { name: /Bảng số liệu/ });
  await region.focus();
  const all = number(await total(page, 1).innerText());
  assert.ok(all > 0, 'the demonstration has petitions this year');
  await page.getByLabel('Mỗi dòng là').selectOption('own');
  await page.getByRole('button', { name: 'Xem' }).click();
  await page.waitForURL(/rows=own/);
  assert.ok(number(await total(page, 1).innerText()) <= all);
  if (view.script && view.scheme === 'light') await picture(page, view.width === WIDE ? 'report' : 'report-narrow');
});

journey('a figure leads to the case behind it, and its pages add up to it', { as: province }, async ({ page, picture }) => {
  await page.goto('/reports/03-GQKN');
  const cell = total(page, 2).getByRole('link');
  const figure = number(await cell.innerText());
  await cell.click();
  await page.getByRole('heading', { name: 'Những gì đứng sau số này' }).waitFor();
  await picture(page, 'report-rows');
  const first = await page.locator('td.main a').first().innerText();
  let sum = 0;
  for (;;) {
    sum += number(await page.locator('.stat-value').nth(1).innerText());
    const next = page.locator('a[rel=next]');
    if ((await next.count()) === 0) break;
    await next.click();
    await page.waitForLoadState();
  }
  assert.equal(sum, figure);
  const back = page.getByRole('link', { name: 'Về đầu danh sách' });
  if ((await back.count()) > 0) await back.click();
  await page.getByRole('link', { name: first, exact: true }).first().click();
  await page.waitForURL(/\/cases\/\w+$/);
  assert.match(await page.innerText('main'), new RegExp(first.slice(0, 20)));
});

journey('a period stands beside the year before, and in files', { as: province }, async ({ page, picture }) => {
  await page.goto('/reports/02-XLD');
  const all = number(await total(page, 1).innerText());
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
  const lines = (await readFile(await csv.path(), 'utf8')).trim().split('\n');
  assert.equal(Number(lines.at(-1).split(',')[2]), all);
  const [xlsx] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'XLSX' }).click()]);
  assert.match(xlsx.suggestedFilename(), /^02-XLD_37-2025\.ubnd_\d{4}\.xlsx$/);
  await page.getByRole('link', { name: 'So với cùng kỳ năm trước' }).click();
  const row = page.getByRole('row', { name: /^1\. Tổng số đơn/ });
  const [, now, before, more] = await row.getByRole('cell').allInnerTexts();
  assert.equal(number(now), all);
  assert.equal(number(more), Math.abs(number(now) - number(before)));
  await picture(page, 'report-compared');
});

journey('the report in words is read and downloaded', { as: province }, async ({ page, picture }) => {
  await page.goto('/reports/narrative');
  await page.getByRole('heading', { name: /^II\. KẾT QUẢ/ }).waitFor();
  await picture(page, 'report-narrative');
  const [docx] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'DOCX' }).click()]);
  assert.equal((await readFile(await docx.path())).subarray(0, 2).toString(), 'PK');
});

journey('a head closes and sends a period that is over, and his superior sees it', { as: commune, width: NARROW, script: false }, async ({ page, open, accessible, picture }) => {
  await page.goto('/reports?period=2025');
  await page.getByLabel('Tôi đã xem số liệu').check();
  await page.getByRole('button', { name: 'Khóa kỳ' }).click();
  await page.getByText(/Kỳ đã khóa lúc .* chưa gửi/).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'Gửi báo cáo lên cấp trên' }).click();
  await page.getByText(/Kỳ đã khóa lúc .* gửi ngày/).waitFor();
  await picture(page, 'report-sent', { whole: true });
  const above = await open({ as: province });
  await above.goto('/reports?period=2025');
  await above.getByText(/^1\/\d+ đơn vị đã gửi/).waitFor();
});

journeyInEveryView('anybody reads the public figures of the country and of a province', {}, async ({ page, accessible, reflows, picture, view }) => {
  await page.goto('/figures');
  await accessible(page);
  await reflows(page);
  if (view.script && view.scheme === 'light') await picture(page, view.width === WIDE ? 'figures' : 'figures-narrow', { whole: true });
  await page.getByLabel('Nơi').selectOption('37-2025');
  await page.getByRole('button', { name: 'Xem' }).click();
  await page.getByRole('heading', { level: 2, name: /Ninh Bình/ }).waitFor();
});
