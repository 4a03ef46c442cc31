import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('businesscentral');

const headers = (more = {}) => ({ Authorization: `Bearer ${at.settings.accessToken}`, Accept: 'application/json', ...more });
const root = () => `/v2.0/${at.settings.tenant}/production/api/v2.0`;
const get = (path, more) => at.call(`${root()}/companies(${at.settings.companyId})/${path}`, { headers: headers(more) });
const filter = (text) => `$filter=${encodeURIComponent(text)}`;
const basic = () => ({ Authorization: `Basic ${Buffer.from(`${at.settings.user}:${at.settings.password}`).toString('base64')}`, Accept: 'application/json' });
const page = (path, options = {}) => at.call(`/BC220/ODataV4/Company('Voorbeeld%20BV')/${path}`,
  { headers: { ...basic(), ...options.headers }, ...options, ...(options.body ? {
  method: 'POST', headers: { ...basic(), 'Content-Type': 'application/json' }, body: JSON.stringify(options.body) } : {}) });

test('a number is found field by field by its last four digits', async () => {
  await assertNumbers(async ([international]) => {
    const keys = [];
    for (const [entity, field] of [['contacts', 'phoneNumber'], ['contacts', 'mobilePhoneNumber'], ['customers', 'phoneNumber'],
      ['vendors', 'phoneNumber']]) {
      for (const tail of [international.slice(-4), `${international.slice(-4, -2)} ${international.slice(-2)}`]) {
        const { json } = await get(`${entity}?$select=id,displayName&${filter(`contains(${field},'${tail}')`)}&$top=25`);
        keys.push(...json.value.map((row) => at.keyOf(row.id)));
      }
    }
    return keys;
  });
  at.assertClean();
});

test('or over one field is taken, over two it is not', async () => {
  const one = await get(`contacts?$select=id&${filter("mobilePhoneNumber eq '06-12345681' or mobilePhoneNumber eq '+31612345680'")}`);
  assert.deepEqual(one.json.value.map((row) => at.keyOf(row.id)), ['mobile-e164', 'mobile-hyphen']);
  at.assertClean();
  const two = await get(`contacts?$select=id&${filter("mobilePhoneNumber eq '1' or phoneNumber eq '1'")}`);
  assert.equal(two.status, 400);
  assert.match(two.json.error.message, /^The 'OR' operator is not supported on distinct fields.*CorrelationId/);
});

test('names are compared letter by letter unless tolower is allowed', async () => {
  await assertNames(async (text) => {
    const { json } = await get(`contacts?$select=id&${filter(`contains(displayName,'${text.replaceAll("'", "''")}')`)}`);
    return json.value.map((row) => at.keyOf(row.id));
  });
  assert.equal((await get(`contacts?${filter("contains(displayName,'hofstra')")}`)).json.value.length, 0);
  assert.equal((await get(`contacts?$schemaversion=2.1&${filter("contains(tolower(displayName),'hofstra')")}`)).json.value.length, 1);
  at.assertClean();
  assert.equal((await get(`contacts?${filter("contains(tolower(displayName),'hofstra')")}`)).status, 400);
});

test('pages by Prefer and @odata.nextLink', async () => {
  const sizes = [];
  let link = `${root()}/companies(${at.settings.companyId})/contacts?$select=id&${filter("endswith(displayName,'Paging')")}`;
  while (link) {
    const { json } = await at.call(link, { headers: headers({ Prefer: 'odata.maxpagesize=25' }) });
    sizes.push(json.value.length);
    link = json['@odata.nextLink'];
  }
  assert.deepEqual(sizes, [25, 25, 10]);
  at.assertClean();
});

test('companies, 401 and refresh', async () => {
  assert.equal((await at.call(`${root()}/companies`, { headers: headers() })).json.value[0].id, at.settings.companyId);
  await at.control('fault', { kind: 'expire' });
  assert.equal((await get('contacts?$top=1')).json.error.code, 'Authentication_InvalidCredentials');
  const body = `grant_type=refresh_token&client_id=${at.settings.clientId}&refresh_token=${at.settings.refreshToken}`;
  const { json } = await at.call(`/${at.settings.tenant}/oauth2/v2.0/token`, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body });
  assert.equal((await get('contacts?$top=1', { Authorization: `Bearer ${json.access_token}` })).status, 200);
  at.assertClean();
});

test('published pages with a web service key, and a note through one', async () => {
  const { json } = await page(`Contacts?$select=No,Name,Mobile_Phone_No&${filter("Mobile_Phone_No eq '06-12345681'")}`);
  assert.deepEqual(json.value.map((row) => row.Name), ['Jeroen Postma']);
  const { numbers, ids } = at.stage.system.describe;
  const body = { Contact_No: numbers['mobile-hyphen'], Date: '2026-11-22', Time_of_Interaction: '14:00:00', Description: 'Over de factuur', Initiated_By: 'Them',
    Duration_Min: 5 };
  assert.equal((await page('InteractionLogEntries', { body })).status, 201);
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.direction, note.seconds, note.text], [ids.contacts['mobile-hyphen'], 'in', 300, 'Over de factuur']);
  at.assertClean();
  assert.equal((await page('InteractionLogEntries', { body: { ...body, Nonsense: 1 } })).status, 400);
});

test('wrong requests are violations', async () => {
  assert.equal((await get('persons')).status, 404);
  assert.equal((await get('contacts?$select=phone')).status, 400);
  assert.equal((await at.call(`${root()}/companies(x)/contacts`, { headers: headers() })).status, 404);
  assert.equal((await get('contacts?$top=1', { Authorization: basic().Authorization })).status, 401);
  assert.equal(at.violations().length, 4);
});
