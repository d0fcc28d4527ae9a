// A case to walk: a petition goes in by the interface for programs, as a desk's own software would send it.
import assert from 'node:assert/strict';

/** The People's Committee of the commune of Nam Ninh, and that of Ninh Bình above it. */
export const COMMUNE = '14005-2025.ubnd';
export const PROVINCE = '37-2025.ubnd';

const RULES = { complaint: 'XD-02', denunciation: 'XD-09', recommendation: 'XD-16' };

/** Files, classifies and takes on a petition; answers the id of its case. */
export async function openCase(url, token, kind = 'complaint', { summary, contents = [] } = {}) {
  const api = caller(url, token);
  const petition = await api('/petitions', {
    channel: 'desk',
    people: [{ name: 'Đỗ Thị Ước', id_number: '037188001234', address: 'Thôn 3' }],
    class: kind === 'denunciation' ? kind : undefined,
    summary: summary ?? 'Không đồng ý với mức bồi thường khi thu hồi đất',
    text: 'Tôi trình bày việc thu hồi 200 m2 đất của gia đình.',
    respondent: 'Chủ tịch UBND xã',
    respondent_unit: COMMUNE,
    respondent_role: 'head',
  });
  const field = kind === 'denunciation' ? 'officials' : 'land.compensation';
  await api(`/petitions/${petition.id}/classification`, {
    class: kind,
    field,
    competent_unit: COMMUNE,
    facts: ['conditions_met'],
  });
  const joined = await api(`/petitions/${petition.id}/handling`, { rule: RULES[kind], contents });
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
