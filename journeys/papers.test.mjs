// A paper from its draft to the proof of its copy, and the whole dossier of a case.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chair, day, officer } from './support/demo.mjs';
import { NARROW, WIDE, journey } from './support/journey.mjs';

/** The first cases of the commune with their pages. */
async function cases(page) {
  await page.goto('/cases');
  const links = page.locator('table.cards a[href^="/cases/"]');
  return links.evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')))]);
}

/** Opens the draft of a paper that was not issued yet. */
async function draft(page) {
  for (const one of await cases(page)) {
    await page.goto(one);
    const papers = await page.locator('a[href^="/papers/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const paper of papers) {
      await page.goto(paper);
      if ((await page.getByRole('button', { name: 'Phát hành', exact: true }).count()) > 0) return paper;
    }
  }
  throw new Error('no case of the commune has a paper to issue');
}

for (const [width, scheme] of [[NARROW, 'dark'], [WIDE, 'light']]) {
  journey(`a paper is written on, seen, issued and proved (${width}-${scheme})`, { as: chair, width, scheme }, async ({ page, picture }) => {
    const view = `${width}-${scheme}`;
    const paper = await draft(page);
    for (const field of await page.locator('main textarea, main input[type=text][name^="texts."]').all()) {
      if ((await field.inputValue()) === '') await field.fill('Theo kết quả kiểm tra hồ sơ và làm việc với các bên.');
    }
    await picture(page, `paper-draft-${view}`, { whole: true });
    const keep = page.getByRole('button', { name: 'Lưu bản thảo' });
    if ((await keep.count()) > 0) await keep.click();
    const preview = await page.request.get(`${paper}/preview.pdf`);
    assert.equal(preview.headers()['content-type'], 'application/pdf');
    await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
    await page.getByText('Bản đã phát hành').waitFor();
    await picture(page, `paper-issued-${view}`, { whole: true });
    const issued = await (await page.request.get(`${paper}/1`)).body();
    assert.ok(issued.subarray(0, 8).toString() === '%PDF-1.7');

    await page.goto('/prove');
    const prove = async (bytes) => {
      await page.locator('#f-file').setInputFiles({ name: 'ban-sao.pdf', mimeType: 'application/pdf', buffer: bytes });
      await page.getByRole('button', { name: 'Kiểm chứng' }).click();
    };
    await prove(issued);
    await page.getByText('SHA-256').first().waitFor();
    await picture(page, `paper-proved-${view}`, { whole: true });
    const changed = Buffer.from(issued);
    changed[Math.floor(changed.length / 2)] ^= 1;
    await page.goto('/prove');
    await prove(changed);
    await page.getByText('Không có văn bản nào như vậy').waitFor();
  });
}

journey('a paper that lacks a part says which and keeps what was written', { as: chair }, async ({ page }) => {
  for (const one of await cases(page)) {
    await page.goto(one);
    const papers = await page.locator('a[href^="/papers/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const paper of papers) {
      await page.goto(paper);
      const needed = page.locator('main textarea[required], main input[required][name^="texts."]');
      if ((await page.getByRole('button', { name: 'Phát hành', exact: true }).count()) === 0 || (await needed.count()) === 0) continue;
      await needed.first().fill('');
      await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
      await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
      return;
    }
  }
  assert.fail('no paper to issue needs a text');
});

journey('the dossier of a case is taken out bound and packed', { as: chair }, async ({ page }) => {
  const [first] = await cases(page);
  await page.goto(first);
  const bound = await page.request.get(await page.getByRole('link', { name: 'Hồ sơ (PDF)' }).getAttribute('href'));
  assert.equal((await bound.body()).subarray(0, 5).toString(), '%PDF-');
  const packed = await page.request.get(await page.getByRole('link', { name: 'Gói hồ sơ (ZIP)' }).getAttribute('href'));
  assert.equal((await packed.body()).subarray(0, 2).toString(), 'PK');
  assert.match(packed.headers()['content-disposition'], /dossier_[\w.-]+\.zip/);
});

/** The pages of a PDF behind an address. */
async function pagesOf(page, address) {
  const answer = await page.request.get(address);
  assert.equal(answer.headers()['content-type'], 'application/pdf', `${address}: ${answer.status()}`);
  const told = execFileSync('pdfinfo', ['-'], { input: await answer.body(), encoding: 'utf8' });
  return Number(/^Pages:\s+(\d+)/m.exec(told)[1]);
}

/** Receives somebody at the desk. */
async function receive(page, outcome, fill = async () => {}) {
  await page.goto('/desk');
  await page.getByLabel('Họ và tên').fill('Vũ Văn Hẹn');
  await page.getByLabel('Số căn cước, định danh hoặc hộ chiếu').fill('037077002222');
  await page.getByLabel('Địa chỉ').fill('Thôn 2');
  await page.getByLabel('Kiến nghị, phản ánh').check();
  await page.getByLabel(/^Nội dung trình bày/).fill('Đề nghị nạo vét mương nội đồng.');
  await page.getByLabel('Kết quả', { exact: true }).selectOption(outcome);
  await fill();
  await page.getByRole('button', { name: 'Ghi lượt tiếp' }).last().click();
  await page.getByRole('heading', { level: 1, name: 'Phiếu tiếp công dân' }).waitFor();
}

journey('who files without an account takes home a receipt', { width: NARROW, script: false }, async ({ page, picture }) => {
  await page.goto('/file');
  await page.getByRole('searchbox').fill('phường hoa lư');
  await page.getByRole('searchbox').press('Enter');
  await page.locator('.found a').first().click();
  await page.getByLabel('Kiến nghị, phản ánh').check();
  await page.getByLabel(/^Nội dung/).fill('Đường liên thôn hỏng, đề nghị sửa.');
  await page.getByLabel(/Họ và tên/).first().fill('Nguyễn Thị Thử');
  await page.getByLabel(/^Địa chỉ/).first().fill('Thôn 1');
  await page.getByRole('button', { name: 'Gửi đơn' }).last().click();
  await page.getByRole('heading', { level: 1, name: 'Đã nhận đơn của bạn' }).waitFor();
  await picture(page, 'filing-receipt-360', { whole: true });
  const link = page.getByRole('link', { name: 'Tải giấy biên nhận (PDF)' });
  assert.ok((await pagesOf(page, await link.getAttribute('href'))) >= 1);
});

for (const [width, scheme] of [[NARROW, 'dark'], [WIDE, 'light']]) {
  journey(`a visitor takes home his slip and the day of the answer (${width}-${scheme})`, { as: officer, width, scheme }, async ({ page, picture }) => {
    await receive(page, 'answer_promised', () => page.getByLabel('Ngày hẹn trả lời').fill(day(7)));
    await picture(page, `visit-receipt-${width}`, { whole: true });
    for (const name of ['Phiếu tiếp công dân (PDF)', 'Phiếu hẹn trả lời (PDF)']) {
      const link = page.getByRole('link', { name });
      assert.ok((await pagesOf(page, await link.getAttribute('href'))) >= 1, name);
    }
  });

  journey(`a refusal that is told in writing becomes a paper (${width}-${scheme})`, { as: officer, width, scheme }, async ({ page, picture }) => {
    await receive(page, 'refused', () => page.getByLabel('Căn cứ từ chối tiếp').selectOption('h'));
    await page.getByRole('link', { name: /^Lượt tiếp/ }).click();
    const begin = page.getByRole('button', { name: 'Lập: Thông báo từ chối tiếp công dân' });
    await begin.waitFor();
    await picture(page, `visit-papers-${width}`, { whole: true });
    await begin.click();
    await page.getByLabel(/^Lý do cụ thể/).fill('Đã trả lời tại Văn bản số 15/UBND.');
    await page.getByRole('button', { name: 'Lưu bản thảo' }).click();
    await picture(page, `visit-paper-${width}`, { whole: true });
    const preview = page.getByRole('link', { name: 'Xem bản in thử' });
    assert.ok((await pagesOf(page, await preview.getAttribute('href'))) >= 1);
  });
}

journey('whoever writes on paper prints the form of the law', { width: NARROW, scheme: 'dark' }, async ({ page, picture }) => {
  await page.goto('/file');
  await page.getByRole('link', { name: 'Mẫu đơn để in và ký' }).click();
  await picture(page, 'forms-360', { whole: true });
  for (const name of [/^Đơn khiếu nại/, /^Giấy ủy quyền khiếu nại/, /^Đơn rút tố cáo/]) {
    const link = page.getByRole('link', { name });
    assert.equal(await pagesOf(page, await link.getAttribute('href')), 1, String(name));
  }
});
