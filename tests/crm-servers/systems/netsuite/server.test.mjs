import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';
import { SyntaxTrouble } from '../../lib/scanner.mjs';
import { parseSuiteql } from './suiteql.mjs';

const at = withSystem('netsuite');
const headers = (token = at.settings.accessToken) => ({ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', Prefer: 'transient' });
const send = (method, path, body, more = {}) => at.call(`/services/rest/${path}`,
  { method, headers: { ...headers(), ...more }, body: JSON.stringify(body) });
const query = (q, params = 'limit=25', more) => send('POST', `query/v1/suiteql?${params}`, { q }, more);
const keys = (answer) => answer.json.items.map((row) => at.keyOf(row.id));

test('one comparison of digits a table finds every notation', async () => {
  const where = (fields, nsn) => fields.map((field) => `REGEXP_REPLACE(${field},'[^0-9]','') LIKE '%${nsn}'`).join(' OR ');
  await assertNumbers(async ([e164]) => {
    const nsn = e164.replace(/^\+(31|49)/, '');
    const found = [];
    for (const [table, columns, fields] of [['contact', 'id,firstname,lastname,entitytitle,phone,mobilephone,BUILTIN.DF(company) AS companyname',
      ['phone', 'mobilephone', 'homephone', 'officephone']], ['customer', 'id,companyname', ['phone', 'altphone', 'mobilephone']],
      ['vendor', 'id,companyname', ['phone', 'altphone']]]) {
      found.push(...keys(await query(`SELECT ${columns} FROM ${table} WHERE ${where(fields, nsn)}`)));
    }
    return found;
  });
  const [row] = (await query("SELECT id, phone, mobilephone, BUILTIN.DF(company) AS companyname FROM contact c WHERE c.mobilephone = '06-12345681'")).json.items;
  assert.deepEqual([row.companyname, 'phone' in row], ['Kade & Zonen', false]);
  at.assertClean();
});

test('names, with quotes doubled and case regarded', async () => {
  await assertNames(async (text) => keys(await query(`SELECT id FROM contact WHERE LOWER(entitytitle) LIKE '%${text.toLowerCase().replaceAll("'", "''")}%'`)));
  assert.deepEqual(keys(await query("SELECT id FROM contact WHERE lastname LIKE 'hofstra'")), []);
  at.assertClean();
});

test('three pages', async () => {
  const counts = [];
  for (let offset = 0, more = true; more; offset += 25) {
    const { json } = await query("SELECT id FROM contact WHERE lastname = 'Paging' ORDER BY id", `limit=25&offset=${offset}`);
    counts.push(json.count);
    more = json.hasMore;
  }
  assert.deepEqual(counts, [25, 25, 10]);
  at.assertClean();
});

test('an expired token is refreshed, a refresh token is good for one use', async () => {
  await at.control('fault', { kind: 'expire' });
  assert.equal((await query('SELECT id FROM employee')).json['o:errorDetails'][0]['o:errorCode'], 'INVALID_LOGIN');
  const refresh = (refresh_token) => at.call('/services/rest/auth/oauth2/v1/token',
    { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', client_id: at.settings.clientId, refresh_token }) });
  const token = (await refresh(at.settings.refreshToken)).json;
  assert.equal((await query('SELECT id FROM employee', '', { Authorization: `Bearer ${token.access_token}` })).json.count, 2);
  assert.equal((await refresh(at.settings.refreshToken)).json.error, 'invalid_grant');
  at.assertClean();
});

test('a call is written, once under its external id', async () => {
  const { contacts, companies } = at.stage.system.describe.ids;
  const call = { title: 'Gesprek', phone: '+31612345693', status: 'COMPLETE', startDate: '2026-11-22', startTime: '14:00', endTime: '14:05',
    timedEvent: true, message: 'Belt terug', contact: { id: contacts.infix }, company: { id: companies.sloot } };
  const first = await send('PUT', 'record/v1/phonecall/eid:call-1', call);
  assert.deepEqual([first.status, first.text], [204, '']);
  assert.match(first.headers.get('location'), /phonecall\/7001$/);
  assert.equal((await send('PUT', 'record/v1/phonecall/eid:call-1', call)).status, 204);
  assert.equal((await send('POST', 'record/v1/phonecall', { ...call, contact: { id: Number(contacts.infix) } })).status, 204);
  at.assertClean();
  const notes = await at.control('notes');
  assert.deepEqual(notes.map((note) => [note.key, note.contactId, note.seconds]), [['call-1', contacts.infix, 300], [null, contacts.infix, 300]]);
  assert.equal((await send('POST', 'record/v1/phonecall', { ...call, company: undefined })).json['o:errorDetails'][0]['o:errorCode'], 'USER_ERROR');
  assert.equal((await send('POST', 'record/v1/phonecall', { ...call, endTime: '14:00' })).status, 400);
  assert.equal((await send('POST', 'record/v1/phonecall', { ...call, duration: 5 })).status, 400);
});

test('wrong requests are refused in its shape and kept', async () => {
  for (const q of ['SELECT fax2 FROM contact', 'SELECT id FROM customers', "SELECT id FROM contact WHERE phone LIKE \"1\"",
      'SELECT id FROM contact LIMIT 5']) {
    const answer = await query(q);
    assert.deepEqual([answer.status, answer.json['o:errorDetails'][0]['o:errorCode']], [400, 'INVALID_PARAMETER'], q);
  }
  assert.equal((await query('SELECT id FROM contact', 'limit=25', { Prefer: 'return=minimal' })).status, 400);
  assert.equal((await query('SELECT id FROM contact', 'limit=5000')).status, 400);
  assert.equal((await at.call('/services/rest/query/v1/suiteql', { method: 'POST', headers: { ...headers(), 'Content-Type': 'text/plain' },
    body: '{}' })).status, 415);
  assert.equal(at.violations().length, 7);
});

test('SuiteQL is read strictly', () => {
  for (const text of ["SELECT id FROM contact WHERE x.id = 1", 'SELECT id FROM contact JOIN customer ON 1=1',
      "SELECT id FROM contact WHERE id = 'a'b'", 'SELECT FOO(id) FROM contact', 'SELECT id, FROM contact']) {
    assert.throws(() => parseSuiteql(text), SyntaxTrouble, text);
  }
});
