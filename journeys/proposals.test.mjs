// What an officer proposes, its head checks, the chair signs or returns; and what the chair delegates.
import assert from 'node:assert/strict';
import { chair, day, officer } from './support/demo.mjs';
import { NARROW, WIDE, journey } from './support/journey.mjs';

const sectionHead = { ...chair, name: 'xa.truongphong' };

/** Fills in whatever a form cannot do without. */
async function fillIn(page) {
  for (const group of await page.locator('main fieldset').all()) {
    const options = group.locator('input[type=radio]');
    if ((await options.count()) > 0 && (await group.locator('input[type=radio]:checked').count()) === 0) await options.first().check();
  }
  for (const field of await page.locator('main :is(textarea, input[type=text], input[type=date], select)[required]').all()) {
    const kind = await field.evaluate((element) => `${element.localName} ${element.type}`);
    if ((await field.inputValue()) !== '') continue;
    if (kind.startsWith('select')) await field.selectOption({ index: 1 });
    else await field.fill(kind.endsWith('date') ? day() : 'Theo hồ sơ vụ việc.');
  }
}

/** Proposes the next step of the first case that waits for the chair; the address of the proposal. */
async function propose(page, note) {
  await page.goto('/cases');
  const links = page.locator('table.cards a[href^="/cases/"]');
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) {
    await page.goto(href);
    const way = page.locator('.case-next').getByRole('link', { name: /^Trình lãnh đạo/ });
    if ((await way.count()) === 0) continue;
    await way.click();
    await fillIn(page);
    await page.getByLabel('Ý kiến của người trình').fill(note);
    await page.getByRole('button', { name: 'Trình lãnh đạo' }).click();
    await page.waitForLoadState();
    const path = new URL(page.url()).pathname;
    if (path.startsWith('/proposals/')) return path;
  }
  throw new Error('no case of the commune waits for its chair');
}

for (const [width, scheme] of [[NARROW, 'light'], [WIDE, 'dark']]) {
  journey(`a step is proposed, checked and returned (${width}-${scheme})`, { as: officer, width, scheme }, async ({ page, open, picture }) => {
    const view = `${width}-${scheme}`;
    const proposal = await propose(page, 'Kính trình Chủ tịch xem xét.');
    await picture(page, `proposal-${view}`, { whole: true });
    const section = await open({ as: sectionHead, width, scheme });
    await section.goto('/sign');
    await picture(section, `sign-${view}`, { whole: true });
    await section.goto(proposal);
    await section.getByLabel('Ý kiến kiểm tra').fill('Đúng quy định.');
    await section.getByRole('button', { name: 'Đồng ý, chuyển lãnh đạo' }).click();
    await section.getByText('Đã kiểm tra, chờ ký').waitFor();
    const head = await open({ as: chair, width, scheme });
    await head.goto(proposal);
    await head.getByRole('link', { name: 'Xem và ký' }).click();
    await head.getByText('Biểu mẫu đã điền').waitFor();
    await picture(head, `proposal-signing-${view}`, { whole: true });
    await head.goto(proposal);
    await head.getByLabel('Lý do trả lại').fill('Bổ sung căn cứ.');
    await head.getByRole('button', { name: 'Trả lại kèm lý do' }).click();
    await head.getByText('Bị trả lại').waitFor();
    await page.reload();
    await page.getByText('Bổ sung căn cứ.').waitFor();
  });
}

journey('the chair delegates to his deputy and ends it', { as: chair }, async ({ page, picture }) => {
  await page.goto('/delegations');
  await page.getByLabel('Cấp phó').selectOption({ index: 1 });
  await page.getByLabel('Đến hết ngày').fill(day(5));
  await page.getByLabel('Lý do').fill('Chủ tịch đi công tác.');
  await page.getByRole('button', { name: 'Giao quyền' }).click();
  await page.getByText('Chủ tịch đi công tác.').waitFor();
  await picture(page, 'delegations', { whole: true });
  await page.getByRole('button', { name: /Kết thúc hôm nay/ }).first().click();
  await page.waitForLoadState();
  assert.equal(await page.getByRole('button', { name: /Kết thúc hôm nay/ }).count(), 0);
});
