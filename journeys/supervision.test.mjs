// What leaders order and what becomes of it; the prolonged cases of the centre.
import assert from 'node:assert/strict';
import { chair, day, officer, provinceChair } from './support/demo.mjs';
import { NARROW, WIDE, journey } from './support/journey.mjs';

const inspector = { ...chair, name: 'tw.truong' };
const receptionist = { ...chair, name: 'xa.tiepdan' };
const ORDER = 'Đối thoại với các hộ dân thôn Bái về diện tích đo lại';

/** The address of what the commune owes of this directive. */
async function owed(page) {
  await page.goto('/directives?side=owed');
  await page.getByRole('link', { name: ORDER }).first().click();
  await page.getByRole('heading', { level: 1, name: ORDER }).waitFor();
}

journey('a chair concludes at his reception and another unit owes it', { as: provinceChair }, async ({ page, picture, accessible }) => {
  await page.goto('/duty');
  const held = page.getByRole('link').filter({ hasText: /Tiếp định kỳ|Tiếp đột xuất/ });
  const sessions = await page.locator('a[href^="/sessions/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(sessions.length > 0 || (await held.count()) > 0);
  let found = false;
  for (const href of [...new Set(sessions)]) {
    await page.goto(href);
    const give = page.getByRole('link', { name: 'Giao chỉ đạo' });
    if ((await give.count()) === 0) continue;
    await picture(page, 'session-directives', { whole: true });
    await give.click();
    found = true;
    break;
  }
  assert.ok(found, 'no session of the province is held');
  await page.getByLabel('Việc phải làm').fill(ORDER);
  assert.equal(await page.getByLabel('Nguồn chỉ đạo').inputValue(), 'reception');
  await page.getByRole('button', { name: 'Giao', exact: true }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await accessible(page);
  await picture(page, 'directive-errors', { whole: true });
  await page.getByLabel('Đơn vị thực hiện, mỗi dòng một đơn vị').fill('14329-2025.ubnd');
  await page.getByLabel('Hạn báo cáo kết quả').fill(day(14));
  await page.getByRole('button', { name: 'Giao', exact: true }).click();
  await page.getByRole('heading', { name: 'Đơn vị thực hiện' }).waitFor();
  await picture(page, 'directive', { whole: true });
});

journey('its owner reports, it is returned, he reports again and it is accepted', { as: chair }, async ({ page, open, picture }) => {
  const leader = await open({ as: provinceChair });
  await owed(page);
  const path = new URL(page.url()).pathname;
  await page.getByLabel('Đã làm gì, kết quả thế nào').fill('Đã đối thoại với 12 hộ.');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await page.getByText('Đã báo cáo').first().waitFor();
  await leader.goto(path);
  await leader.getByLabel('Nhận xét, lý do').fill('Chưa có biên bản đối thoại.');
  await leader.getByLabel('Hạn báo cáo lại').fill(day(20));
  await leader.getByRole('button', { name: 'Trả lại, báo cáo lại' }).click();
  await leader.getByText('Trả lại báo cáo').waitFor();
  await page.reload();
  await page.getByText('Chưa có biên bản đối thoại.').first().waitFor();
  await page.getByLabel('Đã làm gì, kết quả thế nào').fill('Đã có biên bản, các hộ thống nhất.');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await leader.reload();
  await leader.getByRole('button', { name: 'Chấp nhận kết quả' }).click();
  await leader.getByText('Chấp nhận kết quả').first().waitFor();
  await picture(leader, 'assignment', { whole: true });
});

for (const [width, scheme] of [[NARROW, 'light'], [NARROW, 'dark'], [WIDE, 'light'], [WIDE, 'dark']]) {
  const view = `${width}-${scheme}`;
  journey(`the list of the centre burns down (${view})`, { as: inspector, width, scheme }, async ({ page, picture }) => {
    await page.goto('/prolonged');
    await page.getByRole('link', { name: /220 vụ việc/ }).click();
    await page.getByRole('heading', { name: 'Số vụ việc còn lại theo tháng' }).waitFor();
    await page.getByText('Số liệu theo tháng').click();
    await picture(page, `prolonged-list-${view}`, { whole: true });
    await page.locator('table.cards a').first().click();
    await page.getByRole('heading', { name: 'Kế hoạch' }).waitFor();
    await picture(page, `prolonged-case-${view}`, { whole: true });
  });
  journey(`directives and what is late are seen (${view})`, { as: provinceChair, width, scheme }, async ({ page, picture }) => {
    await page.goto('/directives');
    await picture(page, `directives-${view}`, { whole: true });
    await page.goto('/watch');
    await picture(page, `watch-${view}`, { whole: true });
  });
}

journey('a case is put on a list, planned, reported on and reviewed', { as: provinceChair }, async ({ page, open, picture }) => {
  await page.goto('/prolonged');
  await page.getByText('Lập danh sách mới').click();
  await page.getByLabel('Tên danh sách').fill('Vụ việc cần giải quyết dứt điểm trong quý');
  await page.getByLabel('Căn cứ').fill('Kế hoạch của UBND tỉnh');
  await page.getByLabel('Từ ngày').fill(day(-30));
  await page.getByLabel('Đến ngày').fill(day(60));
  await page.getByRole('button', { name: 'Lập danh sách' }).click();
  await page.getByRole('link', { name: 'Vụ việc đề xuất' }).waitFor();
  const commune = await open({ as: officer });
  await commune.goto('/cases');
  await commune.locator('table.cards a').first().click();
  const id = new URL(commune.url()).pathname.split('/').pop();
  await page.goto(`/cases/${id}`);
  await page.getByRole('link', { name: 'Đưa vào danh sách' }).click();
  await page.getByLabel('Danh sách').selectOption({ index: 1 });
  await page.getByLabel('Lý do').fill('Nhiều người quan tâm, cần theo dõi.');
  await page.getByRole('button', { name: 'Đưa vào danh sách' }).click();
  await page.getByText('Chưa có kế hoạch').first().waitFor();
  const path = new URL(page.url()).pathname;
  await commune.goto(path);
  await commune.getByLabel('Ngày đạt').first().fill(day(10));
  await commune.getByLabel('Việc phải đạt').first().fill('Đối thoại với công dân');
  await commune.getByRole('button', { name: 'Lưu kế hoạch' }).click();
  await commune.getByRole('heading', { name: 'Báo cáo tiến độ tháng này' }).waitFor();
  await commune.getByLabel('Tình trạng nội dung').first().selectOption('under_way');
  await commune.getByLabel('Đã làm trong tháng').first().fill('Đã họp các ngành.');
  await commune.getByRole('button', { name: 'Gửi báo cáo tháng' }).click();
  await commune.getByRole('heading', { name: 'Tiến độ theo tháng' }).waitFor();
  await commune.getByRole('button', { name: 'Báo đã xong' }).click();
  await commune.getByText('Hết thẩm quyền chưa phải là xong').waitFor();
  await page.reload();
  await page.getByLabel('Ghi ý kiến').check();
  await page.getByLabel('Ý kiến').last().fill('Đối thoại sớm hơn.');
  await page.getByRole('button', { name: 'Ghi kết quả rà soát' }).click();
  await page.getByText('Đối thoại sớm hơn.').waitFor();
  await picture(page, 'prolonged-case-reviewed', { whole: true });
});

journey('whoever may not lead is told so', { as: receptionist }, async ({ page }) => {
  await page.goto('/directives');
  assert.equal(await page.getByRole('link', { name: 'Giao chỉ đạo' }).count(), 0);
  const answer = await page.request.get('/directives/new');
  assert.equal(answer.status(), 403);
  const proposed = await page.request.get('/prolonged/candidates');
  assert.equal(proposed.status(), 403);
});

journey('a superior urges a late case, its unit answers, and who may not urge is refused', { as: provinceChair }, async ({ page, open, picture, accessible }) => {
  await page.goto('/watch');
  const urge = page.getByRole('link', { name: /^Đôn đốc vụ việc/ }).first();
  await urge.click();
  await page.getByRole('heading', { level: 1, name: 'Đôn đốc' }).waitFor();
  const address = new URL(page.url());
  await page.getByLabel('Yêu cầu').fill('');
  await page.getByRole('button', { name: 'Gửi đôn đốc' }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await accessible(page);
  await page.getByLabel('Yêu cầu').fill('Báo cáo vì sao vụ việc quá hạn.');
  await page.getByLabel('Số văn bản đôn đốc').fill('88/UBND-TD');
  await page.getByRole('button', { name: 'Gửi đôn đốc' }).click();
  await page.getByRole('heading', { level: 1, name: 'Báo cáo vì sao vụ việc quá hạn.' }).waitFor();
  await picture(page, 'urging-given', { whole: true });
  const clerk = await open({ as: receptionist });
  const refused = await clerk.request.get(address.pathname + address.search);
  assert.equal(refused.status(), 403);
});

journey('what a unit was urged to do is answered', { as: chair }, async ({ page, picture, accessible }) => {
  await page.goto('/urgings?side=received');
  await page.locator('table.cards a').first().click();
  await page.getByRole('heading', { name: 'Báo cáo trả lời' }).waitFor();
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await accessible(page);
  await page.getByLabel('Quá trình giải quyết').fill('Đã đối thoại, đang hoàn thiện báo cáo.');
  await page.getByLabel('Lý do chậm').fill('Chờ trích đo.');
  await page.getByLabel('Trách nhiệm, cam kết').fill('Chủ tịch xã; xong trong 10 ngày.');
  await page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.getByText('Đã trả lời').first().waitFor();
  await picture(page, 'urging-answered', { whole: true });
});

for (const width of [NARROW, WIDE]) {
  journey(`urgings are listed (${width})`, { as: provinceChair, width }, async ({ page, picture }) => {
    await page.goto('/urgings');
    await page.getByRole('heading', { level: 1, name: 'Đôn đốc' }).waitFor();
    await picture(page, `urgings-${width}`, { whole: true });
    await page.locator('table.cards a').first().click();
    await picture(page, `urging-${width}`, { whole: true });
    await page.goto('/watch');
    await picture(page, `watch-urge-${width}`, { whole: true });
  });
}

journey('an inspection is planned, concluded and carried out', { as: provinceChair }, async ({ page, open, picture, accessible }) => {
  await page.goto('/inspections');
  await picture(page, 'inspections', { whole: true });
  await page.getByRole('link', { name: 'Lập cuộc thanh tra, kiểm tra' }).click();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await accessible(page);
  await page.getByLabel('Hình thức').selectOption('inspection');
  await page.getByLabel('Theo kế hoạch hay đột xuất').selectOption('unscheduled');
  await page.getByLabel('Nội dung').selectOption('reception');
  await page.getByLabel('Quyết định, kế hoạch số').fill('Quyết định số 301/QĐ-UBND');
  await page.getByLabel('Đơn vị, mỗi dòng một đơn vị').fill('14329-2025.ubnd');
  await page.getByLabel('Thời kỳ từ ngày').fill(day(-365));
  await page.getByLabel('Thời kỳ đến ngày').fill(day(-1));
  await page.getByRole('button', { name: 'Lưu' }).click();
  const path = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Ghi ngày bắt đầu' }).click();
  await page.getByLabel('Số kết luận').fill('99/KL-UBND');
  await page.getByLabel('Nội dung kết luận').fill('Chủ tịch xã tiếp công dân chưa đủ số ngày.');
  await page.getByLabel('Nội dung kiến nghị').first().fill('Kiểm điểm trách nhiệm.');
  await page.getByLabel('Loại kiến nghị').first().selectOption('administrative');
  await page.getByLabel('Đơn vị thực hiện').first().fill('14329-2025.ubnd');
  await page.getByLabel('Số người').first().fill('1');
  await page.getByLabel('Hạn thực hiện').first().fill(day(20));
  await picture(page, 'inspection-conclude', { whole: true });
  await page.getByRole('button', { name: 'Ban hành kết luận' }).click();
  await page.getByRole('heading', { name: 'Kiến nghị' }).waitFor();
  await picture(page, 'inspection', { whole: true });
  const commune = await open({ as: chair });
  await commune.goto(path);
  await commune.locator('table.cards a').first().click();
  await commune.getByLabel('Đã làm gì, kết quả thế nào').fill('Đã kiểm điểm.');
  await commune.getByLabel('Số người đã xử lý, đã khởi tố').fill('1');
  await commune.getByRole('button', { name: 'Gửi báo cáo' }).click();
  const recommendation = new URL(commune.url()).pathname;
  await page.goto(recommendation);
  await page.getByRole('button', { name: 'Chấp nhận kết quả' }).click();
  await page.getByText('Đã thực hiện').first().waitFor();
  await picture(page, 'recommendation', { whole: true });
  const clerk = await open({ as: receptionist });
  const refused = await clerk.request.get('/inspections/new');
  assert.equal(refused.status(), 403);
});

journey('a review meeting draws up its agenda, hears its units and orders', { as: provinceChair }, async ({ page, open, picture, accessible }) => {
  await page.goto('/meetings');
  await page.getByText('tháng họp thiếu').waitFor();
  await picture(page, 'meetings', { whole: true });
  await page.getByRole('link', { name: /Họp giao ban ngày/ }).first().click();
  const path = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Mở và lập chương trình' }).click();
  await page.getByRole('heading', { name: 'Báo cáo của các đơn vị' }).waitFor();
  await accessible(page);
  await picture(page, 'meeting-open', { whole: true });
  const commune = await open({ as: chair });
  await commune.goto(path);
  await commune.getByLabel('Báo cáo của đơn vị').fill('Xã đã đối thoại với các hộ.');
  await commune.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await commune.getByText('Xã đã đối thoại với các hộ.').first().waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Giao chỉ đạo' }).click();
  assert.equal(await page.getByLabel('Nguồn chỉ đạo').inputValue(), 'review_meeting');
  await page.getByLabel('Việc phải làm').fill('Giải quyết dứt điểm các vụ việc quá hạn.');
  await page.getByLabel('Đơn vị thực hiện, mỗi dòng một đơn vị').fill('14329-2025.ubnd');
  await page.getByLabel('Hạn báo cáo kết quả').fill(day(14));
  await page.getByRole('button', { name: 'Giao', exact: true }).click();
  await page.goto(path);
  await page.getByText('Giải quyết dứt điểm các vụ việc quá hạn.').first().waitFor();
  await page.getByLabel('Biên bản, kết luận').fill('Các xã báo cáo lý do trong 5 ngày.');
  await page.getByRole('button', { name: 'Lưu biên bản, kết thúc' }).click();
  await page.getByRole('heading', { name: 'Biên bản' }).waitFor();
  await picture(page, 'meeting-closed', { whole: true });
});

for (const width of [NARROW, WIDE]) {
  journey(`inspections and meetings are seen (${width})`, { as: provinceChair, width }, async ({ page, picture }) => {
    await page.goto('/inspections');
    await picture(page, `inspections-${width}`, { whole: true });
    await page.locator('table.cards a').last().click();
    await picture(page, `inspection-${width}`, { whole: true });
    await page.goto('/meetings');
    await picture(page, `meetings-${width}`, { whole: true });
    await page.locator('table.cards a').last().click();
    await picture(page, `meeting-${width}`, { whole: true });
  });
}
