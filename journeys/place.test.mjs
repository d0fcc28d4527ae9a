// People and places of reception: who waits for the head, the roster and what it is paid, documents and classes, the place.
import assert from 'node:assert/strict';
import { chair, day, provinceChair } from './support/demo.mjs';
import { NARROW, WIDE, journey } from './support/journey.mjs';

const receptionist = { ...chair, name: 'xa.tiepdan' };
const settler = { ...chair, name: 'xa.giaiquyet' };
const deputies = { ...chair, name: 'tinh.daibieu.tiepdan' };
const WRONG = 'Cần sửa trước khi gửi';

journey('a day is put on the roster, told, and the month of before is closed', { as: chair }, async ({ page, open, picture, accessible }) => {
  await page.goto('/roster');
  await page.getByRole('button', { name: 'Ghi vào lịch trực' }).click();
  await page.getByRole('heading', { name: WRONG }).waitFor();
  await accessible(page);
  await picture(page, 'roster-errors', { whole: true });
  await page.getByLabel('Nhóm được bồi dưỡng').selectOption('coordination');
  await page.getByLabel('Họ tên người ngoài đơn vị').fill('Phạm Ngọc Sơn');
  await page.getByLabel('Cơ quan của người đó').fill('Trạm y tế xã');
  await page.getByLabel('Từ ngày trực').fill(day(0));
  await page.getByRole('button', { name: 'Ghi vào lịch trực' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Phạm Ngọc Sơn' });
  await row.getByRole('link').click();
  await page.getByLabel('Số phút thực tế').fill('300');
  await page.getByRole('button', { name: 'Ghi thời gian thực tế' }).click();
  await page.getByText('5 giờ 0 phút').first().waitFor();
  await picture(page, 'roster', { whole: true });
  await page.getByRole('link', { name: 'Bảng thanh toán tháng' }).click();
  await page.getByRole('heading', { name: 'Người được bồi dưỡng' }).waitFor();
  await picture(page, 'sheet-open', { whole: true });
  await page.goto('/roster');
  await page.getByRole('link', { name: 'Mức bồi dưỡng một ngày' }).click();
  await picture(page, 'rates', { whole: true });
  await page.goto('/roster');
  await page.locator('a[rel="prev"]').click();
  await page.getByRole('link', { name: 'Bảng thanh toán tháng' }).click();
  await page.getByRole('link', { name: '1', exact: true }).click();
  await page.getByText('Người ký').first().waitFor();
  await picture(page, 'sheet-closed', { whole: true });
  const file = await page.request.get(await page.getByRole('link', { name: 'Tải XLSX' }).getAttribute('href'));
  assert.equal(file.status(), 200);
  const own = await open({ as: receptionist });
  await own.goto('/roster');
  assert.equal(await own.getByRole('button', { name: 'Ghi vào lịch trực' }).count(), 0);
  const other = await open({ as: settler });
  for (const path of ['/roster', '/roster/sheet', '/waiting']) {
    assert.equal((await other.request.get(path)).status(), 403, path);
  }
});

journey('whoever asks for the head stands on his day and is put on a session', { as: chair }, async ({ page, picture }) => {
  await page.goto('/duty');
  await page.getByRole('heading', { name: 'Chờ gặp người đứng đầu' }).waitFor();
  await picture(page, 'head-day', { whole: true });
  await page.goto('/waiting');
  await picture(page, 'waiting', { whole: true });
  await page.getByRole('row').filter({ hasText: 'Chưa xếp lịch' }).getByRole('link').first().click();
  await page.getByLabel('Lý do thôi đăng ký').waitFor({ state: 'attached' });
  await picture(page, 'waiting-one', { whole: true });
  await page.getByText('Thôi đăng ký', { exact: true }).first().click();
  await page.getByLabel('Lý do thôi đăng ký').fill('Đã được giải thích tại bàn tiếp dân.');
  await page.getByRole('button', { name: 'Thôi đăng ký' }).click();
  await page.getByText('Đã được giải thích tại bàn tiếp dân.').waitFor();
});

journey('a visitor asks for the head and an interpreter is noted', { as: receptionist }, async ({ page, picture }) => {
  await page.goto('/desk');
  await page.locator('a[href^="/visits/"]').first().click();
  await page.getByRole('link', { name: 'Phiên dịch cho lượt tiếp' }).click();
  await page.getByLabel('Ngôn ngữ').selectOption('muong');
  await page.getByRole('button', { name: 'Ghi phiên dịch' }).click();
  await page.getByRole('link', { name: 'Đăng ký gặp người đứng đầu' }).click();
  await page.getByRole('heading', { level: 1, name: 'Đăng ký gặp người đứng đầu' }).waitFor();
  await picture(page, 'waiting-ask', { whole: true });
});

journey('a document is entered, counted and seen below; who may not is refused', { as: provinceChair }, async ({ page, open, picture, accessible }) => {
  await page.goto('/guidance');
  await page.getByRole('button', { name: 'Lưu văn bản' }).click();
  await page.getByRole('heading', { name: WRONG }).waitFor();
  await accessible(page);
  await page.getByLabel('Số, ký hiệu văn bản').fill('1999/UBND-TCD');
  await page.getByLabel('Loại văn bản').selectOption('official_letter');
  await page.getByLabel('Trích yếu').fill('Chỉ đạo bảo đảm lịch tiếp công dân dịp Tết');
  await page.getByRole('button', { name: 'Lưu văn bản' }).click();
  await page.getByRole('heading', { level: 1, name: '1999/UBND-TCD' }).waitFor();
  await picture(page, 'document', { whole: true });
  const path = new URL(page.url()).pathname;
  await page.goto('/guidance');
  await picture(page, 'guidance', { whole: true });
  await page.goto('/training');
  await picture(page, 'training', { whole: true });
  const below = await open({ as: receptionist });
  await below.goto(path);
  assert.equal(await below.getByText('Gạch bỏ vì nhập nhầm').count(), 0);
  await below.goto('/guidance');
  assert.equal(await below.getByRole('button', { name: 'Lưu văn bản' }).count(), 0);
});

journey('the office of deputies tells one his day', { as: deputies }, async ({ page, picture }) => {
  await page.goto('/deputies');
  await picture(page, 'deputies', { whole: true });
  await page.getByRole('row').filter({ hasText: 'Chưa báo' }).getByRole('link').first().click();
  await page.getByRole('button', { name: 'Ghi ngày báo đại biểu' }).click();
  await page.getByText('Đã báo', { exact: true }).first().waitFor();
  await picture(page, 'deputy', { whole: true });
});

for (const [width, scheme] of [[NARROW, 'dark'], [WIDE, 'light']]) {
  journey(`the registers around the desk are seen (${width}-${scheme})`, { as: chair, width, scheme }, async ({ page, picture, accessible }) => {
    for (const path of ['place', 'receivers', 'interpreters', 'roster', 'waiting', 'guidance', 'training', 'deputies', 'duty']) {
      await page.goto(`/${path}`);
      await accessible(page);
      await picture(page, `${path}-${width}-${scheme}`, { whole: true });
    }
    await page.goto('/place');
    await page.getByText('Ghi sự việc', { exact: true }).first().click();
    await page.getByLabel('Loại sự việc').selectOption('disorder');
    await page.getByLabel('Số người liên quan').fill('3');
    await page.getByLabel('Diễn biến', { exact: true }).fill('Ba người cãi nhau, số 0912 345 678.');
    await page.getByLabel('Đã xử lý thế nào').fill('Mời ra ngoài, trật tự trở lại.');
    await page.getByRole('button', { name: 'Ghi sự việc' }).click();
    await page.getByRole('heading', { name: WRONG }).waitFor();
    await page.getByLabel('Diễn biến', { exact: true }).fill('Ba người cãi nhau ở phòng chờ.');
    await page.getByRole('button', { name: 'Ghi sự việc' }).click();
    await page.getByText('Ba người cãi nhau ở phòng chờ.').first().waitFor();
  });
}
