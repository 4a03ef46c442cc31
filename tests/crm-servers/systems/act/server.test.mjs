import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('act');

const basic = (password = at.settings.password) => `Basic ${Buffer.from(`${at.settings.user}:${password}`).toString('base64')}`;
const call = (path, authorization, options = {}) => at.call(`/act.web.api${path}`, { ...options,
  headers: { Authorization: authorization, 'Act-Database-Name': at.settings.database, Accept: 'application/json', ...options.headers } });
const authorize = async () => `Bearer ${(await call('/authorize', basic(), { headers: { Accept: '*/*' } })).text}`;
const filter = (text) => `$filter=${encodeURIComponent(text)}`;

test('a number is found by its last four digits', async () => {
  const token = await authorize();
  await assertNumbers(async ([international]) => {
    const tails = [international.slice(-4), `${international.slice(-4, -2)} ${international.slice(-2)}`];
    const fields = (names) => names.flatMap((name) => tails.map((tail) => `contains(${name},'${tail}')`)).join(' or ');
    const people = await call(`/api/contacts?${filter(fields(['businessPhone', 'mobilePhone', 'homePhone']))}&$top=25`, token);
    const companies = await call(`/api/companies?${filter(fields(['phone']))}`, token);
    return [...people.json, ...companies.json].map((row) => at.keyOf(row.id));
  });
  const exact = await call(`/api/contacts?${filter("mobilePhone eq '06-12345681' or businessPhone eq '06-12345681'")}&$select=id,fullName,company`, token);
  assert.deepEqual(exact.json.map((row) => [row.fullName, row.company]), [['Jeroen Postma', 'Kade & Zonen']]);
  at.assertClean();
});

test('names and pages', async () => {
  const token = await authorize();
  await assertNames(async (text) => (await call(`/api/contacts?${filter(`contains(fullName,'${text.replaceAll("'", "''")}')`)}`,
    token)).json.map((row) => at.keyOf(row.id)));
  const sizes = [];
  for (const skip of [0, 25, 50]) sizes.push((await call(`/api/contacts?${filter("lastName eq 'Paging'")}&$top=25&$skip=${skip}`, token)).json.length);
  assert.deepEqual(sizes, [25, 25, 10]);
  at.assertClean();
});

test('a token that ended is 401 until authorised again', async () => {
  const token = await authorize();
  await at.control('fault', { kind: 'expire' });
  const ended = await call('/api/contacts?$top=1', token);
  assert.deepEqual([ended.status, ended.json], [401, { message: 'Authorization has been denied for this request.' }]);
  const again = await call('/api/contacts?$top=1', await authorize());
  assert.deepEqual([again.status, again.headers.get('x-ratelimit-limit')], [200, '120']);
  assert.equal((await call('/authorize', basic('wrong'))).status, 401);
  at.assertClean();
});

test('a call becomes a task or history', async () => {
  const token = await authorize();
  const id = at.stage.system.describe.ids.contacts['mobile-e164'];
  const times = { startTime: '2026-11-22T14:00:00Z', endTime: '2026-11-22T14:05:00Z', details: 'Over de factuur', contacts: [{ id, displayName: 'Femke Hofstra' }] };
  const post = (path, body) => call(path, token, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  assert.equal((await post('/api/tasks', { activityTypeId: 0, activityTypeName: 'Call', subject: 'Gesprek', ...times })).status, 201);
  assert.equal((await post('/api/history', { regarding: 'Gesprek', ...times })).status, 201);
  assert.deepEqual((await at.control('notes')).map((note) => [note.contactId, note.subject, note.seconds]), [[id, 'Gesprek', 300], [id, 'Gesprek', 300]]);
  at.assertClean();
  assert.equal((await post('/api/tasks', { subject: 'x', ...times, nonsense: 1 })).status, 400);
});

test('wrong requests are violations', async () => {
  const token = await authorize();
  assert.equal((await at.call('/act.web.api/api/contacts')).status, 500);
  assert.equal((await at.call('/act.web.api/api/contacts', { headers: { Authorization: token } })).status, 500);
  assert.equal((await call(`/api/contacts?${filter("tolower(fullName) eq 'x'")}`, token)).status, 400);
  assert.equal((await call(`/api/contacts?${filter("phone eq '1'")}`, token)).status, 400);
  assert.equal((await call('/api/contacts?$count=true', token)).status, 400);
  assert.equal(at.violations().length, 5);
});
