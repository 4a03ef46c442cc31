import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSystem } from './testing.mjs';
import { pkceChallenge } from './tokens.mjs';

// Salesforce stands for a server that needs PKCE, Exact Online for one that has a client secret instead.
const at = withSystem('salesforce');
const verifier = 'a-verifier-of-at-least-forty-three-characters-123';
const redirect = 'http://localhost:4711/';
const authorize = (more = {}) => at.call(`/services/oauth2/authorize?${Object.entries({ response_type: 'code', client_id: at.settings.clientId, redirect_uri: redirect, scope: 'api refresh_token', state: 's/1',
  code_challenge: pkceChallenge(verifier), code_challenge_method: 'S256', ...more }).filter(([, value]) => value !== null).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`);
const token = (more, headers = {}) => at.call('/services/oauth2/token',
  { method: 'POST', headers, body: new URLSearchParams({ grant_type: 'authorization_code', client_id: at.settings.clientId, redirect_uri: redirect,
  ...more }) });
const codeOf = (answer) => new URL(answer.headers.get('location')).searchParams.get('code');

test('a code is exchanged once, with its verifier and redirect', async () => {
  const answer = await authorize();
  assert.equal(answer.status, 302);
  assert.equal(new URL(answer.headers.get('location')).searchParams.get('state'), 's/1');
  const code = codeOf(answer);
  const first = (await token({ code, code_verifier: verifier })).json;
  assert.ok(first.access_token && first.refresh_token);
  assert.equal((await at.call('/services/oauth2/userinfo', { headers: { Authorization: `Bearer ${first.access_token}` } })).status, 200);
  at.assertClean();
  assert.equal((await token({ code, code_verifier: verifier })).json.error, 'invalid_grant');
  assert.equal((await token({ code: codeOf(await authorize()), code_verifier: 'another' })).json.error, 'invalid_grant');
  assert.equal((await token({ code: codeOf(await authorize()), code_verifier: verifier, redirect_uri: 'http://localhost:4712/' })).json.error,
    'invalid_grant');
});

test('what an authorization server does not take', async () => {
  for (const [more, error] of [[{ code_challenge: null, code_challenge_method: null }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'], [{ scope: 'api everything' }, 'invalid_scope'],
    [{ redirect_uri: 'https://evil.example/' }, 'invalid_request'], [{ response_type: 'token' }, 'unsupported_response_type'],
        [{ client_id: 'x' }, 'invalid_client']]) {
    assert.equal((await authorize(more)).json.error, error);
  }
  assert.equal((await token({ client_secret: 'x', code: 'y' })).json.error, 'invalid_client');
  assert.equal((await token({ grant_type: 'magic' })).json.error, 'unsupported_grant_type');
  assert.equal((await token({ audience: 'x' })).json.error, 'invalid_request');
  assert.equal((await at.call('/services/oauth2/token', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })).json.error,
    'invalid_request');
  assert.equal(at.violations().length, 10);
});

test('no secret stays in the journal', async () => {
  await token({ code: codeOf(await authorize()), code_verifier: verifier });
  const text = JSON.stringify(await at.control('requests'));
  assert.ok(!text.includes(verifier) && !/code\.[0-9a-f]{24}/.test(text));
});
