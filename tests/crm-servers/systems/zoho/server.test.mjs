import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('zoho');
const headers = (token = at.settings.accessToken) => ({ Authorization: `Zoho-oauthtoken ${token}` });
const get = (path, token) => at.call(`/crm/v8/${path}`, { headers: headers(token) });
const post = (path, body) => at.call(`/crm/v8/${path}`, { method: 'POST', headers: { ...headers(), 'Content-Type': 'application/json' },
  body: JSON.stringify(body) });
const keys = (answer) => (answer.status === 204 ? [] : answer.json.data.map((row) => at.keyOf(row.id)));
const search = (module, name, text) => get(`${module}/search?${name}=${encodeURIComponent(text)}`);

test('a criterion with the variants finds each notation by one question a module', async () => {
  const escaped = (text) => text.replace(/[(),\\]/g, '\\$&');
  await assertNumbers(async ([e164]) => {
    const nsn = e164.slice(3);
    const area = nsn[0] === '6' ? '6' : nsn.slice(0, 2);
    const rest = nsn.slice(area.length);
    const four = `${rest.slice(0, 4)} ${rest.slice(4)}`;
    const list = [e164, `0${nsn}`, `0031${nsn}`, `0${area}-${rest}`, `0${area} ${four}`, `+31 (0)${area} ${four}`,
      `+31 ${area} ${rest.slice(0, 3)} ${rest.slice(3)}`].map(escaped).join(',');
    const people = await search('Contacts', 'criteria', `((Phone:in:${list})or(Mobile:in:${list})or(Home_Phone:in:${list}))`);
    return [...keys(people), ...keys(await search('Accounts', 'criteria', `(Phone:in:${list})`))];
  }, { except: ['+31207654300', '+31302345678', '+493090182055'] });
  assert.deepEqual(keys(await search('Contacts', 'phone', '+31612345680')), ['mobile-e164']);
  assert.deepEqual(keys(await search('Contacts', 'criteria', '(Mobile:equals:5681)')), ['mobile-hyphen']);
  const none = await search('Contacts', 'phone', '0655500000');
  assert.deepEqual([none.status, none.text], [204, '']);
  at.assertClean();
});

test('names', async () => {
  await assertNames(async (text) => keys(await search('Contacts', 'word', text)));
  assert.deepEqual(keys(await search('Contacts', 'criteria', '(Full_Name:starts_with:Anne van)')), ['infix']);
  at.assertClean();
});

test('three pages, and COQL', async () => {
  const counts = [];
  for (let page = 1, more = true; more; ++page) {
    const answer = await get(`Contacts/search?criteria=(Last_Name:equals:Paging)&fields=Full_Name&page=${page}&per_page=200`);
    counts.push(answer.json.info.count);
    more = answer.json.info.more_records;
  }
  assert.deepEqual(counts, [200, 200, 50]);
  const coql = (where) => post('coql', { select_query: `select Full_Name, Phone, Mobile, Account_Name from Contacts where ${where} limit 10` });
  assert.deepEqual(keys(await coql("(Phone = '020-1234567' or Mobile like '%5681%')")), ['mobile-hyphen', 'work-fixed']);
  assert.equal((await coql("Mobile = '0'")).status, 204);
  at.assertClean();
  assert.equal((await coql("Phone = '1' or Mobile = '1' or Phone = '2'")).json.code, 'SYNTAX_ERROR');
});

test('tokens: 401 until refreshed, and errors of the account server come with 200', async () => {
  await at.control('fault', { kind: 'expire' });
  assert.deepEqual([(await get('users?type=CurrentUser')).status, (await get('users')).json.code], [401, 'INVALID_TOKEN']);
  const refresh = (refresh_token) => at.call('/oauth/v2/token', { method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', client_id: at.settings.clientId, client_secret: at.settings.clientSecret,
    refresh_token }) });
  const token = (await refresh(at.settings.refreshToken)).json;
  assert.deepEqual([token.api_domain, token.refresh_token], [at.base, undefined]);
  assert.equal((await get('users?type=CurrentUser', token.access_token)).json.users[0].full_name, 'Els Bakker');
  const bad = await refresh('other');
  assert.deepEqual([bad.status, bad.json], [200, { error: 'invalid_code' }]);
  at.assertClean();
});

test('a call is written', async () => {
  const { contacts, companies } = at.stage.system.describe.ids;
  const call = { Subject: 'Gesprek', Call_Type: 'Inbound', Call_Start_Time: '2026-11-22T14:00:00+01:00', Call_Duration: '05:07',
    Who_Id: { id: contacts.infix }, What_Id: { id: companies.sloot }, $se_module: 'Accounts', Description: 'Belt terug' };
  assert.equal((await post('Calls', { data: [call] })).json.data[0].code, 'SUCCESS');
  at.assertClean();
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.companyId, note.seconds, note.direction], [contacts.infix, companies.sloot, 307, 'in']);
  assert.equal((await post('Calls', { data: [{ ...call, Call_Duration: '307' }] })).json.data[0].code, 'INVALID_DATA');
  assert.equal((await post('Calls', { data: [{ Subject: 'x' }] })).json.data[0].code, 'MANDATORY_NOT_FOUND');
  assert.equal((await post('Calls', { data: [{ ...call, Number: '1' }] })).json.code, 'INVALID_DATA');
});

test('wrong requests are refused in its shape and kept', async () => {
  assert.equal((await search('Contacts', 'criteria', '(Mobile:like:%1)')).json.code, 'INVALID_QUERY');
  assert.equal((await search('Contacts', 'criteria', '(Mobile:in:+31 (0)6)')).json.code, 'INVALID_QUERY');
  assert.equal((await search('Contacts', 'word', 'x')).status, 400);
  assert.equal((await search('Customers', 'word', 'xx')).json.code, 'INVALID_MODULE');
  assert.equal((await get('Contacts')).json.code, 'REQUIRED_PARAM_MISSING');
  assert.equal((await at.call('/crm/v8/users', { headers: { Authorization: 'Bearer 1000.zoho-access-1' } })).status, 401);
  assert.equal(at.violations().length, 6);
});
