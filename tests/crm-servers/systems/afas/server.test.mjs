import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('afas');
const headers = () => ({ Authorization: `AfasToken ${at.settings.token}` });
const get = (path) => at.call(`/ProfitRestServices/${path}`, { headers: headers() });
const post = (body) => at.call('/ProfitRestServices/connectors/KnSubject',
  { method: 'POST', headers: { ...headers(), 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const any = (connector, fields, operator, text,
  more = '') => get(`connectors/${connector}?filterfieldids=${fields.join(';')}&filtervalues=${fields.map(() => encodeURIComponent(text)).join(';')}&operatortypes=${fields.map(() => operator).join(';')}&skip=0&take=25${more}`);
const keys = (answer) => answer.json.rows.map((row) => at.keyOf(row.ContactId ?? row.BcCo));
const PHONES = ['TelWork', 'MobWork', 'TelPrivate', 'MobPrivate'];

test('the last four digits find every notation that keeps them together', async () => {
  await assertNumbers(async ([e164]) => [...keys(await any('Profit_Contacts', PHONES, 6, e164.slice(-4))),
    ...keys(await any('Profit_OrgPer', ['TelWork'], 13, e164.slice(-4)))], { except: ['+31207654300', '+31302345678'] });
  assert.deepEqual(keys(await any('Profit_Contacts', PHONES, 1, '+31612345680')), ['mobile-e164']);
  assert.deepEqual(keys(await any('Profit_Contacts', PHONES, 1, '0612345680')), []);
  const json = encodeURIComponent(JSON.stringify({ Filters: { Filter: [{ '@FilterId': 'Filter 1',
    Field: [{ '@FieldId': 'TelWork', '@OperatorType': '10', '#text': '020-123' }] }] } }));
  assert.deepEqual(keys(await get(`connectors/Profit_Contacts?filterjson=${json}`)), ['work-fixed']);
  at.assertClean();
});

test('names, "," as and, pages', async () => {
  await assertNames(async (text) => keys(await any('Profit_Contacts', ['Name', 'SearchName'], 6, text)));
  assert.deepEqual(keys(await get('connectors/Profit_Contacts?filterfieldids=Name,OrgName&filtervalues=Anne,Sloot&operatortypes=6,10')), ['infix']);
  const counts = [];
  for (let skip = 0; skip < 75; skip += 25) counts.push((await get(`connectors/Profit_Contacts?filterfieldids=Name&filtervalues=Paging&operatortypes=13&skip=${skip}&take=25&orderbyfieldids=ContactId`)).json.rows.length);
  assert.deepEqual(counts, [25, 25, 10]);
  at.assertClean();
});

test('metainfo tells the connectors and their fields', async () => {
  assert.deepEqual((await get('metainfo')).json.getConnectors.map(({ id }) => id), ['Profit_Contacts', 'Profit_OrgPer']);
  assert.ok((await get('metainfo/get/Profit_Contacts')).json.fields.some(({ id }) => id === 'MobWork'));
  await at.control('fault', { kind: 'expire' });
  assert.equal((await get('metainfo')).status, 401);
  assert.equal((await get('metainfo')).status, 401);
  at.assertClean();
});

test('a dossier item is written', async () => {
  const { contacts, companies } = at.stage.system.describe.ids;
  const link = { KnSubjectLink: { Element: { Fields: { DoCRM: true, ToBC: true, SfTp: 3, SfId: contacts.infix, BcId: companies.sloot,
    CdId: contacts.infix } } } };
  const answer = await post({ KnSubject: { Element: { Fields: { StId: 1, Ds: 'Gesprek', SbTx: 'Belt terug', Da: '2026-11-22' },
    Objects: [link] } } });
  assert.deepEqual([answer.status, typeof answer.json.results.KnSubject.SbId], [201, 'string']);
  at.assertClean();
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.companyId, note.text], [String(contacts.infix), companies.sloot, 'Belt terug']);
  assert.equal((await post({ KnSubject: { Element: { Fields: { Ds: 'x' } } } })).status, 500);
  assert.equal((await post({ KnSubject: { Element: { Fields: { StId: 1, Seconds: 5 } } } })).status, 500);
});

test('wrong requests are refused in its shape and kept', async () => {
  for (const [path, status] of [['connectors/Profit_Debtors', 404], ['connectors/Profit_Contacts?filterfieldids=Fax&filtervalues=1&operatortypes=6',
    500], ['connectors/Profit_Contacts?filterfieldids=TelWork;MobWork&filtervalues=1&operatortypes=6;6', 500],
    ['connectors/Profit_Contacts?filterfieldids=TelWork&filtervalues=1&operatortypes=99', 500],
        [`connectors/Profit_Contacts?filterfieldids=TelWork&filtervalues=${'1'.repeat(2049)}&operatortypes=6`, 404],
        ['connectors/Profit_Contacts?top=5', 400]]) {
    const answer = await get(path);
    assert.equal(answer.status, status, path.slice(0, 60));
    assert.equal(typeof answer.json.externalMessage, 'string');
  }
  assert.equal((await at.call('/ProfitRestServices/metainfo', { headers: { Authorization: 'AfasToken 0BA11E' } })).status, 401);
  assert.equal((await at.call('/ProfitRestServices/metainfo', { headers: { Authorization: `Bearer ${at.settings.token}` } })).status, 401);
  assert.equal(at.violations().length, 8);
});
