import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('sugar');
const headers = (token = at.settings.accessToken) => ({ 'OAuth-Token': token, 'Content-Type': 'application/json' });
const post = (path, body, token) => at.call(`/rest/v11_18/${path}`, { method: 'POST', headers: headers(token), body: JSON.stringify(body) });
const filter = (module, conditions, more = {}) => post(`${module}/filter`, { filter: [{ $or: conditions }], fields: 'id', max_num: 25, ...more });
const keys = (answer) => answer.json.records.map((row) => at.keyOf(row.id));
const sign = (body) => post('oauth2/token', { client_id: 'sugar', client_secret: '', platform: 'balie', ...body });

test('the last four digits find every notation that keeps them together', async () => {
  await assertNumbers(async ([e164]) => {
    const last = e164.slice(-4);
    const people = await filter('Contacts', ['phone_work', 'phone_mobile', 'phone_home',
      'phone_other'].map((field) => ({ [field]: { $contains: last } })), { fields: 'id,full_name,account_name,phone_work,phone_mobile,email1' });
    return [...keys(people), ...keys(await filter('Accounts', [{ phone_office: { $contains: last } }, { phone_alternate: { $contains: last } }]))];
  }, { except: ['+31207654300', '+31302345678'] });
  at.assertClean();
});

test('names and pages', async () => {
  await assertNames(async (text) => keys(await filter('Contacts', [{ first_name: { $starts: text } }, { last_name: { $starts: text } }])));
  const seen = [];
  let pages = 0;
  for (let offset = 0; offset !== -1; ++pages) {
    const answer = await filter('Contacts', [{ last_name: 'Paging' }], { max_num: 20, offset });
    seen.push(...keys(answer));
    offset = answer.json.next_offset;
  }
  assert.deepEqual([pages, new Set(seen).size], [3, 60]);
  at.assertClean();
});

test('a sign-in ends the one before, a refresh token is good for one use', async () => {
  const first = (await sign({ grant_type: 'password', username: at.settings.user, password: at.settings.password })).json;
  assert.deepEqual([(await post('Contacts/filter', {})).status, (await post('Contacts/filter', {})).json.error], [401, 'invalid_grant']);
  const next = (await sign({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).json;
  assert.equal((await sign({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).json.error, 'invalid_grant');
  assert.equal((await at.call('/rest/v11_18/me', { headers: { Authorization: `Bearer ${next.access_token}` } })).json.current_user.full_name,
    'Els Bakker');
  assert.equal((await sign({ grant_type: 'password', username: 'els', password: 'wrong' })).json.error, 'need_login');
  at.assertClean();
});

test('a call is written and linked', async () => {
  const { contacts, companies } = at.stage.system.describe.ids;
  const call = { name: 'Gesprek', direction: 'Inbound', status: 'Held', date_start: '2026-11-22T14:00:00+01:00', duration_hours: 0,
    duration_minutes: 5, parent_type: 'Accounts', parent_id: companies.kade, description: 'Belt terug' };
  const { id } = (await post('Calls', call)).json;
  assert.equal((await post(`Calls/${id}/link/contacts/${contacts['board-one']}`)).status, 200);
  at.assertClean();
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.companyId, note.seconds, note.direction], [contacts['board-one'], companies.kade, 300, 'in']);
});

test('wrong requests are refused in its shape and kept', async () => {
  for (const conditions of [[{ phone: { $contains: '1' } }], [{ phone_work: { $like: '1' } }], [{ phone_work: { $in: '1' } }],
      [{ full_name: { $starts: 'a' } }]]) {
    const answer = await filter('Contacts', conditions);
    assert.deepEqual([answer.status, answer.json.error], [422, 'invalid_parameter']);
  }
  assert.equal((await sign({ grant_type: 'password', platform: 'base' })).status, 400);
  assert.equal((await at.call('/rest/v11_18/me')).json.error, 'need_login');
  assert.equal((await at.call('/rest/v4_1/me', { headers: headers() })).json.error, 'incorrect_version');
  assert.equal((await post('Calls', { name: 'x', date_start: '2026-11-22T14:00:00Z', seconds: 5 })).status, 200);
  assert.equal(at.violations().length, 8);
});
