// The ways of every procedure, read from the tables that are drawn from the law.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { here } from './places.mjs';

const FOLDER = join(here, '..', 'docs', 'procedures');

/** Every procedure by its id: the title of each state, the rows of its table, its ways. */
export async function readProcedures() {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.md'));
  const read = async (name) => [name.slice(0, -3), procedure(await readFile(join(FOLDER, name), 'utf8'))];
  return new Map(await Promise.all(files.map(read)));
}

/** One procedure as its page tells it. */
function procedure(text) {
  const lines = text.split('\n');
  const states = new Map();
  for (const line of lines) {
    const found = /^ {4}(\w+): (.+)$/.exec(line);
    if (found) states.set(found[1], found[2]);
  }
  const rows = lines.filter((line) => line.startsWith('| `')).map(row);
  return { states, rows, ways: new Set(rows.flatMap(waysOf)) };
}

function row(line) {
  const [step, from, to, by, holds] = line.split('|').slice(1).map((cell) => cell.trim());
  return { step: step.replaceAll('`', ''), from: from.split(', '), to, by, holds };
}

/** A step that moves the case is a way out of each of its states; one that does not is one way. */
function waysOf(row) {
  return row.to ? row.from.map((state) => way(row, state)) : [way(row, undefined)];
}

function way({ step, to, holds }, state) {
  const when = holds === 'always' ? '' : ` (${holds})`;
  return `${to ? `${state} → ${to}: ` : ''}${step}${when}`;
}

/** The row by which a step is taken from a state on a day, in a case that began on another; and its way. */
export function rowTaken({ rows }, { step, state, on, began }) {
  const row = rows.find((one) => one.step === step && one.from.includes(state) && isInForce(one.holds, { on, began }));
  if (row === undefined) throw new Error(`no text of ${step} holds for ${state} on ${on}`);
  return { to: row.to || state, way: way(row, row.to ? state : undefined) };
}

function isInForce(holds, { on, began }) {
  if (holds === 'always') return true;
  const [, side, date, by] = /^(from|until) (\S+), by the (day of the step|start of the case)$/.exec(holds);
  const day = by === 'day of the step' ? on : began;
  return side === 'from' ? day >= date : day <= date;
}
