// What leads and supervises: cases with their steps, what waits for a signature, what is late, units, officials, the trail.
import assert from 'node:assert/strict';
import { NARROW, journey, journeyInEveryView } from './support/journey.mjs';
import { administrator, officer, provinceChair, supervisor } from './support/demo.mjs';

journeyInEveryView('cases, one case, a step, what is signed and what is late', { as: provinceChair }, async ({ page, accessible, reflows }) => {
  const look = async () => {
    await accessible(page);
    await reflows(page);
  };
  await page.goto('/cases');
  await look();
  await page.locator('td.main a').first().click();
  await page.getByRole('heading', { name: 'Sổ thụ lý' }).waitFor();
  await look();
  await page.goto(`${page.url().split('#')[0]}/trail`);
  await look();
  await page.goto('/sign');
  await look();
  await page.locator('td .button').first().click();
  await page.getByLabel('Ngày thực hiện').waitFor();
  await look();
  await page.goto('/watch');
  assert.match(await page.innerText('main'), /Quá hạn[\s\S]*Theo người được giao/);
});

journey('what a head signs next stands on the docket with its article', { as: provinceChair }, async ({ page }) => {
  await page.goto('/sign');
  const before = await page.locator('tbody tr').count();
  const step = page.getByRole('link', { name: /^Thụ lý \d/ }).first();
  await step.click();
  await page.getByLabel(/^Số văn bản/).fill('77/TB-UBND');
  await page.getByRole('button', { name: 'Thụ lý', exact: true }).click();
  await page.getByRole('heading', { name: 'Sổ thụ lý' }).waitFor();
  assert.match(await page.locator('.docket').first().innerText(), /Thụ lý[\s\S]*Điều[\s\S]*77\/TB-UBND/);
  await page.goto('/sign');
  assert.ok(before > 0);
});

journey('the list of cases is narrowed to what is due today', { as: officer }, async ({ page, picture }) => {
  await page.goto('/cases');
  await page.getByRole('link', { name: /Đến hạn hôm nay/ }).click();
  await page.waitForURL(/tab=today/);
  const clocks = await page.locator('td .clock-said').allInnerTexts();
  assert.ok(clocks.length > 0 && clocks.every((clock) => clock === 'đến hạn hôm nay'));
  await page.getByRole('link', { name: /^Khiếu nại/ }).first().click();
  await page.getByRole('heading', { name: 'Sổ thụ lý' }).waitFor();
  await picture(page, 'case');
});

journeyInEveryView('units of the country and the officials of one', { as: administrator }, async ({ page, accessible, reflows, view }) => {
  const look = async () => {
    await accessible(page);
    await reflows(page);
  };
  await page.goto('/units');
  await look();
  await page.getByRole('searchbox').fill('hoa lư');
  if (!view.script) await page.getByRole('button', { name: 'Tìm' }).click();
  await page.waitForURL(/q=/);
  await page.locator('#found a').first().click();
  await page.locator('dl.facts').first().waitFor();
  await look();
  await page.goto('/admin');
  await look();
  await page.getByRole('link', { name: 'Phạm Đình Mạnh' }).click();
  await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  await look();
  await page.goto('/account');
});

journey('somebody is employed, given a post and shut out again', { as: administrator, width: NARROW, scheme: 'dark' }, async ({ page, open }) => {
  await page.goto('/admin');
  await page.getByLabel('Họ và tên').fill('Trần Thị Mới');
  await page.getByLabel(/^Tên đăng nhập/).fill('xa.moi');
  await page.getByLabel('Cán bộ tiếp công dân').check();
  await page.getByRole('button', { name: 'Thêm cán bộ' }).last().click();
  const password = await page.locator('code.secret').innerText();
  const other = await open({ as: { name: 'xa.moi', password } });
  // A password that somebody else knows is changed before any work.
  await other.waitForURL(/\/account\/password/);
  await other.getByLabel('Mật khẩu hiện nay').fill(password);
  await other.getByLabel(/^Mật khẩu tự chọn/).fill('bến nước đầu làng');
  await other.getByLabel('Nhập lại mật khẩu tự chọn').fill('bến nước đầu làng');
  await other.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await other.waitForURL(/\/account$/);
  await other.goto('/desk');
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Trần Thị Mới' }).click();
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await page.getByRole('button', { name: 'Mở khóa' }).waitFor();
  await other.goto('/desk');
  assert.match(new URL(other.url()).pathname, /sign-in/);
});

journey('the supervisor sees the country and what is late in it', { as: supervisor }, async ({ page }) => {
  await page.goto('/watch');
  assert.ok(await page.locator('#units').count() === 1 || /Theo đơn vị/.test(await page.innerText('main')));
  await page.goto('/duty');
  assert.ok(await page.locator('table tbody tr').count() > 10);
});

journeyInEveryView('who is not known is asked to sign in, and a wrong password is told', {}, async ({ page, accessible }) => {
  await page.goto('/cases');
  await page.waitForURL(/sign-in/);
  await page.locator('[autocomplete=username]').fill('xa.canbo');
  await page.locator('[autocomplete=current-password]').fill('sai-mat-khau');
  await page.locator('[autocomplete=current-password]').press('Enter');
  await page.locator('.summary, .notice').first().waitFor();
  await accessible(page);
  await page.goto('/khong-co-trang-nay');
});

journeyInEveryView('the roots of the audit, listed and printed to be read aloud', { as: supervisor }, async ({ page, accessible, reflows }) => {
  await page.goto('/audit/roots');
  await accessible(page);
  await reflows(page);
  await page.locator('td.main a').first().click();
  await page.getByRole('heading', { level: 1, name: /^Mã gốc nhật ký ngày/ }).waitFor();
  assert.equal(await page.locator('li.codes').count(), 4);
  await accessible(page);
  await reflows(page);
});
