import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectations, makeSeeds } from '../../seeds.mjs';
import { assertNames, withSystem } from '../../lib/testing.mjs';

const at = withSystem('domino');

const post = (path, body, token) => at.call(`/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json',
  ...(token ? { Authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify(body) });
const signIn = async () => (await post('/auth', { username: at.settings.user, password: at.settings.password })).json.bearer;
const query = (token, text, variables = {}, more = '') => post(`/query?dataSource=names&action=execute&count=25${more}`, { query: text, mode: 'dql', variables },
  token);
const keys = (answer) => answer.json.map((document) => at.keyOf(document['@meta'].unid));

test('a number is found as it was typed, or by its last word', async () => {
  const token = await signIn();
  const items = ['OfficePhoneNumber', 'CellPhoneNumber', 'PhoneNumber'];
  const seeds = makeSeeds();
  for (const { contacts, companies } of expectations) {
    for (const seed of [...seeds.contacts.filter((one) => contacts.includes(one.key)), ...seeds.companies.filter((one) => companies.includes(one.key))]) {
      const text = seed.phones[0].text;
      assert.ok(keys(await query(token, items.map((item) => `${item} in (?a, ?b)`).join(' or '), { a: 'other', b: text })).includes(seed.key));
    }
  }
  assert.deepEqual(keys(await query(token, "form = 'Person' and CellPhoneNumber contains ('5683')")), ['mobile-trunk']);
  assert.deepEqual(keys(await query(token, "form = 'Person' and CellPhoneNumber = '0612345681'")), []);
  at.assertClean();
});

test('names', async () => {
  const token = await signIn();
  await assertNames(async (text) => keys(await query(token, "form = 'Person' and (LastName = ?n or FirstName = ?n)", { n: text })));
  at.assertClean();
});

test('pages of a query and of a view', async () => {
  const token = await signIn();
  const sizes = [];
  for (const start of [0, 25, 50]) sizes.push((await query(token, "LastName = 'Paging'", {}, `&start=${start}`)).json.length);
  assert.deepEqual(sizes, [25, 25, 10]);
  const list = await at.call('/api/v1/lists/People?dataSource=names&count=30&start=30',
    { headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' } });
  assert.deepEqual([list.json.length, list.json[0]['@index']], [30, '31']);
  at.assertClean();
});

test('401 until signed in again, and a call is written', async () => {
  const token = await signIn();
  await at.control('fault', { kind: 'expire', path: '/api/v1/query' });
  assert.equal((await query(token, "LastName = 'x'")).json.status, 401);
  assert.deepEqual((await post('/auth', { username: at.settings.user, password: 'wrong' })).json.message, 'Invalid credentials or account locked');
  const again = await signIn();
  const id = at.stage.system.describe.ids.contacts['mobile-e164'];
  const made = await post('/document?dataSource=names', { Form: 'PhoneCall', Subject: 'Gesprek', Body: 'Over de factuur', ContactUnid: id, Direction: 'in',
    Duration: 300, CallKey: 'call-1' }, again);
  assert.equal(made.status, 200);
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.direction, note.seconds, note.key], [id, 'in', 300, 'call-1']);
  at.assertClean();
  assert.equal((await post('/document?dataSource=names', { Form: 'PhoneCall', Nonsense: 1 }, again)).status, 400);
});

test('wrong requests are violations', async () => {
  const token = await signIn();
  assert.equal((await post('/query?dataSource=nothing&action=execute', { query: "a = 'b'" }, token)).status, 404);
  assert.equal((await post('/query?dataSource=names', { query: "a = 'b'" }, token)).status, 400);
  assert.equal((await query(token, "FullName like '%x%'")).status, 400);
  assert.equal((await query(token, 'FullName = ?n')).status, 400);
  assert.equal((await at.call('/api/v1/query?dataSource=names', { headers: { Authorization: `Bearer ${token}` } })).status, 405);
  assert.equal(at.violations().length, 5);
});
