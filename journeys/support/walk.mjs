// One case walked step by step in the browser, by whoever the law names.
import assert from 'node:assert/strict';
import { rowTaken } from './procedures.mjs';

/** Questions that are answered with yes where nothing else is told. */
const YES = ['free', 'no_relation', 'masked', 'examined'];
/** Lists of which the law asks for several entries. */
const SEVERAL = { criteria: 2 };

/** So many days after a day. */
export function after(day, days) {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/**
 * Walks a story: a line for each step, `[+days] [^]step [field=value]…`. `^` is taken by the superior; `+days` later
 * than the step before. `=step` is not taken but brought by the days that have passed.
 */
export async function walk({ pages, procedure, id, began, walked }, story) {
  const told = { state: 'examining', on: began, began };
  let count = 0;
  for (const line of story.split('\n').map((line) => line.trim()).filter(Boolean)) {
    const words = line.split(/\s+/);
    if (words[0].startsWith('+')) told.on = after(told.on, Number(words.shift()));
    const word = words.shift();
    const name = word.replace(/^[\^=]/, '');
    const { to, way } = rowTaken(procedure, { ...told, step: name });
    walked.add(way);
    told.state = to;
    if (word.startsWith('=')) continue;
    const page = word.startsWith('^') ? pages.superior : pages.officer;
    const fields = Object.fromEntries(words.map((pair) => pair.split('=')));
    await take(page, { id, step: name, on: told.on, fields, count: (count += 1) });
    const shown = await page.locator('main .row-of .status').first().innerText();
    assert.equal(shown.trim(), procedure.states.get(to), `${line}: the state of the case`);
  }
}

async function take(page, { id, step, on, fields, count }) {
  await page.goto(`/cases/${id}/steps/${step}?on=${on}`);
  const wanted = Object.entries(fields).map(([name, value]) => [`fields.${name}`, dated(value, on)]);
  const number = `${count}/${id.slice(-5)}`;
  await page.evaluate(fillIn, { wanted, on, number, YES, SEVERAL });
  const send = page.locator('main form.card button[type=submit]:not([formaction])');
  if ((await send.count()) === 0) throw new Error(`${step} on ${on} is not offered: ${await told(page)}`);
  await send.click();
  await page.waitForLoadState();
  if (new URL(page.url()).pathname !== `/cases/${id}`) {
    throw new Error(`${step} on ${on} was not taken (${JSON.stringify(fields)}): ${await told(page)}`);
  }
}

/** What the page says stands against it. */
async function told(page) {
  const texts = await page.locator('main :is(.summary, .notice, h1)').allInnerTexts();
  return texts.join(' · ').replace(/\s+/g, ' ');
}

/** `+6` is a day. */
function dated(value, on) {
  return /^\+\d+$/.test(value) ? after(on, Number(value)) : value;
}

/** In the page: what is told goes in; of the rest whatever the form cannot do without. */
function fillIn({ wanted, on, number, YES, SEVERAL }) {
  const form = document.querySelector('main form.card');
  if (form === null) return;
  const all = (selector) => [...form.querySelectorAll(selector)];
  const named = (name) => all(`[name="${CSS.escape(name)}"]`);
  form.querySelector('[name=on]').value = on;
  const tick = (boxes, values) => {
    for (const box of boxes) box.checked = values.includes(box.value);
  };
  for (const [name, value] of wanted) {
    const [first, ...rest] = named(name);
    if (first === undefined) throw new Error(`the form has no field ${name}`);
    if (['radio', 'checkbox'].includes(first.type)) tick([first, ...rest], value.split(','));
    else first.value = /^#\d+$/.test(value) ? first.options[Number(value.slice(1))].value : value;
  }
  for (const group of all('fieldset.options')) {
    const boxes = [...group.querySelectorAll('input')];
    if (boxes.length === 0 || boxes.some((box) => box.checked)) continue;
    if (group.querySelector(':scope > legend .optional')) continue;
    const short = boxes[0].name.split('.')[1];
    const values = boxes.map((box) => box.value);
    const isQuestion = values.includes('yes') && values.includes('no');
    const few = short === 'members' ? values.slice(-1) : values.slice(0, SEVERAL[short] ?? 1);
    const answers = isQuestion ? [YES.includes(short) ? 'yes' : 'no'] : few;
    tick(boxes, answers);
  }
  for (const field of all(':is(input, textarea, select)[required]')) {
    if (['radio', 'checkbox', 'hidden'].includes(field.type) || field.value !== '') continue;
    if (field.closest('details:not([open])')) continue;
    if (field.name === 'fields.number') field.value = number;
    else if (field.localName === 'select') field.selectedIndex = 1;
    else if (field.type === 'date') field.value = on;
    else if (field.type === 'search') field.value = '37-2025.ubnd';
    else field.value = 'Theo hồ sơ vụ việc';
  }
}
