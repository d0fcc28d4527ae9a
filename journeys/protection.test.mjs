// Protection of those who denounce: asked for by code and secret, decided without a name, watched; the accused restored.
import assert from 'node:assert/strict';
import { chair, officer, provinceChair } from './support/demo.mjs';
import { NARROW, WIDE, journey } from './support/journey.mjs';

for (const [width, scheme] of [[NARROW, 'light'], [WIDE, 'dark']]) {
  const view = `${width}-${scheme}`;
  journey(`protection is seen by roles alone (${view})`, { as: chair, width, scheme, script: width === WIDE }, async ({ page, picture, accessible, reflows }) => {
    await page.goto('/protections?situation=all');
    await page.getByRole('heading', { name: 'Bảo vệ người tố cáo', level: 1 }).waitFor();
    await accessible(page);
    await reflows(page);
    await picture(page, `protections-${view}`, { whole: true });
    await page.getByRole('link', { name: /Hồ sơ bảo vệ số/ }).first().click();
    await page.getByRole('heading', { name: 'Biện pháp', exact: true }).waitFor();
    await accessible(page);
    await reflows(page);
    await picture(page, `protection-${view}`, { whole: true });
    await page.goto('/restorations?situation=all');
    await page.getByRole('heading', { name: 'Khôi phục người bị tố cáo', level: 1 }).waitFor();
    await accessible(page);
    await picture(page, `restorations-${view}`, { whole: true });
    await page.goto('/protection');
    await page.getByRole('heading', { name: 'Ai được bảo vệ' }).waitFor();
    await accessible(page);
    await reflows(page);
  });
}

journey('a protected person is checked on after the end, and the unit above sees no dossier', { as: chair }, async ({ page, open }) => {
  await page.goto('/protections?situation=watched');
  await page.getByRole('link', { name: /Hồ sơ bảo vệ số/ }).first().click();
  const path = new URL(page.url()).pathname;
  await page.getByLabel('Đã hỏi gì, trả lời ra sao').fill('Không bị điều chuyển, không bị đe dọa.');
  await page.getByLabel('Xử lý', { exact: true }).selectOption('nothing');
  await page.getByRole('button', { name: 'Lưu lần kiểm tra' }).click();
  await page.getByText('Không có dấu hiệu, theo dõi tiếp').first().waitFor();
  const above = await open({ as: provinceChair });
  const hidden = await above.request.get(path);
  assert.equal(hidden.status(), 404);
});

journey('names open for a reason alone', { as: officer }, async ({ page }) => {
  await page.goto('/protections?situation=all');
  await page.getByRole('link', { name: /Hồ sơ bảo vệ số/ }).first().click();
  assert.doesNotMatch(await page.innerText('main'), /Lê Trường An/);
  await page.getByRole('link', { name: 'Mở niêm phong người được bảo vệ' }).click();
  await page.getByRole('textbox').first().fill('Viết phiếu gửi cơ quan Công an');
  await page.getByRole('button', { name: 'Mở niêm phong người được bảo vệ' }).click();
  await page.getByText('Lê Trường An').waitFor();
});
