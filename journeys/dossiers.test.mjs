// The dossier of a case leaves one register and is taken in by another, where the second instance goes on from it.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after } from 'node:test';
import { NARROW, WIDE, journey } from './support/journey.mjs';
import { COMMUNE, PROVINCE, openCase } from './support/matter.mjs';
import { command, serve } from './support/program.mjs';

const settler = { name: 'mau.tt', password: 'mat-khau-dai-1' };
const superior = { name: 'tren.lv', password: 'mat-khau-dai-2' };
const receiver = { name: 'don.pt', password: 'mat-khau-dai-3' };

const there = await serve({ empty: true });
const here = await serve({ empty: true });
after(() => Promise.all([there.stop(), here.stop()]));
const POSTS = ['head', 'petition_officer', 'settler'];
await add(there, settler, COMMUNE, 'Trần Thị Mẫu', POSTS);
await add(here, superior, PROVINCE, 'Lê Văn Trên', POSTS);
await add(here, receiver, PROVINCE, 'Phạm Thị Đón', ['reception_officer']);

function add(server, who, unit, name, posts) {
  const held = posts.flatMap((post) => ['--post', post]);
  const words = ['user', 'add', '--data', server.folder, '--unit', unit, '--name', name, ...held, who.name];
  return command(words, `${who.password}\n`);
}

async function token(page) {
  await page.goto('/account');
  const form = page.locator('form[action="/account/tokens"]');
  await form.locator('[name=name]').fill('Phần mềm một cửa');
  await form.getByRole('button').click();
  return page.locator('code.secret').innerText();
}

let taken;

journey('the dossier leaves where the case was settled', { at: there.url, as: settler }, async ({ page }) => {
  const id = await openCase(there.url, await token(page), 'complaint', { contents: ['Mức bồi thường'] });
  await page.goto(`/cases/${id}/steps/accept`);
  await page.getByRole('button', { name: 'Thụ lý', exact: true }).click();
  await page.getByRole('heading', { name: 'Sổ thụ lý' }).waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Gói hồ sơ/ }).click()]);
  taken = join(there.folder, 'dossier.zip');
  await download.saveAs(taken);
});

journey('rubbish is not taken in, and says why', { at: here.url, as: superior, width: NARROW, script: false }, async ({ page, picture }) => {
  const rubbish = join(here.folder, 'rubbish.zip');
  await writeFile(rubbish, 'Đây không phải là gói hồ sơ.');
  await page.goto('/dossiers');
  await page.getByText('Chưa nhận hồ sơ nào').waitFor();
  await page.getByLabel(/Gói hồ sơ/).setInputFiles(rubbish);
  await page.getByRole('button', { name: 'Kiểm tra và nhận' }).click();
  await page.locator('.summary').getByText(/không phải gói ZIP/).waitFor();
  await picture(page, 'dossiers-rubbish', { whole: true });
});

journey('the dossier is taken in and joined to the case of the second instance', { at: here.url, as: superior, width: WIDE }, async ({ page, open, picture, accessible, reflows }) => {
  const second = await openCase(here.url, await token(page), 'complaint', { unit: PROVINCE, contents: ['Mức bồi thường'] });
  await page.goto('/cases');
  await page.getByRole('link', { name: 'Hồ sơ nhận từ nơi khác' }).click();
  await page.getByLabel(/Gói hồ sơ/).setInputFiles(taken);
  await page.getByRole('button', { name: 'Kiểm tra và nhận' }).click();
  await page.getByText('Gói hồ sơ nguyên vẹn').waitFor();
  assert.match(await page.innerText('main'), /Thụ lý/, 'its docket is told');
  await picture(page, 'dossier-received', { whole: true });
  await page.getByLabel(/Số vụ việc/).fill('999');
  await page.getByRole('button', { name: 'Ghép', exact: true }).click();
  await page.locator('.summary').waitFor();
  await accessible(page);
  await page.getByLabel(/Số vụ việc/).fill('1');
  await page.getByRole('button', { name: 'Ghép', exact: true }).click();
  await page.getByRole('link', { name: /^1\// }).click();
  await page.waitForURL(new RegExp(`/cases/${second}$`));
  await page.getByRole('heading', { name: 'Hồ sơ nhận từ nơi khác' }).waitFor();
  const narrow = await open({ as: superior, width: NARROW, scheme: 'dark' });
  await narrow.goto('/dossiers');
  await reflows(narrow);
  await picture(narrow, 'dossiers-narrow', { whole: true });
  await narrow.locator('td.main a').first().click();
  await narrow.getByText('Gói hồ sơ nguyên vẹn').waitFor();
  await picture(narrow, 'dossier-received-narrow', { whole: true });
});

journey('who receives citizens takes no dossier in', { at: here.url, as: receiver }, async ({ page }) => {
  await page.goto('/dossiers');
  assert.equal(await page.getByRole('button', { name: 'Kiểm tra và nhận' }).count(), 0);
});
