// The program under test: the demonstration loaded once, a server on a free port for each journey file.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { here } from './places.mjs';

const LOADING_MS = 240_000;
const STARTING_MS = 30_000;
const STOPPING_MS = 10_000;

/** The built program: `TIEPDAN_BIN`, else the development build of this checkout. */
export const binary = process.env.TIEPDAN_BIN ?? join(here, '..', 'target', 'debug', 'tiepdan');

/** Loads the demonstration into a folder of its own. `words` is what the program printed. */
export async function loadDemonstration() {
  const folder = await mkdtemp(join(tmpdir(), 'tiepdan-demonstration-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const child = start(['demo', '--no-serve', '--data', folder]);
  const late = setTimeout(() => child.process.kill('SIGKILL'), LOADING_MS);
  const code = await child.ended;
  clearTimeout(late);
  if (code !== 0) {
    await remove();
    throw new Error(`the demonstration was not loaded (${code}):\n${child.words()}`);
  }
  return { folder, words: child.words(), remove };
}

/**
 * Serves a copy of the demonstration, so that no journey meets what another one did.
 * `empty: true` serves an empty register instead. Stop it with `stop()`.
 */
export async function serve({ empty = false, options = [] } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tiepdan-journey-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  if (!empty) await copyDemonstration(folder);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = start(['serve', '--data', folder, '--listen', `127.0.0.1:${port}`, ...options]);
  const stop = async () => {
    await end(child);
    await remove();
  };
  try {
    await answers(url, child);
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { url, folder, words: child.words, stop };
}

/** Runs one command of the program to its end, with a text on its standard input. Answers what it printed. */
export async function command(words, input = '') {
  const child = start(words, 'pipe');
  child.process.stdin.end(input);
  const code = await child.ended;
  if (code !== 0) throw new Error(`${words.join(' ')} ended (${code}):\n${child.words()}`);
  return child.words();
}

async function copyDemonstration(folder) {
  if (process.env.JOURNEYS_DATA) {
    await cp(process.env.JOURNEYS_DATA, folder, { recursive: true });
    return;
  }
  const demonstration = await loadDemonstration();
  await cp(demonstration.folder, folder, { recursive: true });
  await demonstration.remove();
}

function start(words, input = 'ignore') {
  const child = spawn(binary, words, { stdio: [input, 'pipe', 'pipe'] });
  let said = '';
  const keep = (text) => (said += text);
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const ended = new Promise((resolve) => {
    child.on('error', (fault) => resolve(keep(`${binary}: ${fault.message}\n`) && 'not started'));
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
  return { process: child, ended, words: () => said };
}

async function end(child) {
  child.process.kill('SIGTERM');
  const late = setTimeout(() => child.process.kill('SIGKILL'), STOPPING_MS);
  await child.ended;
  clearTimeout(late);
}

/** Waits until the server answers at all; a program that has ended is told with its own words. */
async function answers(url, child) {
  let code;
  child.ended.then((value) => (code = value));
  const latest = Date.now() + STARTING_MS;
  while (Date.now() < latest) {
    try {
      await fetch(url, { redirect: 'manual' });
      return;
    } catch {
      if (code !== undefined) break;
      await sleep(50);
    }
  }
  const why = code === undefined ? `did not answer in ${STARTING_MS / 1000} s` : `ended (${code})`;
  throw new Error(`the server ${why}:\n${child.words()}`);
}

/** A port of loopback nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
