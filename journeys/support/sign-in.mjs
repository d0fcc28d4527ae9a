// Signing in as a person does it.
import assert from 'node:assert/strict';

/** The page that asks who one is. */
export const SIGN_IN = '/sign-in';

/** Signs in and waits for the page behind. The fields are found by what they tell a password manager. */
export async function signIn(page, { name, password }) {
  await page.goto(SIGN_IN);
  await page.locator('[autocomplete=username]').fill(name);
  const secret = page.locator('[autocomplete=current-password]');
  await secret.fill(password);
  await Promise.all([page.waitForEvent('framenavigated'), secret.press('Enter')]);
  await page.waitForLoadState();
  assert.notEqual(new URL(page.url()).pathname, SIGN_IN, `${name} was not signed in`);
}
