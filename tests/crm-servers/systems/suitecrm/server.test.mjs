import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('suitecrm');
const TYPE = 'application/vnd.api+json';
const headers = (token = at.settings.accessToken) => ({ Authorization: `Bearer ${token}`, Accept: TYPE });
const get = (path, token) => at.call(`/Api/V8/${path}`, { headers: headers(token) });
const post = (path, data) => at.call(`/Api/V8/${path}`, { method: 'POST', headers: { ...headers(), 'Content-Type': TYPE },
  body: JSON.stringify({ data }) });
const list = (module, fields, operator, pattern,
  more = '') => get(`module/${module}?filter[operator]=or&${fields.map((field) => `filter[${field}][${operator}]=${encodeURIComponent(pattern)}`).join('&')}&fields[${module}]=name&page[size]=25${more}`);
const keys = (answer) => answer.json.data.map((row) => at.keyOf(row.id));
const token = (body) => at.call('/Api/access_token', { method: 'POST',
  body: new URLSearchParams({ client_id: at.settings.clientId, client_secret: at.settings.clientSecret, ...body }) });

test('an interleaved pattern finds every notation by one question', async () => {
  await assertNumbers(async ([e164]) => {
    const pattern = `%${[...e164.replace(/^\+(31|49)/, '')].join('%')}`;
    return [...keys(await list('Contacts', ['phone_work', 'phone_mobile', 'phone_home', 'phone_other'], 'like', pattern)),
      ...keys(await list('Accounts', ['phone_office', 'phone_alternate'], 'like', pattern))];
  });
  const none = await list('Contacts', ['phone_work'], 'LIKE', '%6%5%5%5%0');
  assert.deepEqual([none.status, none.json.data, typeof none.json.meta.message], [200, [], 'string']);
  at.assertClean();
});

test('names and pages; a link has lost its escapes', async () => {
  await assertNames(async (text) => keys(await list('Contacts', ['first_name', 'last_name'], 'like', `${text}%`)));
  const counts = [];
  for (let page = 1, pages = 1; page <= pages; ++page) {
    const answer = await list('Contacts', ['last_name'], 'like', 'Pag%', `&page[number]=${page}&sort=-first_name`);
    counts.push(answer.json.data.length);
    pages = answer.json.meta['total-pages'];
    if (page === 1) assert.match(answer.json.links.next, /\[like\]=Pag%&/);
  }
  assert.deepEqual(counts, [25, 25, 10]);
  at.assertClean();
});

test('tokens: password, client credentials, a refresh token for one use', async () => {
  await at.control('fault', { kind: 'expire' });
  assert.equal((await get('current-user')).json.error, 'access_denied');
  const first = (await token({ grant_type: 'password', username: at.settings.user, password: at.settings.password })).json;
  assert.equal((await get('current-user', first.access_token)).json.data.attributes.full_name, 'Els Bakker');
  assert.equal((await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).status, 200);
  assert.equal((await token({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).json.error, 'invalid_grant');
  assert.equal((await token({ grant_type: 'client_credentials' })).json.refresh_token, undefined);
  at.assertClean();
});

test('a call with an id of its own is written once, and related', async () => {
  const { contacts, companies } = at.stage.system.describe.ids;
  const id = '11111111-2222-4333-8444-555555555555';
  const call = { type: 'Calls', id, attributes: { name: 'Gesprek', direction: 'Outbound', status: 'Held', date_start: '2026-11-22T14:00:00+01:00',
    duration_hours: '0', duration_minutes: '5', parent_type: 'Accounts', parent_id: companies.kade } };
  assert.equal((await post('module', call)).status, 201);
  assert.match((await post('module', call)).json.errors.detail, /is already exist/);
  assert.equal((await post(`module/Calls/${id}/relationships`, { type: 'Contacts', id: contacts['board-two'] })).status, 201);
  at.assertClean();
  const notes = await at.control('notes');
  assert.deepEqual(notes.map((note) => [note.key, note.contactId, note.companyId, note.direction, note.seconds]),
    [[id, contacts['board-two'], companies.kade, 'out', 300]]);
});

test('wrong requests are refused in its shape and kept', async () => {
  for (const path of ['module/Contacts?filter[fax][eq]=1', 'module/Contacts?filter[full_name][like]=a%25',
      'module/Contacts?filter[phone_work][contains]=1', 'module/Klanten', 'module/Contacts?filter[operator]=xor', 'module/Contacts?q=1']) {
    const answer = await get(path);
    assert.deepEqual([answer.status, answer.json.errors.status], [400, 400], path);
  }
  assert.equal((await post('module', { type: 'Calls', attributes: { seconds: 5 } })).status, 400);
  assert.equal((await at.call('/Api/V8/module/Contacts')).status, 401);
  assert.equal(at.violations().length, 8);
});
