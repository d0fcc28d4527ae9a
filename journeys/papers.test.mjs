// A paper from its draft to the proof of its copy, and the whole dossier of a case.
import assert from 'node:assert/strict';
import { chair } from './support/demo.mjs';
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
