// Telling something without a name: no script, a narrow window, a code as the only key.
import assert from 'node:assert/strict';
import { officer } from './support/demo.mjs';
import { NARROW, WIDE, journey } from './support/journey.mjs';

const WORDS = 'Cán bộ địa chính nhận 40 triệu đồng để bỏ qua việc xây nhà trên đất lúa.';

for (const [width, scheme, script] of [[NARROW, 'light', false], [NARROW, 'dark', false], [WIDE, 'light', true]]) {
  const view = `${width}-${scheme}`;
  journey(`something is told without a name, asked about and answered (${view})`, { width, scheme, script }, async ({ page, open, picture, accessible }) => {
    await page.goto('/tip');
    await page.getByRole('heading', { level: 1, name: 'Cung cấp thông tin mà không nêu tên' }).waitFor();
    await picture(page, `tip-about-${view}`, { whole: true });
    await page.getByRole('link', { name: 'Bắt đầu viết' }).click();
    await page.getByLabel('Việc đã xảy ra').fill(WORDS);
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
    await accessible(page);
    await page.getByLabel('Người hoặc việc bị phản ánh').fill('Ông cán bộ địa chính');
    await page.getByLabel('Cơ quan của người đó').fill('UBND phường Hoa Lư');
    await page.getByLabel('Cán bộ, nhân viên: chuyển đến cơ quan có thẩm quyền quản lý').check();
    await page.getByLabel('Được hỏi thêm', { exact: true }).check();
    await picture(page, `tip-write-${view}`, { whole: true });
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    const choices = page.locator('input[name="about_unit"]');
    if ((await choices.count()) > 0) {
      await choices.first().check();
      await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    }
    await page.getByRole('heading', { level: 1, name: 'Đã nhận' }).waitFor();
    assert.ok(!page.url().includes('code'));
    await picture(page, `tip-receipt-${view}`, { whole: true });
    const code = (await page.locator('.codes').textContent()).trim();
    assert.match(code, /^(\d{5} ){7}\d{5}$/);
    await page.getByRole('link', { name: 'Mở cuộc trao đổi bằng mã' }).click();
    await page.getByLabel('Mã', { exact: true }).fill(code.replaceAll(' ', ''));
    await page.getByRole('button', { name: 'Mở', exact: true }).click();
    await page.getByText('Chưa có gì.').waitFor();
    assert.ok(!page.url().includes(code.slice(0, 5)));
    await page.getByLabel('Nội dung').fill('Thửa 12, tờ bản đồ 3.');
    await page.getByRole('button', { name: 'Gửi trả lời' }).click();
    await page.getByText('Thửa 12, tờ bản đồ 3.').first().waitFor();
    await picture(page, `tip-talk-${view}`, { whole: true });
    assert.deepEqual((await page.context().cookies()).map((cookie) => cookie.name), ['visitor']);
    const desk = await open({ as: officer, width, scheme });
    await desk.goto('/tips');
    await desk.getByRole('heading', { level: 1, name: 'Thông tin không nêu tên' }).waitFor();
    await picture(desk, `tips-${view}`, { whole: true });
    assert.equal(await desk.getByText(WORDS).count(), 0);
  });
}
