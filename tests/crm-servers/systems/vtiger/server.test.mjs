import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('vtiger');

const get = (pairs) => at.call(`/webservice.php?${Object.entries(pairs).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`);
const post = (pairs) => at.call('/webservice.php', { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: Object.entries(pairs).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&') });

async function login() {
  const challenge = await get({ operation: 'getchallenge', username: at.settings.user });
  assert.equal(challenge.json.result.expireTime - challenge.json.result.serverTime, 300);
  const accessKey = createHash('md5').update(challenge.json.result.token + at.settings.accessKey).digest('hex');
  return (await post({ operation: 'login', username: at.settings.user, accessKey })).json.result.sessionName;
}

async function query(sessionName, text) {
  const { json } = await get({ operation: 'query', sessionName, query: text });
  return json;
}

const keys = (answer) => answer.result.map((row) => at.keyOf(row.id));
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

test('a number is found in every notation by the digits with % between', async () => {
  const session = await login();
  await assertNumbers(async ([international]) => {
    const pattern = quoted([...international.slice(3)].map((digit) => `%${digit}`).join(''));
    const people = await query(session, `select firstname,lastname,phone from Contacts where phone like ${pattern} or mobile like ${pattern} or homephone like ${pattern} limit 0,10;`);
    const companies = await query(session, `select accountname from Accounts where phone like ${pattern} limit 0,10;`);
    return [...keys(people), ...keys(companies)];
  });
  at.assertClean();
});

test('a name is found, a quote doubled', async () => {
  const session = await login();
  await assertNames(async (text) => {
    const pattern = quoted(`%${text}%`);
    return keys(await query(session, `select lastname from Contacts where lastname like ${pattern} or firstname like ${pattern};`));
  });
  at.assertClean();
});

test('the dialect knows what the real one knows and no more', async () => {
  const session = await login();
  const wrong = async (text) => (await query(session, text)).error;
  assert.deepEqual(await wrong("select firstname,lastname from Contacts where lastname = 'O\\'Brien';"),
    { message: "Syntax Error on line 1: token 'Brien' Unexpected COLUMNNAME(Brien), expected one of: SEMICOLON", code: 'QUERY_SYNTAX_ERROR' });
  assert.match((await wrong("select firstname from Contacts where (phone like '%1%') and lastname like 'J%';")).message,
    /PARENOPEN\(\(\), expected one of: COLUMNNAME/);
  assert.deepEqual(await wrong('select nofield from Contacts;'), { message: "Permission to access '.nofield.' attribute denied.", code: 'ACCESS_DENIED' });
  assert.equal((await wrong('select lastname from Contacts')).code, 'QUERY_SYNTAX_ERROR');
  assert.equal((await wrong('select lastname from Nothing;')).code, 'ACCESS_DENIED');
  assert.equal(at.violations().length, 5);
});

test('a query is cut at 100 rows and goes on from an offset', async () => {
  const session = await login();
  const page = async (offset) => (await query(session, `select firstname from Contacts where lastname = 'Paging' order by firstname limit ${offset},100;`)).result;
  const pages = [await page(0), await page(100), await page(200)];
  assert.deepEqual(pages.map((rows) => rows.length), [100, 100, 10]);
  assert.equal((await query(session, "select firstname from Contacts where lastname = 'Paging';")).result.length, 100);
  assert.deepEqual((await query(session, "select count(*) from Contacts where lastname = 'Paging';")).result, [{ count: '210' }]);
});

test('a session that ended is told in words with status 200', async () => {
  const session = await login();
  await at.control('fault', { kind: 'expire' });
  const ended = await query(session, 'select lastname from Contacts;');
  assert.equal(ended.error.code, 'INVALID_SESSIONID');
  assert.equal((await query(await login(), 'select lastname from Contacts limit 1;')).success, true);
  at.assertClean();
});

test('company and owner are found by their ids', async () => {
  const session = await login();
  const [row] = (await query(session, "select account_id, assigned_user_id from Contacts where lastname = 'Hofstra';")).result;
  const account = await get({ operation: 'retrieve', sessionName: session, id: row.account_id });
  assert.equal(account.json.result.accountname, 'Kade & Zonen');
  const owner = await get({ operation: 'retrieve', sessionName: session, id: row.assigned_user_id });
  assert.equal(owner.json.result.email1, 'els.bakker@balie.example');
});

test('a call is written as an event', async () => {
  const session = await login();
  const element = { subject: 'Gesprek', activitytype: 'Call', eventstatus: 'Held', date_start: '2026-11-22', time_start: '14:00:00', due_date: '2026-11-22',
    time_end: '14:05:00',
    duration_hours: '0', duration_minutes: '5', contact_id: at.stage.system.describe.ids.contacts['mobile-e164'], description: 'Over de factuur',
      assigned_user_id: '19x1' };
  const made = await post({ operation: 'create', sessionName: session, elementType: 'Events', element: JSON.stringify(element) });
  assert.equal(made.json.result.label, 'Gesprek');
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.text, note.seconds, note.start], [element.contact_id, 'Over de factuur', 300, '2026-11-22T14:00:00']);
  at.assertClean();
  const wrong = await post({ operation: 'create', sessionName: session, elementType: 'Events', element: JSON.stringify({ ...element, contact_id: '12x9' }) });
  assert.equal(wrong.json.error.code, 'REFERENCE_INVALID');
  await post({ operation: 'create', sessionName: session, elementType: 'Events', element: JSON.stringify({ ...element, nonsense: 1 }) });
  at.assertViolation(/no field nonsense/);
});

test('wrong requests are violations', async () => {
  assert.equal((await get({ operation: 'query', query: 'select id from Contacts;' })).json.error.code, 'AUTHENTICATION_REQUIRED');
  const lookup = await get({ operation: 'lookup', sessionName: 'x', type: 'phone', value: '0612345678' });
  assert.deepEqual([lookup.status, lookup.text], [500, '']);
  assert.equal((await at.call('/webservice.php', { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } })).status, 415);
  assert.equal(at.violations().length, 3);
});
