// A case to walk: a petition goes in by the interface for programs, as a desk's own software would send it.
import assert from 'node:assert/strict';

/** The People's Committee of the commune of Nam Ninh, that of Ninh Bình above it, and the Government. */
export const COMMUNE = '14005-2025.ubnd';
export const PROVINCE = '37-2025.ubnd';
export const CENTRE = 'tw.chinh-phu';

const RULES = { complaint: 'XD-02', denunciation: 'XD-09', recommendation: 'XD-16' };
const FIELDS = { denunciation: 'officials' };
const PEOPLE = ['Đỗ Thị Ước', 'Vũ Văn Bền', 'Lại Thị Thơm'];
const SUMMARY = 'Không đồng ý với mức bồi thường khi thu hồi đất';

/** One of those who signed. */
const signer = (name, index) => ({ name, id_number: `03718800123${4 + index}`, address: `Thôn ${3 + index}` });

/**
 * Files, classifies and takes on a petition; answers the id of its case. `on` is the day all of it happened, `earlier` the
 * case of the first instance that it goes on from.
 */
export async function openCase(url, token, kind = 'complaint', told = {}) {
  const { summary = SUMMARY, contents = [], people = 1, unit = COMMUNE, role = 'head', on, earlier, isDiscipline } = told;
  const api = caller(url, token);
  const petition = await api('/petitions', {
    channel: 'desk',
    received_on: on,
    people: PEOPLE.slice(0, people).map(signer),
    class: kind === 'denunciation' ? kind : undefined,
    summary,
    text: 'Tôi trình bày việc thu hồi 200 m2 đất của gia đình.',
    respondent: 'Chủ tịch UBND xã',
    respondent_unit: COMMUNE,
    respondent_role: role,
  });
  await api(`/petitions/${petition.id}/classification`, {
    class: kind,
    stage: earlier && 'second',
    field: FIELDS[kind] ?? 'land.compensation',
    competent_unit: unit,
    facts: ['conditions_met'],
  });
  const joined = await api(`/petitions/${petition.id}/handling`, {
    rule: RULES[kind],
    on,
    contents,
    earlier_case: earlier,
    is_discipline: isDiscipline,
    facts: people > 1 && kind === 'complaint' ? ['all_signed'] : [],
  });
  return joined.case;
}

function caller(url, token) {
  let sent = 0;
  return async (path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `${path}-${(sent += 1)}-${Date.now()}`,
      },
      body: JSON.stringify(body),
    });
    const told = await answer.text();
    assert.ok(answer.ok, `${path}: ${answer.status} ${told}`);
    return JSON.parse(told);
  };
}
