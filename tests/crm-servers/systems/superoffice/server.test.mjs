import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('superoffice');

const headers = () => ({ Authorization: `Bearer ${at.settings.accessToken}`, Accept: 'application/json' });
const get = (path, more = headers()) => at.call(`/Cust12345/api/v1/${path}`, { headers: more });
const quoted = (text) => encodeURIComponent(`'${text.replaceAll("'", "''")}'`);

test('phonesearch finds the digits without country and trunk zero in every notation', async () => {
  await assertNumbers(async ([international]) => {
    const nsn = international.startsWith('+31') ? international.slice(3) : international.slice(3);
    const { json } = await get(`MDOList/phonesearch?query=${nsn}`);
    return json.map((item) => at.keyOf(item.Id));
  });
  const [item] = (await get('MDOList/phonesearch?query=612345682')).json;
  assert.deepEqual([item.Type, item.FullName, item.ExtraInfo, item.Name], ['Person', 'Marit Smeets', '+31612345682', 'Marit Smeets (De Molen B.V.) 06 1234 5682']);
  assert.deepEqual((await get('MDOList/phonesearch?query=31612345682')).json, []);
  assert.equal((await get('MDOList/phonesearch?query=207654399&additional=P')).json.length, 0);
  at.assertClean();
});

test('the person archive finds a phone and a name', async () => {
  const { json } = await get(`Person?$select=personId,fullName,contact/name,personMobilePhone/formattedNumber&$filter=${encodeURIComponent("searchPhone/formattedNumber contains '612345681'")}`);
  assert.deepEqual(json.value.map((row) => [row.fullName, row['contact/name'], row['personMobilePhone/formattedNumber']]),
    [['Jeroen Postma', 'Kade & Zonen', '06-12345681']]);
  await assertNames(async (text) => {
    const found = await get(`Person?$select=personId,fullName&$filter=fullName%20contains%20${quoted(text)}`);
    return found.json.value.map((row) => at.keyOf(row.personId));
  });
  const company = await get(`Contact?$select=contactId,name&$filter=name%20begins%20${quoted('Sloot')}`);
  assert.equal(company.json.value[0].name, "Sloot's Water 50% (NL)");
  at.assertClean();
});

test('pages are followed by odata.nextLink', async () => {
  let link = `/Cust12345/api/v1/Person?$select=personId&$filter=lastName%20is%20'Paging'`;
  const sizes = [];
  while (link) {
    const { json } = await at.call(link, { headers: headers() });
    sizes.push(json.value.length);
    link = json['odata.nextLink'];
  }
  assert.deepEqual(sizes, [50, 50, 20]);
  at.assertClean();
});

test('the customer is looked up, the token refreshed after 401', async () => {
  const state = await at.call('/api/state/Cust12345');
  assert.equal(state.json.Api, `${at.base}/Cust12345/api`);
  await at.control('fault', { kind: 'expire' });
  assert.equal((await get('User/currentPrincipal')).status, 401);
  const form = `grant_type=refresh_token&client_id=${at.settings.clientId}&refresh_token=${at.settings.refreshToken}`;
  const { json } = await at.call('/login/common/oauth/tokens', { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: form });
  assert.equal(json.expires_in, 3600);
  assert.equal((await get('User/currentPrincipal', { ...headers(), Authorization: `Bearer ${json.access_token}` })).json.AssociateId, 11);
  at.assertClean();
});

test('a call becomes an appointment', async () => {
  const { contacts, companies } = at.stage.system.describe.ids;
  const body = { Description: 'Over de factuur', Contact: { ContactId: companies.kade }, Person: { PersonId: contacts['mobile-e164'] }, Task: { TaskListItemId: 4 },
    StartDate: '2026-11-22T14:00:00', EndDate: '2026-11-22T14:05:00', Completed: 'Completed' };
  const post = (value) => at.call('/Cust12345/api/v1/Appointment', { method: 'POST', headers: { ...headers(), 'Content-Type': 'application/json' },
    body: JSON.stringify(value) });
  assert.equal((await post(body)).status, 201);
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.companyId, note.direction, note.seconds], [String(contacts['mobile-e164']), String(companies.kade), 'in', 300]);
  at.assertClean();
  assert.equal((await post({ ...body, Completed: true })).status, 400);
  assert.equal((await post({ ...body, description: 'small letters' })).status, 400);
});

test('wrong requests are violations', async () => {
  assert.equal((await at.call('/Cust99999/api/v1/Person', { headers: headers() })).status, 421);
  assert.equal((await get('Person', { Authorization: headers().Authorization, Accept: 'application/xml' })).status, 406);
  assert.equal((await get("Person?$filter=contains(fullName,'x')")).status, 400);
  assert.equal((await get('Person?$select=nothing')).status, 400);
  assert.equal((await get('Person?filter=x')).status, 400);
  assert.equal((await get('Person', { Authorization: 'Basic abc' })).status, 401);
  assert.equal(at.violations().length, 7); // fetch asks once more after 421
});
