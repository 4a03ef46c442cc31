import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('exact');
const headers = (token = at.settings.accessToken) => ({ Authorization: `Bearer ${token}`, Accept: 'application/json' });
const get = (path, token) => at.call(path.startsWith('http') ? path : `/api/v1/${at.settings.division}/${path}`, { headers: headers(token) });
const list = (set, options) => get(`${set}?${Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`);
const post = (path, body) => at.call(`/api/v1/${at.settings.division}/${path}`,
  { method: 'POST', headers: { ...headers(), 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const rows = (answer) => answer.json.d.results ?? answer.json.d;
const keys = (answer) => rows(answer).map((row) => at.keyOf(row.ID));
const quoted = (text) => text.replaceAll("'", "''");
const refresh = (token) => at.call('/api/oauth2/token', { method: 'POST',
  body: new URLSearchParams({ grant_type: 'refresh_token', client_id: at.settings.clientId, client_secret: at.settings.clientSecret,
  refresh_token: token }) });

test('the last four digits find every notation that keeps them together', async () => {
  const any = (fields, part) => fields.map((field) => `substringof('${part}',${field})`).join(' or ');
  await assertNumbers(async ([e164]) => {
    const last = e164.slice(-4);
    const people = await list('crm/Contacts', { $filter: any(['Phone', 'Mobile', 'BusinessPhone', 'BusinessMobile'], last),
      $select: 'ID,FullName,AccountName,Account,Phone,Mobile,BusinessPhone,BusinessMobile,Email' });
    const companies = await list('crm/Accounts', { $filter: any(['Phone'], last), $select: 'ID,Name', $top: 25 });
    return [...keys(people), ...keys(companies)];
  }, { except: ['+31207654300', '+31302345678'] }); // "020 765 43 00", "(030) 234 56 78"
  at.assertClean();
});

test('names', async () => {
  await assertNames(async (text) => keys(await list('crm/Contacts', { $filter: `substringof('${quoted(text)}',FullName)`, $select: 'ID,FullName' })));
  at.assertClean();
});

test('three pages by __next', async () => {
  let answer = await list('crm/Contacts', { $filter: "LastName eq 'Paging'", $select: 'ID,Modified' });
  const seen = keys(answer);
  let pages = 1;
  for (; answer.json.d.__next; ++pages) seen.push(...keys(answer = await get(answer.json.d.__next)));
  assert.deepEqual([pages, new Set(seen).size], [3, 150]);
  assert.match(rows(answer)[0].Modified, /^\/Date\(\d+\)\/$/);
  at.assertClean();
});

test('a copy is read on from its last time stamp', async () => {
  let answer = await list('sync/CRM/Contacts', { $filter: 'Timestamp gt 0L', $select: 'ID,FullName,Mobile,Timestamp' });
  const seen = rows(answer);
  while (answer.json.d.__next) seen.push(...rows(answer = await get(answer.json.d.__next)));
  assert.equal(seen.length, at.stage.seeds.contacts.length);
  assert.deepEqual(rows(await list('sync/CRM/Contacts', { $filter: `Timestamp gt ${seen.at(-1).Timestamp}L`, $select: 'ID,Timestamp' })), []);
  at.assertClean();
});

test('a refresh token is good for one use', async () => {
  await at.control('fault', { kind: 'expire' });
  assert.equal((await list('crm/Accounts', { $top: 1 })).status, 401);
  const first = (await refresh(at.settings.refreshToken)).json;
  assert.notEqual(first.refresh_token, at.settings.refreshToken);
  assert.equal((await refresh(at.settings.refreshToken)).json.error, 'invalid_grant');
  assert.equal((await refresh(first.refresh_token)).status, 200);
  const me = await at.call('/api/v1/current/Me?$select=CurrentDivision,FullName', { headers: headers(first.access_token) });
  assert.equal(rows(me)[0].CurrentDivision, at.settings.division);
  at.assertClean();
});

test('a note and a record by guid', async () => {
  const { contacts, companies } = at.stage.system.describe.ids;
  assert.equal((await post('activities/CommunicationNotes', { Account: companies.kade, Contact: contacts['board-one'], Subject: 'Gesprek',
    Notes: 'Belt terug', Status: 50 })).status, 201);
  assert.equal((await get(`crm/Contacts(guid'${contacts.infix}')?$select=FullName`)).json.d.FullName, 'Anne van den Berg');
  at.assertClean();
  assert.equal((await at.control('notes'))[0].contactId, contacts['board-one']);
});

test('wrong requests are refused in its shape and kept', async () => {
  for (const [set, options] of [['crm/Contacts', { $filter: "contains(Phone,'1')", $select: 'ID' }],
    ['crm/Contacts', { $filter: "ID eq '1'", $select: 'ID' }], ['crm/Contacts', {}],
    ['crm/Contacts', { $select: 'Fax2' }], ['crm/Contacts', { $select: 'ID', top: '1' }]]) {
    const answer = await list(set, options);
    assert.equal(answer.status, 400);
    assert.equal(typeof answer.json.error.message.value, 'string');
  }
  assert.equal((await at.call('/api/v1/1/crm/Contacts?$top=1', { headers: headers() })).status, 403);
  assert.equal((await at.call(`/api/v1/${at.settings.division}/crm/Contacts?$top=1`,
    { headers: { Authorization: 'Bearer exact-access-1', Accept: 'application/xml' } })).status, 406);
  assert.equal((await post('activities/CommunicationNotes', { Subject: 'x', Duration: 5 })).status, 400);
  assert.equal(at.violations().length, 8);
});
