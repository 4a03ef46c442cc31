import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('maximizer');

const post = async (name, body, token = at.settings.accessToken) => (await at.call(`/octopus/${name}`, { method: 'POST',
  headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json;
const read = async (query, more = {}, fields = { Key: 1, FullName: 1 }) => (await post('Read',
  { AbEntry: { Scope: { Fields: fields }, Criteria: { SearchQuery: query, ...more } },
  Configuration: { Drivers: { IAbEntrySearcher: 'Maximizer.Model.Access.Sql.AbEntrySearcher' } } }));
const keys = (answer) => answer.AbEntry.Data.map((row) => at.keyOf(row.Key));

test('a number is found in the stored notation, or by % between its digits', async () => {
  await assertNumbers(async ([international]) => keys(await read({ $OR: [{ Phone: { $LIKE: `%${[...international.slice(3)].join('%')}` } }] }, { Top: 10 })));
  assert.deepEqual(keys(await read({ $OR: [{ Phone: { $LIKE: '%06-12345681%' } }] })), ['mobile-hyphen']);
  const { AbEntry } = await read({ Phone: { $EQ: '06-12345681' } }, {}, { Key: 1, CompanyName: 1, Phone: { Number: 1, Description: 1 } });
  assert.deepEqual(AbEntry.Data[0].Phone, [{ Number: '06-12345681', Description: 'Mobile' }]);
  at.assertClean();
});

test('names', async () => {
  await assertNames(async (text) => keys(await read({ $PHRASE: `Name: ${text}` })));
  assert.deepEqual(keys(await read({ LastName: { $LIKE: 'hof%' } })), ['mobile-e164']);
  at.assertClean();
});

test('Top and Skip page', async () => {
  const sizes = [];
  for (const Skip of [0, 25, 50]) sizes.push((await read({ LastName: { $EQ: 'Paging' } }, { Top: 25, Skip })).AbEntry.Data.length);
  assert.deepEqual(sizes, [25, 25, 10]);
});

test('an invalid token is told in Code and Msg; Authenticate gives another', async () => {
  await at.control('fault', { kind: 'expire' });
  assert.deepEqual(await post('GetSessionInfo', {}), { Code: -1, Msg: ['Invalid token.'] });
  const { database, user, password, vendorId, appKey } = at.settings;
  const signed = await post('Authenticate', { Database: database, UID: user, Password: password, VendorId: vendorId, AppKey: appKey });
  assert.equal((await post('GetSessionInfo', {}, signed.Data.Token)).Code, 0);
  at.assertClean();
});

test('a call becomes an interaction', async () => {
  const AbEntryKey = at.stage.system.describe.ids.contacts['mobile-e164'];
  const Data = { Key: null, Type: 60001, AbEntryKey, Subject: 'Gesprek', Description: 'Over de factuur', StartDate: '2026-11-22T14:00:00Z', Duration: 300 };
  assert.equal((await post('Create', { InteractionLog: { Data } })).Code, 0);
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.subject, note.seconds], [AbEntryKey, 'Gesprek', 300]);
  at.assertClean();
  assert.notEqual((await post('Create', { InteractionLog: { Data: { ...Data, Nonsense: 1 } } })).Code, 0);
});

test('wrong requests are violations', async () => {
  assert.equal((await at.call('/octopus/Read')).status, 405);
  assert.notEqual((await read({ Telephone: { $LIKE: '%1' } })).Code, 0);
  assert.notEqual((await read({ Phone: { $CONTAINS: '1' } })).Code, 0);
  assert.notEqual((await read({ Phone: { $LIKE: '1' } }, { Limit: 3 })).Code, 0);
  assert.equal(at.violations().length, 4);
});
