import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('dataverse');

const headers = (more = {}) => ({ Authorization: `Bearer ${at.settings.accessToken}`, Accept: 'application/json', 'OData-Version': '4.0', 'OData-MaxVersion': '4.0',
  ...more });
const get = (path, more) => at.call(`/api/data/v9.2/${path}`, { headers: headers(more) });
const filter = (text) => `$filter=${encodeURIComponent(text)}`;
const select = '$select=fullname,telephone1,telephone2,mobilephone,_parentcustomerid_value';

test('a number is found by endswith with % between the digits', async () => {
  await assertNumbers(async ([international]) => {
    const pattern = [...international.slice(3)].join('%');
    const fields = ['telephone1', 'telephone2', 'mobilephone'].map((name) => `endswith(${name},'${pattern}')`).join(' or ');
    const people = await get(`contacts?${select}&${filter(fields)}&$top=25`);
    const companies = await get(`accounts?$select=name&${filter(`endswith(telephone1,'${pattern}')`)}`);
    return [...people.json.value.map((row) => at.keyOf(row.contactid)), ...companies.json.value.map((row) => at.keyOf(row.accountid))];
  });
  at.assertClean();
});

test('without wildcards only the notation that is stored is found', async () => {
  const found = async (text) => (await get(`contacts?${select}&${filter(`contains(mobilephone,'${text}')`)}`)).json.value.length;
  assert.deepEqual([await found('+31612345680'), await found('06-12345681'), await found('612345681')], [1, 1, 0]);
});

test('a name is found, quotes doubled', async () => {
  await assertNames(async (text) => {
    const { json } = await get(`contacts?$select=fullname&${filter(`contains(fullname,'${text.replaceAll("'", "''")}')`)}`);
    return json.value.map((row) => at.keyOf(row.contactid));
  });
  at.assertClean();
});

test('company and owner come as annotations or expanded', async () => {
  const wanted = `contacts?${select},_ownerid_value&${filter("lastname eq 'hofstra'")}`;
  const [row] = (await get(wanted, { Prefer: 'odata.include-annotations="*",odata.maxpagesize=25' })).json.value;
  assert.equal(row['_parentcustomerid_value@OData.Community.Display.V1.FormattedValue'], 'Kade & Zonen');
  assert.equal(row['_ownerid_value@OData.Community.Display.V1.FormattedValue'], 'Els Bakker');
  const [bare] = (await get(`${wanted}&$expand=parentcustomerid_account($select=name)`)).json.value;
  assert.equal(bare.parentcustomerid_account.name, 'Kade & Zonen');
  assert.equal(bare['_ownerid_value@OData.Community.Display.V1.FormattedValue'], undefined);
  at.assertClean();
});

test('pages are followed by @odata.nextLink, $top ends them', async () => {
  const prefer = { Prefer: 'odata.maxpagesize=25' };
  const sizes = [];
  let link = `/api/data/v9.2/contacts?$select=fullname&${filter("lastname eq 'Paging'")}`;
  while (link) {
    const { json } = await at.call(link, { headers: headers(prefer) });
    sizes.push(json.value.length);
    link = json['@odata.nextLink'];
  }
  assert.deepEqual(sizes, [25, 25, 10]);
  const topped = await get(`contacts?$select=fullname&$top=7&${filter("lastname eq 'Paging'")}`, prefer);
  assert.deepEqual([topped.json.value.length, topped.json['@odata.nextLink']], [7, undefined]);
  at.assertClean();
});

test('401, a refresh token, 429 in the right shape', async () => {
  await at.control('fault', { kind: 'expire' });
  assert.equal((await get('WhoAmI')).status, 401);
  const form = `grant_type=refresh_token&client_id=${at.settings.clientId}&refresh_token=${at.settings.refreshToken}&scope=${encodeURIComponent(`${at.base}/user_impersonation offline_access`)}`;
  const { json } = await at.call(`/${at.settings.tenant}/oauth2/v2.0/token`, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: form });
  assert.notEqual(json.refresh_token, at.settings.refreshToken);
  const mine = { Authorization: `Bearer ${json.access_token}` };
  assert.equal((await get('WhoAmI', mine)).json.UserId, at.stage.system.describe.user);
  await at.control('fault', { kind: 'status', status: 429, retryAfter: 3 });
  const limited = await get('WhoAmI', mine);
  assert.deepEqual([limited.status, limited.headers.get('retry-after'), limited.json.error.code], [429, '3', '0x80072322']);
  at.assertClean();
});

test('a device code is good after the person has signed in', async () => {
  const post = (path, pairs) => at.call(`/${at.settings.tenant}/oauth2/v2.0/${path}`, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: Object.entries({ client_id: at.settings.clientId, ...pairs }).map((pair) => pair.map(encodeURIComponent).join('=')).join('&') });
  const { json } = await post('devicecode', { scope: `${at.base}/user_impersonation offline_access` });
  const poll = () => post('token', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: json.device_code });
  assert.equal((await poll()).json.error, 'authorization_pending');
  assert.ok((await poll()).json.refresh_token);
  at.assertClean();
});

test('a call is written, completed, and not written twice under one id', async () => {
  const { ids, user } = at.stage.system.describe;
  const id = '0a0b0c0d-1111-4222-8333-444455556666';
  const body = { activityid: id, subject: 'Gesprek', description: 'Over de factuur', directioncode: false, phonenumber: '+31612345680',
    actualstart: '2026-11-22T14:00:00Z',
    actualend: '2026-11-22T14:05:00Z', actualdurationminutes: 5, 'regardingobjectid_contact_phonecall@odata.bind': `/contacts(${ids.contacts['mobile-e164']})`,
    phonecall_activity_parties: [{ participationtypemask: 2, 'partyid_systemuser@odata.bind': `/systemusers(${user})` },
      { participationtypemask: 1, 'partyid_contact@odata.bind': `/contacts(${ids.contacts['mobile-e164']})` }] };
  const send = (method, path, value) => at.call(`/api/data/v9.2/${path}`, { method, headers: headers({ 'Content-Type': 'application/json' }),
    body: JSON.stringify(value) });
  const made = await send('POST', 'phonecalls', body);
  assert.deepEqual([made.status, made.headers.get('odata-entityid')], [204, `${at.base}/api/data/v9.2/phonecalls(${id})`]);
  assert.equal((await send('PATCH', `phonecalls(${id})`, { statecode: 1, statuscode: 2 })).status, 204);
  assert.equal((await send('POST', 'phonecalls', body)).status, 412);
  const notes = await at.control('notes');
  assert.deepEqual(notes.map((note) => [note.contactId, note.direction, note.seconds, note.key, note.completed]),
    [[ids.contacts['mobile-e164'], 'in', 300, id, true]]);
  at.assertClean();
  assert.equal((await send('POST', 'phonecalls', { subject: 'x', nonsense: 1 })).status, 400);
  assert.equal((await send('POST', 'phonecalls', { subject: 'x', directioncode: 'in' })).status, 400);
  assert.equal((await send('POST', 'phonecalls', { subject: 'x', actualstart: '2026-11-22 14:00' })).status, 400);
});

test('wrong requests are violations', async () => {
  assert.equal((await get('contact?$select=fullname')).status, 404);
  assert.equal((await get(`contacts?$select=fullname&${filter("contains(nofield,'x')")}`)).status, 400);
  assert.equal((await get('contacts?$select=fullname&$skip=25')).status, 400);
  assert.equal((await get('contacts?$select=fullname&search=x')).status, 400);
  assert.equal((await get(`contacts?$select=fullname&$filter=contains(mobilephone,'+316')`)).status, 200);
  at.assertViolation(/raw \+/);
  assert.equal(at.violations().length, 5);
});
