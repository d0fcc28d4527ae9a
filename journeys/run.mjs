// Walks every journey, or those whose file names are given: `node run.mjs desk queue`.
// The demonstration is loaded once; each journey file serves a copy of it.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { here } from './support/places.mjs';
import { loadDemonstration } from './support/program.mjs';

const wanted = process.argv.slice(2);
const journeys = (await readdir(here)).filter((name) => name.endsWith('.test.mjs'));
const support = (await readdir(`${here}/support`)).filter((name) => name.endsWith('.test.mjs'));
const files = [...support.map((name) => `support/${name}`), ...journeys.sort()].filter(
  (name) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
if (files.length === 0) {
  console.error(`no journey is called ${wanted.join(' or ')}`);
  process.exit(2);
}

const env = { ...process.env };
const isNeeded = !env.JOURNEYS_DATA && files.some((name) => !name.startsWith('support/'));
const demonstration = isNeeded ? await loadDemonstration() : undefined;
if (demonstration) env.JOURNEYS_DATA = demonstration.folder;

// Two files at once: while one waits for the browser the other is served.
const words = ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files];
const tests = spawn(process.execPath, words, { cwd: here, env, stdio: 'inherit' });
tests.on('exit', async (code) => {
  await demonstration?.remove();
  process.exitCode = code ?? 1;
});
