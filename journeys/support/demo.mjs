// The sign-ins of the demonstration, all with one password.
const password = 'tiep-dan-demo';
const who = (name) => ({ name, password });

/** One official of the commune for every post of its office. */
export const officer = who('xa.canbo');
/** The chair of the commune, and of the province above it. */
export const chair = who('xa.truong');
export const provinceChair = who('tinh.truong');
/** The secretary of the Party committee of the province. */
export const secretary = who('tinh.capuy.truong');
/** Who keeps the officials of the commune. */
export const administrator = who('xa.quantri');
/** The inspectorate's eye over the country. */
export const supervisor = who('tw.giamsat');

/** Today where the demonstration lives, as a date field has it; `days` later. */
export function day(days = 0) {
  const moment = new Date(Date.now() + (7 * 60 + days * 24 * 60) * 60_000);
  return moment.toISOString().slice(0, 10);
}

/** Types into the field under the focus and goes on to the next one. */
export async function typeAndGoOn(page, text) {
  await page.keyboard.type(text);
  await page.keyboard.press('Tab');
}

/** Goes on by Tab until the element in focus is this one. */
export async function tabTo(page, locator, most = 40) {
  for (let step = 0; step < most; step += 1) {
    const isThere = await locator.evaluate((element) => element === document.activeElement);
    if (isThere) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${locator}`);
}
