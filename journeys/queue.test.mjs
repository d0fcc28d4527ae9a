// Petitions as officers work on them: from the post to the queue, classified, handled by each way the law leaves.
import assert from 'node:assert/strict';
import { NARROW, journey, journeyInEveryView } from './support/journey.mjs';
import { day, officer } from './support/demo.mjs';

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Registers a petition that came by post; answers the address of its page. */
async function register(page, { kind, summary, text }) {
  await page.goto('/queue/new');
  await page.getByLabel('Đơn đến bằng').selectOption('post');
  if (kind) await page.getByLabel(kind, { exact: true }).check();
  await page.getByLabel(/^Họ và tên/).fill('Hoàng Thị Bưu');
  await page.getByLabel(/^Địa chỉ/).fill('Tổ dân phố 2');
  await page.getByLabel(/^Tóm tắt nội dung/).fill(summary);
  await page.getByLabel(/^Nội dung đơn/).fill(text);
  await page.getByRole('button', { name: 'Vào sổ' }).click();
  await heading(page, 'Giấy biên nhận đơn');
  return page.url().replace('/receipt', '');
}

/** Does what makes the program answer with the form anew, and waits until it stands. */
async function anew(page, act) {
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), act()]);
  await page.waitForLoadState();
  if (page.hasScript) await page.locator('.htmx-request, .htmx-settling').first().waitFor({ state: 'detached' });
}
const propose = (page) => anew(page, () => page.getByRole('button', { name: 'Xem ai có thẩm quyền' }).click());
const tick = (page, box) => (page.hasScript ? anew(page, () => box.click()) : box.check());
const kindOf = (page, kind) => page.getByLabel(kind, { exact: true });

/** Says what a petition is; `competent` is the choice of the competent unit. */
async function classify(page, path, kind, { field, competent, mixed = false, facts = [] }) {
  await page.goto(`${path}/classification`);
  if (!(await kindOf(page, kind).isChecked())) await tick(page, kindOf(page, kind));
  if (mixed) await tick(page, page.getByLabel('Đơn có nhiều nội dung khác loại'));
  // Without JavaScript the facts of the class are shown when the form is asked again.
  await propose(page);
  await page.getByLabel(/^Lĩnh vực/).selectOption(field);
  await page.getByLabel('Điều kiện xử lý').selectOption('eligible');
  for (const fact of facts) await page.getByLabel(fact, { exact: true }).check();
  await page.getByRole('radio', { name: competent }).check();
  await page.getByRole('button', { name: 'Lưu phân loại' }).click();
  await page.getByRole('heading', { name: 'Việc tiếp theo: xử lý đơn' }).waitFor();
}

const handle = (page) => page.getByRole('button', { name: 'Xử lý', exact: true }).click();
const HERE = 'UBND phường Hoa Lư, tỉnh Ninh Bình';

journeyInEveryView('the queue, one petition and what is done with it', { as: officer }, async ({ page, accessible, reflows, picture, view }) => {
  await page.goto('/queue');
  if (view.width !== NARROW && view.scheme === 'light' && view.script) await picture(page, 'queue');
  await accessible(page);
  await reflows(page);
  await page.getByRole('link', { name: 'Khiếu nại' }).first().click();
  const path = await page.url();
  for (const part of ['', '/classification', '/handling', '/trail', '/receipt']) {
    await page.goto(path + part);
    await accessible(page);
    await reflows(page);
  }
});

journey('a complaint by post is classified with the proposed competence and opens a case of two contents', { as: officer }, async ({ page, picture }) => {
  const path = await register(page, { kind: 'Khiếu nại', summary: 'Khiếu nại mức bồi thường 120 m² đất vườn', text: 'Tôi khiếu nại mức bồi thường.' });
  await page.goto(`${path}/classification`);
  assert.ok(await kindOf(page, 'Khiếu nại').isChecked(), 'what the petitioner calls it is proposed');
  await page.getByLabel(/^Cơ quan, đơn vị của người bị/).fill(HERE);
  await page.getByLabel('Người đó là').selectOption('head');
  await propose(page);
  const proposal = page.locator('.notice', { hasText: 'Theo quy định, thẩm quyền thuộc về' });
  assert.match(await proposal.innerText(), /UBND phường Hoa Lư[\s\S]*Điều 17/);
  await classify(page, path, 'Khiếu nại', { field: 'land.compensation', competent: HERE, facts: ['Đủ điều kiện thụ lý'] });
  await page.getByRole('link', { name: 'Xử lý đơn' }).click();
  assert.ok(await page.getByLabel(/Đề xuất thụ lý khiếu nại/).isChecked(), 'the proposed way comes first');
  await page.getByLabel(/^Các nội dung phải giải quyết/).fill('Đơn giá bồi thường\nDiện tích đo đạc');
  await picture(page, 'handling', { whole: true });
  await handle(page);
  await page.getByRole('heading', { name: 'Nội dung phải giải quyết' }).waitFor();
  assert.match(await page.innerText('main'), /Đơn giá bồi thường[\s\S]*Diện tích đo đạc/);
});

journey('a denunciation is masked, its seal opened for a reason, and sent on once only', { as: officer }, async ({ page }) => {
  const denounced = { kind: 'Tố cáo', summary: 'Tố cáo cán bộ địa chính nhận tiền', text: 'Ông Kiên nhận tiền của tôi.' };
  const path = await register(page, denounced);
  await page.goto(path);
  const told = await page.innerText('main');
  assert.ok(!told.includes('Bưu') && !told.includes('Kiên'), 'nobody is named');
  await page.goto(`${path}/seal`);
  await page.getByLabel(/^Lý do mở/).fill('Kiểm tra điều kiện thụ lý');
  await page.getByRole('button', { name: 'Mở và xem' }).click();
  await page.getByText('Hoàng Thị Bưu').waitFor();
  for (const again of [false, true]) {
    const one = again ? await register(page, denounced) : path;
    await page.goto(`${one}/classification`);
    await propose(page);
    await page.getByLabel(/^Lĩnh vực/).selectOption('officials');
    await page.getByLabel('Điều kiện xử lý').selectOption('eligible');
    await page.getByRole('radio', { name: 'Cơ quan khác' }).check();
    await page.getByLabel(/^Tên cơ quan khác/).fill('UBND phường Tây Hoa Lư, tỉnh Ninh Bình');
    await page.getByRole('button', { name: 'Lưu phân loại' }).click();
    await page.getByRole('link', { name: 'Xử lý đơn' }).click();
    if (!again) {
      await page.getByLabel(/Chuyển tố cáo đến/).check();
      await handle(page);
      await page.getByRole('heading', { name: 'Đã xử lý' }).waitFor();
      assert.match(await page.innerText('main'), /Đã gửi đến[\s\S]*Tây Hoa Lư/);
    } else {
      assert.equal(await page.getByLabel(/Chuyển tố cáo đến/).count(), 0, 'the same content is not sent twice');
    }
  }
});

for (const script of [true, false]) {
  journey(`a mixed letter is split; its denunciation goes under the seal (${script ? 'with' : 'without'} JavaScript)`, { as: officer, script }, async ({ page, accessible, picture }) => {
    const path = await register(page, { summary: 'Đơn nhiều nội dung', text: `Khiếu nại giá đất. Tố cáo ông Kiên nhận tiền. ${script}` });
    await classify(page, path, 'Khiếu nại', { field: 'land.compensation', competent: HERE, mixed: true });
    await page.getByRole('link', { name: 'Xử lý đơn' }).click();
    await page.getByRole('radio', { name: /tách/i }).first().check();
    const part = (number) => page.getByRole('group', { name: `Phần ${number}` });
    await part(1).getByLabel('Loại đơn').selectOption('complaint');
    await part(1).getByLabel('Tóm tắt nội dung').fill('Khiếu nại giá đất');
    await handle(page);
    await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
    assert.equal(await part(1).getByLabel('Tóm tắt nội dung').inputValue(), 'Khiếu nại giá đất');
    await accessible(page);
    await part(2).getByLabel('Loại đơn').selectOption('denunciation');
    await part(2).getByLabel('Tóm tắt nội dung').fill('Tố cáo cán bộ nhận tiền');
    await part(2).getByLabel(/^Đơn viết gì/).fill('Ông Kiên nhận tiền.');
    if (script) await picture(page, 'splitting', { whole: true });
    await handle(page);
    await page.getByRole('link', { name: /Phần tách ra/ }).nth(1).waitFor();
    const hrefs = await page.getByRole('link', { name: /Phần tách ra/ }).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const told = [];
    for (const href of hrefs) {
      await page.goto(href);
      told.push(await page.innerText('main'));
    }
    assert.ok(told.some((words) => words.includes('Khiếu nại giá đất') && words.includes('Hoàng Thị Bưu')));
    assert.ok(told.some((words) => words.includes('Tố cáo cán bộ nhận tiền') && !words.includes('Bưu')));
  });
}

journey('two officers at once: the second sees what is there and keeps what he typed', { as: officer }, async ({ page, open }) => {
  const path = await register(page, { kind: 'Khiếu nại', summary: 'Ranh giới thửa đất', text: 'Ranh giới đo sai.' });
  const second = await open({ as: officer });
  await second.goto(`${path}/classification`);
  await second.getByLabel(/^Tóm tắt nội dung/).fill('Tóm tắt của người sau');
  await classify(page, path, 'Khiếu nại', { field: 'land.compensation', competent: HERE, facts: ['Đủ điều kiện thụ lý'] });
  await second.getByLabel(/^Lĩnh vực/).selectOption('land.compensation');
  await second.getByLabel('Điều kiện xử lý').selectOption('eligible');
  await second.getByRole('radio', { name: HERE }).check();
  await second.getByRole('button', { name: 'Lưu phân loại' }).click();
  await second.getByText('Bản hiện có trong sổ').waitFor();
  assert.equal(await second.getByLabel(/^Tóm tắt nội dung/).inputValue(), 'Tóm tắt của người sau');
});

journey('a day that has not come is refused with its field', { as: officer, script: false }, async ({ page }) => {
  await page.goto('/queue/new');
  await page.getByLabel('Đơn đến bằng').selectOption('post');
  await page.getByLabel('Ngày đến').fill(day(3));
  await page.getByLabel(/^Nội dung đơn/).fill('Kiến nghị làm đường.');
  await page.getByRole('button', { name: 'Vào sổ' }).click();
  assert.match(await page.locator('.summary').innerText(), /Ngày đến/);
  assert.equal(await page.getByLabel(/^Nội dung đơn/).inputValue(), 'Kiến nghị làm đường.');
});
