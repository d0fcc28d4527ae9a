// Cases as officers walk them: from acceptance to the decision, refused steps, two officers at once.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { NARROW, WIDE, journey } from './support/journey.mjs';
import { COMMUNE, PROVINCE, openCase } from './support/matter.mjs';
import { command, serve } from './support/program.mjs';

const head = { name: 'mau.tt', password: 'mat-khau-dai-1' };
const superior = { name: 'tren.lv', password: 'mat-khau-dai-2' };

const server = await serve({ empty: true });
after(() => server.stop());
const at = server.url;
await add(head, COMMUNE, 'Trần Thị Mẫu', ['head', 'petition_officer', 'settler', 'verifier', 'administrator']);
await add(superior, PROVINCE, 'Lê Văn Trên', ['head', 'supervisor'], ['--below']);

function add(who, unit, name, posts, more = []) {
  const held = posts.flatMap((post) => ['--post', post]);
  const words = ['user', 'add', '--data', server.folder, '--unit', unit, '--name', name, ...held, ...more, who.name];
  return command(words, `${who.password}\n`);
}

let token;
let decided;

/** Fills the form of a step by its labels and sends it. */
async function take(page, step, fill) {
  await page.getByRole('link', { name: step, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: step }).waitFor();
  await fill(page);
  await page.getByRole('button', { name: step, exact: true }).click();
  await page.getByRole('heading', { name: 'Sổ thụ lý' }).waitFor();
}

journey('an officer makes a token for a program and sees it once', { at, as: head }, async ({ page, picture }) => {
  await page.goto('/cases');
  await page.getByRole('link', { name: 'Trần Thị Mẫu' }).click();
  await page.getByLabel('Dùng cho').fill('Phần mềm một cửa');
  await page.getByRole('button', { name: 'Tạo mã' }).click();
  token = await page.locator('code.secret').innerText();
  assert.match(token, /^[\w-]{22}$/);
  await picture(page, 'account');
  await page.reload();
});

journey('a complaint is walked from acceptance to its decision', { at, as: head }, async ({ page, picture, accessible, reflows }) => {
  const contents = ['Mức bồi thường 200 m2 đất ở', 'Không được bố trí tái định cư'];
  const id = await openCase(at, token, 'complaint', { contents });
  await page.goto('/cases');
  await picture(page, 'cases');
  await page.getByRole('link', { name: /Không đồng ý/ }).click();
  await picture(page, 'case-opened', { whole: true });
  await accessible(page);
  assert.match(await page.locator('.case-next').innerText(), /Thụ lý/);
  await take(page, 'Thụ lý', () => page.getByLabel('Số văn bản').fill('12/TB-UBND'));
  assert.match(await page.locator('.case-next').innerText(), /Giao xác minh/);
  await take(page, 'Giao xác minh', () => page.locator('select[name="fields.verifier"]').selectOption({ index: 1 }));
  await take(page, 'Báo cáo kết quả xác minh', async () => {
    await page.getByLabel('Kết quả xác minh, kiến nghị').fill('Diện tích đo lại là 212 m2.');
    await page.getByLabel('Không', { exact: true }).check();
  });
  assert.match(await page.locator('.case-next').innerText(), /Ban hành quyết định giải quyết/);
  await page.getByRole('link', { name: 'Ban hành quyết định giải quyết' }).click();
  await page.getByRole('button', { name: 'Ban hành quyết định giải quyết' }).click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  await accessible(page);
  await reflows(page);
  await picture(page, 'step-errors', { whole: true });
  await page.getByLabel('Số văn bản').fill('15/QĐ-UBND');
  await page.getByRole('group', { name: /nội dung 1/ }).getByLabel('Đúng', { exact: true }).check();
  await page.getByRole('group', { name: /nội dung 2/ }).getByLabel('Đúng một phần').check();
  await page.getByRole('group', { name: 'Kết quả giải quyết' }).getByRole('radio').nth(1).check();
  await page.getByRole('group', { name: /phải thi hành/ }).getByLabel('Có', { exact: true }).check();
  await page.getByText('Số tiền, đất, người (nếu có)').click();
  await page.getByLabel('Trả lại cho cá nhân: tiền (đồng)').fill('125.000.000');
  await picture(page, 'step', { whole: true });
  await page.getByRole('button', { name: 'Ban hành quyết định giải quyết' }).click();
  await page.getByRole('heading', { name: 'Sổ thụ lý' }).waitFor();
  assert.match(await page.innerText('main'), /125\.000\.000/);
  await picture(page, 'case-decided', { whole: true });
  decided = id;
  await page.goto(`/cases/${id}/trail`);
  assert.match(await page.innerText('table'), /Thực hiện bước: Thụ lý/);
});

journey('what was decided is sent to whom the law names, stands in public and is owed by somebody', { at, as: head, width: NARROW, script: false }, async ({ page, open, picture, accessible, reflows }) => {
  await page.goto(`/cases/${decided}/steps/send`);
  assert.match(await page.innerText('form.card'), /Luôn gồm: Người khiếu nại/);
  await accessible(page);
  await reflows(page);
  await picture(page, 'step-send', { whole: true });
  await page.getByRole('button', { name: 'Gửi quyết định' }).click();
  await page.getByRole('heading', { name: 'Sổ thụ lý' }).waitFor();
  await page.goto(`/cases/${decided}/steps/publish`);
  await page.getByLabel(/Niêm yết/).check();
  await page.getByLabel('Nơi công khai').fill('Trụ sở UBND xã');
  await page.getByLabel(/trang công khai/).fill('Giải quyết khiếu nại của Đỗ Thị Ước.');
  await page.getByRole('button', { name: 'Công khai quyết định' }).click();
  await page.getByText(/mà ai cũng đọc được/).first().waitFor();
  await reflows(page);
  await page.getByLabel(/trang công khai/).fill('Sửa mức bồi thường 200 m2 đất ở.');
  await page.getByRole('button', { name: 'Công khai quyết định' }).click();
  await page.getByRole('heading', { name: 'Nghĩa vụ phải thi hành' }).waitFor();
  await accessible(page);
  await reflows(page);
  await picture(page, 'case-ending', { whole: true });
  await page.goto('/enforcement');
  assert.match(await page.innerText('main'), /125\.000\.000/);
  await accessible(page);
  await reflows(page);
  await picture(page, 'enforcement', { whole: true });
  const anybody = await open({});
  await anybody.goto('/published');
  assert.match(await anybody.innerText('main'), /Sửa mức bồi thường/);
  assert.ok(!(await anybody.innerText('main')).includes('Ước'), 'nobody is named');
  await accessible(anybody);
  await picture(anybody, 'published', { whole: true });
});

journey('an unlawful step is refused with the article that forbids it', { at, as: head, width: NARROW, scheme: 'dark' }, async ({ page, picture }) => {
  const id = await openCase(at, token, 'denunciation', { summary: 'Cán bộ địa chính nhận tiền' });
  await page.goto(`/cases/${id}`);
  const told = await page.innerText('main');
  assert.ok(!told.includes('Đỗ Thị Ước'), 'a denouncer is never named');
  await page.goto(`/cases/${id}/steps/accept`);
  await page.getByText(/Chưa kiểm tra thông tin người tố cáo/).waitFor();
  await page.locator('.notice').filter({ hasText: 'Điều 24' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Thụ lý', exact: true }).count(), 0);
  await picture(page, 'step-refused', { whole: true });
  await page.goto(`/cases/${id}`);
  await picture(page, 'case-narrow', { whole: true });
});

journey('two officers at once: the second sees what changed and keeps what he typed', { at, as: head }, async ({ page, open, picture }) => {
  const id = await openCase(at, token, 'complaint', { summary: 'Ranh giới thửa đất bị đo sai' });
  const second = await open({ as: head });
  await second.goto(`/cases/${id}/steps/conciliate`);
  const mediator = second.getByRole('group', { name: 'Người, tổ chức hòa giải 1', exact: true });
  await mediator.getByLabel(/Họ tên/).fill('Bà Lý, Mặt trận xã');
  await mediator.getByLabel('Tư cách').selectOption('front');
  await second.getByLabel('Kết quả', { exact: true }).fill('Các bên hẹn đo lại.');
  await second.getByLabel('Không', { exact: true }).check();
  await page.goto(`/cases/${id}`);
  await take(page, 'Thụ lý', () => page.getByLabel('Số văn bản').fill('16/TB-UBND'));
  await second.getByRole('button', { name: 'Hòa giải, thuyết phục' }).click();
  await second.getByText('Đã có người làm trước trong lúc bạn nhập').waitFor();
  assert.match(await second.locator('.notice').innerText(), /16\/TB-UBND/);
  assert.equal(await mediator.getByLabel(/Họ tên/).inputValue(), 'Bà Lý, Mặt trận xã');
  await picture(second, 'step-stale', { whole: true });
  await second.getByRole('button', { name: 'Hòa giải, thuyết phục' }).click();
  await second.getByRole('heading', { name: 'Sổ thụ lý' }).waitFor();
  assert.match(await second.innerText('main'), /Các bên hẹn đo lại/);
});

for (const [width, scheme, script, language] of [
  [NARROW, 'light', true, 'vi-VN'],
  [WIDE, 'dark', true, 'en-GB'],
  [NARROW, 'dark', false, 'en-GB'],
  [WIDE, 'light', false, 'vi-VN'],
]) {
  const view = `${width} px, ${scheme}, ${language}, ${script ? 'with' : 'without'} JavaScript`;
  journey(`every page of an officer is legible and fits (${view})`, { at, as: superior, width, scheme, script, language }, async ({ page, accessible, reflows, picture }) => {
    for (const path of ['/cases', '/cases?tab=closed', '/sign', '/watch', '/enforcement', '/units', '/units?q=ninh%20binh', `/units/${PROVINCE}`, '/account', '/rights']) {
      await page.goto(path);
      await accessible(page);
      await reflows(page);
      await picture(page, `all-${width}-${scheme}${path.replace(/\W+/g, '-')}`, { whole: true });
    }
    await page.goto('/cases');
    await page.locator('td.main a').first().click();
    await page.waitForURL(/cases\/\w+$/);
  });
}

journey('the list is narrowed without leaving the page', { at, as: superior }, async ({ page }) => {
  await page.goto('/cases');
  await page.getByLabel('Loại việc').selectOption('denunciation');
  await page.waitForURL(/class=denunciation/);
  await page.getByRole('link', { name: /Cán bộ địa chính/ }).waitFor();
  assert.equal(await page.getByRole('link', { name: /Ranh giới/ }).count(), 0);
});

journey('an administrator keeps the officials of his unit', { at, as: head, script: false }, async ({ page, picture, accessible }) => {
  await page.goto('/admin');
  await page.getByLabel('Họ và tên').fill('Phạm Văn Mới');
  await page.getByLabel('Tên đăng nhập').fill('moi.pv');
  await page.getByLabel('Lưu trữ').check();
  await page.getByRole('button', { name: 'Thêm cán bộ' }).click();
  await page.getByText('Đã thêm moi.pv').waitFor();
  await picture(page, 'admin', { whole: true });
  await accessible(page);
  await page.getByRole('link', { name: 'Phạm Văn Mới' }).click();
  await picture(page, 'official', { whole: true });
  await page.getByRole('button', { name: 'Khóa tài khoản' }).click();
  await page.getByRole('button', { name: 'Mở khóa' }).waitFor();
});
