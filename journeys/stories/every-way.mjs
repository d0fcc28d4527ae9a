// Every way of a procedure, walked in the browser: each step from each state it leaves, taken on its own form.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { journey } from '../support/journey.mjs';
import { CENTRE, COMMUNE, PROVINCE, openCase } from '../support/matter.mjs';
import { readProcedures } from '../support/procedures.mjs';
import { command, serve } from '../support/program.mjs';
import { walk } from '../support/walk.mjs';
import { ofComplaint } from './complaints.mjs';
import { ofDenunciation } from './denunciations.mjs';
import { ofRecommendation } from './recommendations.mjs';

/** A procedure has some eighty ways. */
const PATIENCE_MS = 400_000;
const CONTENTS = ['Mức bồi thường', 'Tái định cư', 'Hỗ trợ nghề', 'Lối đi chung'];
const POSTS = ['head', 'deputy_head', 'section_head', 'reception_officer', 'petition_officer', 'settler', 'verifier', 'supervisor', 'archivist'];
const officer = { name: 'mau.tt', password: 'mat-khau-dai-1' };
const superior = { name: 'tren.lv', password: 'mat-khau-dai-2' };
const highest = { name: 'cao.pt', password: 'mat-khau-dai-3' };

const STORIES = {
  'complaint.first': { kind: 'complaint', stories: ofComplaint({ isFirst: true }) },
  'complaint.second': { kind: 'complaint', isSecond: true, stories: ofComplaint({ isFirst: false }) },
  'complaint.discipline.first': { kind: 'complaint', isDiscipline: true, stories: ofComplaint({ isFirst: true }) },
  'complaint.discipline.second': { kind: 'complaint', isDiscipline: true, isSecond: true, stories: ofComplaint({ isFirst: false }) },
  denunciation: { kind: 'denunciation', stories: ofDenunciation({ isFirst: true }) },
  'denunciation.continued': { kind: 'denunciation', isSecond: true, stories: ofDenunciation({ isFirst: false }) },
  recommendation: { kind: 'recommendation', stories: ofRecommendation() },
};

function add(server, who, unit, name, more = []) {
  const held = POSTS.flatMap((post) => ['--post', post]);
  const words = ['user', 'add', '--data', server.folder, '--unit', unit, '--name', name, ...held, ...more, who.name];
  return command(words, `${who.password}\n`);
}

/** A token for programs, made on the page of its owner. */
async function token(page) {
  await page.goto('/account');
  const form = page.locator('form[action="/account/tokens"]');
  await form.locator('[name=name]').fill('One-stop software');
  await form.getByRole('button').click();
  return page.locator('code.secret').innerText();
}

/** Walks every way of these procedures over a register of their own. */
export async function walkEveryWay(ids) {
  const server = await serve({ empty: true });
  after(() => server.stop());
  const at = server.url;
  await add(server, officer, COMMUNE, 'Trần Thị Mẫu');
  await add(server, { ...officer, name: 'khac.nv' }, COMMUNE, 'Nguyễn Văn Khác');
  await add(server, superior, PROVINCE, 'Lê Văn Trên', ['--below']);
  await add(server, { ...officer, name: 'them.vt' }, COMMUNE, 'Vũ Thị Thêm');
  await add(server, { ...superior, name: 'ngang.bt' }, PROVINCE, 'Bùi Thị Ngang');
  await add(server, { ...superior, name: 'bac.dv' }, PROVINCE, 'Vũ Văn Bắc');
  await add(server, highest, CENTRE, 'Phan Thị Cao', ['--below']);
  const procedures = await readProcedures();
  assert.deepEqual([...procedures.keys()].sort(), Object.keys(STORIES).sort(), 'a procedure without stories');
  for (const id of ids) {
    const { kind, isSecond, isDiscipline, stories } = STORIES[id];
    journey(`every way of ${id} is walked`, { at, as: officer, language: 'en-GB', patience: PATIENCE_MS }, async ({ page, open }) => {
      const above = await open({ as: superior, language: 'en-GB' });
      const tokens = { officer: await token(page), superior: await token(above) };
      const procedure = procedures.get(id);
      const walked = new Set();
      const top = isSecond && (await open({ as: highest, language: 'en-GB' }));
      const pages = isSecond ? { officer: above, superior: top } : { officer: page, superior: above };
      const faults = [];
      for (const { title, began, group, story } of stories) {
        const matter = { contents: CONTENTS, role: 'staff', on: began, people: group ? 3 : 1, isDiscipline };
        let opened = await openCase(at, tokens.officer, kind, matter);
        if (isSecond) opened = await openCase(at, tokens.superior, kind, { ...matter, unit: PROVINCE, earlier: opened });
        const walking = walk({ pages, procedure, id: opened, began, walked }, story);
        await walking.catch((fault) => faults.push(`${title}: ${fault.message}`));
      }
      assert.deepEqual(faults, [], 'stories that did not come to their end');
      assert.deepEqual([...procedure.ways].filter((way) => !walked.has(way)), [], 'ways nobody walked');
      assert.match(await command(['check', '--data', server.folder]), /\S/);
    });
  }
}
