// Sessions in the calendar, the duty of heads, the notebook; the Party's book apart from the State's.
import assert from 'node:assert/strict';
import { NARROW, journey, journeyInEveryView } from './support/journey.mjs';
import { chair, day, officer, provinceChair, secretary } from './support/demo.mjs';

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const month = (date) => date.slice(0, 7);

/** Puts a session of the head into the calendar. */
async function plan(page, on, { kind = 'periodic', announce = false, place = 'Trụ sở tiếp công dân' } = {}) {
  await page.goto('/duty');
  await page.getByLabel('Loại buổi tiếp').selectOption(kind);
  await page.getByLabel('Ngày', { exact: true }).fill(on);
  await page.getByLabel(/^Địa điểm/).fill(place);
  await page.getByLabel(/Công bố ngay/).setChecked(announce);
  await page.getByRole('button', { name: 'Đưa vào lịch' }).click();
  await heading(page, /^Buổi tiếp ngày/);
}

journeyInEveryView('the duty of a head, a session, a visit and the notebook', { as: officer }, async ({ page, accessible, reflows }) => {
  const look = async () => {
    await accessible(page);
    await reflows(page);
  };
  await page.goto('/duty');
  assert.match(await page.innerText('main'), /Phải tiếp[\s\S]*Trực tiếp tiếp/);
  await look();
  await page.locator('td.main a').first().click();
  await heading(page, /^Buổi tiếp/);
  await look();
  await page.goto('/desk');
  await page.locator('.today li a').first().click();
  await page.getByRole('link', { name: 'Phiếu tiếp công dân' }).waitFor();
  await look();
  await page.goto('/notebook');
  assert.equal(await page.locator('.book thead th').count(), 13);
});

journey('a session is planned, told to the public, put off with its reason', { as: chair, script: false }, async ({ page, open }) => {
  const [on, later] = [day(20), day(27)];
  await plan(page, on, { place: 'Nhà văn hóa Đông Thành' });
  const anybody = await open({});
  const calendar = `/calendar?unit=14329-2025.ubnd&from=${on}&until=${later}`;
  await anybody.goto(calendar);
  assert.ok(!(await anybody.innerText('main')).includes('Đông Thành'), 'not public yet');
  await page.getByRole('button', { name: 'Công bố lịch' }).click();
  await page.getByText('Đã công bố').waitFor();
  await anybody.goto(calendar);
  await anybody.getByText('Nhà văn hóa Đông Thành').first().waitFor();
  await page.getByText('Không tiếp được vào ngày này').click();
  await page.getByLabel('Chuyển sang ngày').fill(later);
  await page.getByRole('button', { name: 'Chuyển sang ngày khác' }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await page.getByLabel('Lý do').fill('Họp Hội đồng nhân dân');
  await page.getByRole('button', { name: 'Chuyển sang ngày khác' }).click();
  await page.getByText('Đã công bố').waitFor();
  await anybody.goto(calendar);
  assert.match(await anybody.innerText('main'), /Chuyển ngày/);
});

journey('an unscheduled session of today is opened, receives a citizen and ends', { as: chair }, async ({ page, accessible }) => {
  await plan(page, day(), { kind: 'unscheduled', announce: true });
  await page.getByRole('button', { name: 'Bắt đầu tiếp' }).click();
  await page.getByText('Đã tiếp').first().waitFor();
  await page.getByRole('link', { name: 'Tiếp công dân', exact: true }).last().click();
  await heading(page, 'Bàn tiếp công dân');
  assert.match(await page.getByLabel('Buổi tiếp').locator('option:checked').innerText(), /Đột xuất/);
  await accessible(page);
});

journey('a session that is public late says so, and a delegate names the head', { as: chair, width: NARROW }, async ({ page }) => {
  await plan(page, day(1), { announce: true });
  assert.match(await page.innerText('main'), /Công bố chậm/);
});

journey('the month before and after are turned to, and the heads below are listed', { as: provinceChair }, async ({ page }) => {
  await page.goto('/duty');
  await page.getByRole('link', { name: 'Tháng sau' }).click();
  await page.waitForURL((url) => (url.searchParams.get('month') ?? '') > month(day()));
  await page.getByRole('heading', { name: 'Người đứng đầu các cơ quan, đơn vị' }).waitFor();
  assert.ok(await page.locator('table').last().locator('tbody tr').count() > 5);
});

journey('the Party receives in a book and a calendar of its own', { as: secretary }, async ({ page }) => {
  await page.goto('/notebook');
  assert.match(await page.locator('.book-of').innerText(), /^Cấp ủy/);
  await page.goto('/duty');
  assert.match(await page.innerText('main'), /11-QĐi\/TW|Quy định 11/);
});
