// A real provider of identities (the certified implementation `oidc-provider`) on loopback, with keys of its own.
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Provider from 'oidc-provider';

const CLIENT = 'tiepdan';
const SECRET = 'a-secret-that-both-know-0123456789';
/** What people call it. */
export const NAME = 'Định danh thử';
/** Its code in the file of providers. */
export const CODE = 'thu';

/** Writes the file that names a provider on this port. Answers its path; `remove()` takes it away. */
export async function nameProvider(port) {
  const folder = await mkdtemp(join(tmpdir(), 'tiepdan-identity-'));
  const file = join(folder, 'identity-providers.toml');
  const lines = [
    '[[provider]]',
    `code = "${CODE}"`,
    `name = { vi = "${NAME}", en = "Trial identity" }`,
    `issuer = "http://127.0.0.1:${port}"`,
    `client-id = "${CLIENT}"`,
    'client-secret-file = "secret"',
    'for = ["staff", "citizens"]',
    'claims = { personal-number = "personal_number" }',
  ];
  await writeFile(file, `${lines.join('\n')}\n`);
  await writeFile(join(folder, 'secret'), `${SECRET}\n`);
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Serves the provider for the program at `url`. Whoever signs in is who he says he is. Stop it with `stop()`. */
export async function serveProvider(port, url) {
  const issuer = `http://127.0.0.1:${port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), kid: 'first', use: 'sig', alg: 'RS256' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT,
        client_secret: SECRET,
        redirect_uris: [`${url}/identity/${CODE}`],
        post_logout_redirect_uris: [`${url}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'personal_number'] },
    cookies: { keys: ['a-key-for-the-cookies-of-this-test'] },
    features: {
      devInteractions: { enabled: false },
      // Its own page asks other hosts for a typeface.
      rpInitiatedLogout: { enabled: true, logoutSource: (context, form) => (context.body = page(form)) },
    },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Đỗ Thị Ước', personal_number: '037085001234' }),
    }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    jwks: { keys: [key] },
    pkce: { required: () => true },
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    return interact(provider, request, response).catch((fault) => response.writeHead(500).end(String(fault)));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const stop = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { issuer, stop };
}

const page = (body) =>
  `<!doctype html><html lang="vi"><head><title>Thử</title><link rel="icon" href="data:,"></head><body><main><h1>Thử</h1>${body}</main></body></html>`;

/** One page that asks who somebody is; he agrees by signing in. */
async function interact(provider, request, response) {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page('<form method="post"><label>Tài khoản <input name="account"></label> <button>Xác nhận</button></form>'));
    return;
  }
  let body = '';
  for await (const part of request) body += part;
  const accountId = new URLSearchParams(body).get('account');
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope('openid profile');
  const grantId = await grant.save();
  const result = { login: { accountId }, consent: { grantId } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
