import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('saleslogix');

const basic = (password = at.settings.password) => ({ Authorization: `Basic ${Buffer.from(`${at.settings.user}:${password}`).toString('base64')}` });
const get = (path, headers = basic()) => at.call(`/sdata/slx/dynamic/-/${path}`, { headers });
const find = async (name, text, more = '') => (await get(`${name}?format=json&where=${encodeURIComponent(text)}${more}`)).json;
const keys = (answer) => answer.$resources.map((row) => at.keyOf(row.$key));

test('a number is found by its end', async () => {
  await assertNumbers(async ([international]) => {
    const nsn = international.slice(3);
    for (const pattern of [nsn, [...nsn].join('%')]) {
      const people = await find('contacts', `(WorkPhone like "%${pattern}" or Mobile like "%${pattern}" or HomePhone like "%${pattern}")`,
        '&select=AccountName,NameLF,Mobile&count=25&startIndex=1');
      const companies = await find('accounts', `MainPhone like "%${pattern}"`);
      const found = [...keys(people), ...keys(companies)];
      if (found.length) return found;
    }
    return [];
  });
  assert.equal((await find('contacts', 'Mobile like "%0612345681"')).$resources[0].NameLF, 'Postma, Jeroen');
  at.assertClean();
});

test('names and pages', async () => {
  await assertNames(async (text) => keys(await find('contacts', `(LastNameUpper like "${text.toUpperCase()}%" or upper(FirstName) like "${text.toUpperCase()}%")`)));
  const sizes = [];
  for (const start of [1, 26, 51]) sizes.push((await find('contacts', 'LastName eq "Paging"', `&count=25&startIndex=${start}`)).$resources.length);
  assert.deepEqual(sizes, [25, 25, 10]);
  const [row] = (await find('contacts', 'LastName eq "Hofstra"')).$resources;
  assert.deepEqual([row.Account.$key, row.ModifyDate], [at.stage.system.describe.ids.companies.kade, `/Date(${Date.parse('2026-11-02T09:15:00Z')})/`]);
  at.assertClean();
});

test('a call becomes history', async () => {
  const { contacts, companies } = at.stage.system.describe.ids;
  const body = { Type: 'atPhoneCall', Description: 'Gesprek', LongNotes: 'Over de factuur', ContactId: contacts['mobile-e164'], AccountId: companies.kade,
    Duration: 5,
    StartDate: `/Date(${Date.parse('2026-11-22T14:00:00Z')})/`, CompletedDate: '2026-11-22T14:05:00Z' };
  const post = (value) => at.call('/sdata/slx/dynamic/-/history?format=json', { method: 'POST', headers: { ...basic(), 'Content-Type': 'application/json' },
    body: JSON.stringify(value) });
  assert.equal((await post(body)).status, 201);
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.text, note.seconds, note.start], [contacts['mobile-e164'], 'Over de factuur', 300, '2026-11-22T14:00:00.000Z']);
  at.assertClean();
  assert.equal((await post({ ...body, Nonsense: 1 })).json[0].severity, 'error');
});

test('401, wrong requests', async () => {
  await at.control('fault', { kind: 'expire' });
  assert.equal((await get('contacts?format=json')).status, 401);
  const right = basic(at.settings.newPassword);
  assert.equal((await get('contacts?format=json&count=1', right)).status, 200);
  at.assertClean();
  assert.equal((await get('contacts', right)).status, 406);
  assert.equal((await get('contact?format=json', right)).status, 404);
  assert.equal((await get(`contacts?format=json&where=${encodeURIComponent('Phone like "%1"')}`, right)).json[0].sdataCode, 'BadWhereSyntax');
  assert.equal((await get('contacts?format=json&select=Phone', right)).status, 400);
  assert.equal((await get('contacts?format=json&top=1', right)).status, 400);
  assert.equal(at.violations().length, 5);
});
