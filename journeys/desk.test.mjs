// The reception desk: a visit by keyboard alone, with a petition, with a crowd, refused; the receipt.
import assert from 'node:assert/strict';
import { journey, journeyInEveryView } from './support/journey.mjs';
import { officer, tabTo, typeAndGoOn } from './support/demo.mjs';

const press = (page, key) => page.keyboard.press(key);
const receipt = (page) => page.getByRole('heading', { level: 1, name: 'Phiếu tiếp công dân' }).waitFor();

/** From the search to the receipt without a mouse. */
async function receiveByKeyboard(page, { paper, name, summary, outcome = '' }) {
  await page.goto('/desk');
  await page.keyboard.type(paper);
  await press(page, 'Enter');
  // Either somebody is known by his paper, or the paper begins his row.
  await page.locator('.known, [name="people.0.id_number"][value]:not([value=""])').first().waitFor();
  if (name) {
    await tabTo(page, page.locator('[name="people.0.name"]'));
    await typeAndGoOn(page, name);
    await press(page, 'Tab');
    await typeAndGoOn(page, 'Tổ dân phố 4');
  }
  await tabTo(page, page.locator('input[name="class"]').first());
  await press(page, 'Space');
  await press(page, 'Tab');
  await typeAndGoOn(page, summary);
  await tabTo(page, page.locator('[name="outcome"]'));
  await page.keyboard.type(outcome);
}

journey('a visit is taken by keyboard alone, and the same person is known the next time', { as: officer }, async ({ page, picture }) => {
  await page.goto('/desk');
  await picture(page, 'desk');
  const paper = '037090004321';
  await receiveByKeyboard(page, { paper, name: 'Đặng Thị Bàn Phím', summary: 'Không đồng ý mức bồi thường khi thu hồi đất' });
  await tabTo(page, page.getByRole('button', { name: 'Ghi lượt tiếp' }).last());
  await press(page, 'Enter');
  await receipt(page);
  assert.match(await page.innerText('main'), /Đặng Thị Bàn Phím/);
  await page.emulateMedia({ media: 'print' });
  await page.getByRole('link', { name: 'Tiếp người kế tiếp' }).waitFor({ state: 'hidden' });
  await page.emulateMedia({ media: null });
  await page.getByRole('link', { name: 'Tiếp người kế tiếp' }).focus();
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: 'Bàn tiếp công dân' }).waitFor();
  await receiveByKeyboard(page, { paper, summary: 'Hỏi kết quả vụ việc' });
  assert.match(await page.locator('.known').first().innerText(), /Đặng Thị Bàn Phím/);
  await tabTo(page, page.locator('[name="paper_number"], summary').first());
  await tabTo(page, page.getByRole('button', { name: 'Ghi lượt tiếp' }).last());
  await press(page, 'Enter');
  await receipt(page);
});

journey('somebody is found while his name is typed, with his matters, and no address holds his name', { as: officer }, async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/desk');
  const known = await page.locator('.today li .under').first().innerText();
  const name = known.split(' · ').at(-1).replace(/ và \d+.*/, '');
  await page.getByLabel('Tìm người, vụ việc, đơn').pressSequentially(name.toLowerCase());
  await page.locator('#found button', { hasText: name }).first().click();
  await page.locator('.known', { hasText: name }).waitFor();
  assert.ok(await page.getByLabel('Lần tiếp').locator('option').count() > 3, 'his earlier visits are offered');
  assert.ok(asked.some((address) => address.endsWith('/parts/desk')), 'he was found while his name was typed');
  assert.ok(asked.every((address) => !address.includes('find=')), asked.join('\n'));
});

journeyInEveryView('a petition is taken in the same go and its receipt holds the code', { as: officer }, async ({ page, accessible, reflows, view }) => {
  await page.goto('/desk');
  await page.getByLabel('Họ và tên').fill('Vũ Văn Đơn');
  await page.getByLabel('Số căn cước, định danh hoặc hộ chiếu').fill('037077001111');
  await page.getByLabel('Địa chỉ').fill('Thôn 2');
  await page.getByLabel('Kiến nghị, phản ánh').check();
  await page.getByLabel('Kết quả', { exact: true }).selectOption('petition_taken');
  await page.getByLabel(/^Nội dung đơn/).fill('Đề nghị nạo vét mương.');
  await page.getByRole('button', { name: 'Ghi lượt tiếp' }).last().click();
  await page.getByRole('heading', { name: 'Cần sửa trước khi gửi' }).waitFor();
  assert.equal(await page.getByLabel(/^Nội dung đơn/).inputValue(), 'Đề nghị nạo vét mương.');
  await accessible(page);
  await reflows(page);
  await page.getByLabel('Nội dung trình bày').fill(`Đề nghị nạo vét mương ${view.width}`);
  await page.getByRole('button', { name: 'Ghi lượt tiếp' }).last().click();
  await receipt(page);
  assert.equal(await page.locator('.codes').count(), 2, 'a code and its secret');
});

journey('a crowd comes with as many representatives as the law allows', { as: officer }, async ({ page }) => {
  await page.goto('/desk');
  for (const row of [0, 1, 2]) {
    if (row > 0) await page.getByRole('button', { name: 'Thêm người' }).click();
    await page.locator(`[name="people.${row}.name"]`).fill(`Trần Văn Đoàn ${'ABC'[row]}`);
    await page.locator(`[name="people.${row}.id_number"]`).fill(`03709000111${row}`);
    await page.locator(`[name="people.${row}.address"]`).fill('Thôn 7');
  }
  await page.getByLabel(/^Số người đến/).fill('9');
  await page.getByLabel('Khiếu nại', { exact: true }).check();
  await page.getByLabel('Nội dung trình bày').fill('Chín hộ không nhận được tiền bồi thường');
  await page.getByRole('button', { name: 'Ghi lượt tiếp' }).last().click();
  assert.match(await page.locator('.notice').innerText(), /từ 1 đến 2 người đại diện[\s\S]*Điều/);
  await page.getByRole('button', { name: 'Bỏ người thứ 3' }).click();
  await page.getByRole('button', { name: 'Ghi lượt tiếp' }).last().click();
  await receipt(page);
  await page.getByRole('link', { name: /^Lượt tiếp/ }).click();
  await page.getByText('Đoàn đông người').waitFor();
});

journey('a reception is refused on a ground of the law only', { as: officer }, async ({ page }) => {
  await page.goto('/desk');
  await page.getByLabel('Kết quả', { exact: true }).selectOption('refused');
  await page.getByRole('button', { name: 'Ghi lượt tiếp' }).last().click();
  assert.match(await page.locator('.summary').innerText(), /Căn cứ từ chối tiếp/);
  const grounds = page.getByLabel(/Căn cứ từ chối tiếp/);
  assert.ok(await grounds.locator('option').count() > 10);
  await grounds.selectOption({ index: 3 });
  await page.getByRole('button', { name: 'Ghi lượt tiếp' }).last().click();
  await receipt(page);
  assert.match(await page.innerText('main'), /Từ chối tiếp: /);
});
