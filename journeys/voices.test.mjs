// What people and bodies say to those who lead: voters, dialogues, obstacles in the law, recommendations upward, letters to the
// Party, the view of who supervises.
import assert from 'node:assert/strict';
import { chair, day, officer, provinceChair, secretary } from './support/demo.mjs';
import { NARROW, WIDE, journey } from './support/journey.mjs';

const deputies = { ...chair, name: 'tinh.daibieu.truong' };
const commission = { ...chair, name: 'tinh.noichinh.truong' };
const front = { ...chair, name: 'tinh.mttq.truong' };
const receptionist = { ...chair, name: 'xa.tiepdan' };
const COMMUNE = '14329-2025.ubnd';

journey('voters speak at a meeting, the commune answers, the deputies judge and tell the voters', { as: deputies }, async ({ page, open, picture, accessible }) => {
  await page.goto('/voters');
  await page.getByRole('heading', { name: 'Theo đơn vị bầu cử' }).waitFor();
  await page.getByRole('link', { name: 'Ghi hội nghị tiếp xúc' }).click();
  await page.getByRole('button', { name: 'Lưu hội nghị' }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await accessible(page);
  await page.getByLabel('Hội nghị', { exact: true }).selectOption('thematic');
  await page.getByLabel('Đơn vị bầu cử, tổ đại biểu').fill('Đơn vị bầu cử số 2');
  await page.getByLabel('Nơi tiếp xúc').fill('Nhà văn hóa thôn Bái');
  await page.getByLabel('Đại biểu tham dự').fill('Trần Thị Ngọc');
  await page.getByLabel('Số cử tri tham dự').fill('64');
  await page.getByRole('button', { name: 'Lưu hội nghị' }).click();
  await page.getByRole('link', { name: 'Ghi kiến nghị' }).click();
  await page.getByLabel('Lĩnh vực').selectOption('land.compensation');
  await page.getByLabel('Nội dung kiến nghị').fill('Cử tri đề nghị trả lời đơn giá bồi thường đất ao.');
  await page.getByRole('button', { name: 'Lưu kiến nghị' }).click();
  await page.getByLabel('Cơ quan có thẩm quyền trả lời').fill(COMMUNE);
  await page.getByLabel('Trả lời trước ngày').fill(day(20));
  await page.getByRole('button', { name: 'Chuyển kiến nghị' }).click();
  await page.getByText('Đã chuyển, chờ trả lời').first().waitFor();
  const path = new URL(page.url()).pathname;
  const commune = await open({ as: chair });
  await commune.goto(path);
  await commune.getByLabel('Kết quả').selectOption('settled');
  await commune.getByLabel('Nội dung trả lời').fill('Đã niêm yết đơn giá, trả lời từng hộ.');
  await commune.getByRole('button', { name: 'Gửi trả lời' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Chấp nhận trả lời' }).click();
  await page.getByLabel('Đã báo cử tri bằng cách nào').fill('Niêm yết tại nhà văn hóa thôn Bái');
  await page.getByRole('button', { name: 'Ghi đã báo cử tri' }).click();
  await page.getByText('Đã báo cử tri').first().waitFor();
  await picture(page, 'voter-petition', { whole: true });
  const refused = await open({ as: officer });
  const answer = await refused.request.get(path.replace(/[^/]+$/, 'new'));
  assert.ok([200, 403].includes(answer.status()));
  await refused.goto('/voters');
  assert.equal(await refused.getByRole('link', { name: 'Ghi hội nghị tiếp xúc' }).count(), 0);
});

journey('a chair announces a dialogue, promises at it, and anybody reads the promise', { as: provinceChair }, async ({ page, open, picture }) => {
  await page.goto('/dialogues');
  await page.getByText('Thông báo hội nghị đối thoại').click();
  await page.getByLabel('Hình thức').selectOption('requested');
  await page.getByLabel('Ngày đối thoại').fill(day(0));
  await page.getByLabel('Chủ đề').fill('Đối thoại về bãi rác liên xã');
  await page.getByLabel('Địa điểm').fill('Hội trường UBND tỉnh');
  await page.getByRole('button', { name: 'Thông báo', exact: true }).click();
  await page.getByLabel('Số người tham dự').fill('85');
  await page.getByLabel('Kết luận của người chủ trì').fill('Dừng đổ rác mới, trả lời trong 15 ngày.');
  await page.getByRole('button', { name: 'Ghi đã tổ chức' }).click();
  await page.getByLabel('Lĩnh vực').selectOption('administration.environment');
  await page.getByLabel('Câu hỏi', { exact: true }).fill('Bao giờ chuyển bãi rác?');
  await page.getByLabel('Trả lời', { exact: true }).fill('UBND xã lập phương án chuyển bãi rác.');
  await page.getByLabel('Đơn vị thực hiện lời hứa').fill(COMMUNE);
  await page.getByLabel('Báo cáo trước ngày').fill(day(15));
  await page.getByRole('button', { name: 'Lưu câu hỏi' }).click();
  await page.getByRole('button', { name: 'Công khai' }).click();
  await picture(page, 'dialogue', { whole: true });
  const anybody = await open();
  await anybody.goto('/public-dialogues');
  await anybody.getByRole('link', { name: 'Đối thoại về bãi rác liên xã' }).click();
  await anybody.getByText('Bao giờ chuyển bãi rác?').waitFor();
  const commune = await open({ as: chair });
  await commune.goto('/directives?side=owed');
  await commune.getByRole('link', { name: 'UBND xã lập phương án chuyển bãi rác.' }).first().waitFor();
  const refused = await open({ as: receptionist });
  await refused.goto('/dialogues');
  assert.equal(await refused.getByText('Thông báo hội nghị đối thoại').count(), 0);
});

journey('an article in the way of a case goes upward and comes back answered', { as: chair }, async ({ page, open, picture }) => {
  await page.goto('/cases');
  await page.locator('table.cards a').first().click();
  await page.getByRole('link', { name: 'Ghi vướng mắc pháp luật' }).click();
  await page.getByLabel('Văn bản pháp luật').fill('47/2024/QH15');
  await page.getByLabel('Điều, khoản').fill('Điều 12');
  await page.getByLabel('Lĩnh vực').selectOption('land.planning');
  await page.getByLabel('Vướng mắc ở đâu').fill('Chưa rõ cách xử lý quy hoạch treo sau sáp nhập xã.');
  await page.getByRole('button', { name: 'Lưu vướng mắc' }).click();
  await page.getByRole('link', { name: 'Kiến nghị cấp trên' }).click();
  await page.getByLabel('Nội dung kiến nghị').fill('Đề nghị hướng dẫn xử lý quy hoạch treo.');
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await page.getByText('Chờ trả lời').first().waitFor();
  const path = new URL(page.url()).pathname;
  const province = await open({ as: provinceChair });
  await province.goto(path);
  await province.getByLabel('Ý kiến').selectOption('accepted');
  await province.getByLabel('Nội dung trả lời, kết quả').fill('Sẽ hướng dẫn trong tháng.');
  await province.getByRole('button', { name: 'Gửi trả lời' }).click();
  await province.getByText('Đã trả lời, đang làm').first().waitFor();
  await province.goto('/obstacles');
  await province.getByRole('link', { name: 'Điều 12, 47/2024/QH15' }).first().waitFor();
  await picture(province, 'obstacles', { whole: true });
  await page.goto('/upward?side=sent');
  await page.getByRole('link', { name: 'Đề nghị hướng dẫn xử lý quy hoạch treo.' }).waitFor();
  const refused = await open({ as: receptionist });
  const answer = await refused.request.get('/obstacles/new');
  assert.equal(answer.status(), 403);
});

journey('a letter to the Party is given to the commission, advised on and concluded', { as: secretary }, async ({ page, open, picture }) => {
  await page.goto('/party-petitions');
  await page.getByText('Giao nghiên cứu', { exact: true }).first().click();
  await page.getByLabel('Đơn giao nghiên cứu').selectOption({ index: 1 });
  await page.getByLabel('Giao cơ quan').fill('37-2025.noi-chinh');
  await page.getByRole('button', { name: 'Giao', exact: true }).click();
  await page.getByText('Đang nghiên cứu').first().waitFor();
  const path = new URL(page.url()).pathname;
  const adviser = await open({ as: commission });
  await adviser.goto(path);
  await adviser.getByLabel('Đề xuất').selectOption('transfer');
  await adviser.getByLabel('Nội dung', { exact: true }).fill('Chuyển UBND xã giải quyết theo thẩm quyền.');
  await adviser.getByRole('button', { name: 'Gửi ý kiến tham mưu' }).click();
  await page.reload();
  await page.getByLabel('Nội dung', { exact: true }).fill('Đồng ý.');
  await page.getByLabel('Giao cơ quan giải quyết').fill(COMMUNE);
  await page.getByRole('button', { name: 'Ghi kết luận' }).click();
  await page.getByLabel('Số thông báo').fill('61-TB/TU');
  await page.getByRole('button', { name: 'Ghi đã thông báo' }).click();
  await page.getByText('Đã thông báo, theo dõi').first().waitFor();
  await picture(page, 'party-petition', { whole: true });
  const state = await open({ as: provinceChair });
  const hidden = await state.request.get(path);
  assert.equal(hidden.status(), 404);
});

for (const [width, scheme] of [[NARROW, 'light'], [WIDE, 'dark']]) {
  const view = `${width}-${scheme}`;
  journey(`what is said is seen (${view})`, { as: deputies, width, scheme }, async ({ page, open, picture }) => {
    await page.goto('/voters');
    await picture(page, `voters-${view}`, { whole: true });
    const leader = await open({ as: provinceChair, width, scheme });
    for (const name of ['dialogues', 'obstacles', 'upward']) {
      await leader.goto(`/${name}`);
      await picture(leader, `${name}-${view}`, { whole: true });
    }
    const committee = await open({ as: secretary, width, scheme });
    await committee.goto('/party-petitions');
    await picture(committee, `party-petitions-${view}`, { whole: true });
    const watcher = await open({ as: front, width, scheme });
    await watcher.goto('/oversight');
    await watcher.getByRole('heading', { name: 'Vụ việc quá hạn, kéo dài, đông người' }).waitFor();
    await picture(watcher, `oversight-${view}`, { whole: true });
    const anybody = await open({ width, scheme });
    await anybody.goto('/public-dialogues');
    await picture(anybody, `public-dialogues-${view}`, { whole: true });
  });
}

journey('whoever supervises nothing has no oversight', { as: officer }, async ({ page }) => {
  await page.goto('/voters');
  const answer = await page.request.get('/oversight');
  assert.equal(answer.status(), 403);
});
