import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSystem } from '../../lib/testing.mjs';

const at = withSystem('graph');
const SELECT = 'displayName,givenName,surname,companyName,jobTitle,businessPhones,homePhones,mobilePhone,emailAddresses';
const headers = (more = {}) => ({ Authorization: `Bearer ${at.settings.accessToken}`, Prefer: 'IdType="ImmutableId", odata.maxpagesize=25',
  ...more });
const get = (path, more) => at.call(path.startsWith('http') ? path : `${at.settings.graphUrl}/${path}`, { headers: headers(more) });
const send = (method, path, body) => at.call(`${at.settings.graphUrl}/${path}`,
  { method, headers: headers({ Prefer: 'outlook.timezone="UTC"', 'Content-Type': 'application/json' }), body: JSON.stringify(body) });
const utc = (dateTime) => ({ dateTime, timeZone: 'UTC' });

async function readAll(first) {
  const rows = [];
  let link = first;
  let pages = 0;
  let page;
  do {
    page = (await get(link)).json;
    rows.push(...page.value);
    ++pages;
    link = page['@odata.nextLink'];
  } while (link);
  return { rows, pages, delta: page['@odata.deltaLink'] };
}

test('delta reads every folder in pages, then only what changed', async () => {
  const folders = (await get('me/contactFolders')).json.value;
  const main = await readAll(`me/contactFolders/contacts/contacts/delta?$select=${SELECT}`);
  const child = await readAll(`me/contactFolders/${folders[0].id}/contacts/delta?$select=${SELECT}`);
  assert.equal(main.rows.length + child.rows.length, at.stage.seeds.contacts.length);
  assert.ok(main.pages >= 3);
  assert.deepEqual(child.rows.find((row) => row.surname === 'van den Berg').mobilePhone, '06-12345693');
  assert.equal((await get(main.delta)).json.value.length, 0);
  await at.control('change', { key: 'mobile-e164', remove: true });
  await at.control('change', { key: 'mobile-hyphen', phones: [{ kind: 'mobile', text: '06-99999999' }] });
  const changes = (await readAll(main.delta)).rows;
  assert.deepEqual(changes.map((row) => row.mobilePhone ?? row['@removed'].reason), ['06-99999999', 'deleted']);
  assert.equal(changes[1].id, main.rows.find((row) => row.surname === 'Hofstra').id);
  assert.equal((await get(`me/contactFolders/contacts/contacts/delta?$deltatoken=old`)).status, 410);
  at.assertClean();
});

test('ids are others without the immutable kind', async () => {
  const filter = "me/contacts?$select=displayName&$filter=startswith(displayName,'Sjoerd%20d''Arnaud')";
  const [one, other] = [(await get(filter)).json.value[0], (await get(filter, { Prefer: 'return=minimal' })).json.value[0]];
  assert.equal(at.keyOf(one.id), 'apostrophe');
  assert.notEqual(one.id, other.id);
  assert.equal((await get(`me/contacts/${other.id}?$select=displayName`)).json.id, one.id);
  at.assertClean();
});

test('there is no filter on telephone numbers', async () => {
  for (const filter of ["mobilePhone eq '06-12345681'", "businessPhones/any(p:p eq '020-1234567')"]) {
    const answer = await get(`me/contacts?$filter=${encodeURIComponent(filter)}`);
    assert.deepEqual([answer.status, answer.json.error.code], [400, 'ErrorInvalidUrlQueryFilter']);
  }
  const byMail = await get(`me/contacts?$filter=${encodeURIComponent("emailAddresses/any(a:a/address eq 'umlaut@post.example')")}`);
  assert.equal(byMail.json.value[0].displayName, 'Jörg Müller');
  assert.equal(at.violations().length, 2);
});

test('getSchedule tells free and busy, hides what is private, and names who is not there', async () => {
  const body = { schedules: ['els.bakker@balie.example', 'altijd.vrij@balie.example', 'niemand@balie.example'], startTime: utc('2026-11-23T08:30:00'),
    endTime: utc('2026-11-23T10:30:00'), availabilityViewInterval: 30 };
  const [els, free, nobody] = (await send('POST', 'me/calendar/getSchedule', body)).json.value;
  assert.equal(els.availabilityView, '0220');
  assert.deepEqual(els.scheduleItems[0].start, { dateTime: '2026-11-23T09:00:00.0000000', timeZone: 'UTC' });
  assert.equal(free.availabilityView, '0000');
  assert.equal(nobody.error.responseCode, 'ErrorMailRecipientNotFound');
  const secret = (await send('POST', 'me/calendar/getSchedule', { ...body, startTime: utc('2026-11-23T14:00:00'),
    endTime: utc('2026-11-23T15:00:00') })).json.value[0].scheduleItems[0];
  assert.deepEqual([secret.isPrivate, secret.subject], [true, undefined]);
  at.assertClean();
  assert.equal((await send('POST', 'me/calendar/getSchedule', { ...body, startTime: utc('2026-11-23T08:30:00Z') })).status, 400);
});

test('calendarView in the zone that was asked', async () => {
  const view = await get('me/calendarView?startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-11-24T00:00:00Z&$select=subject,start,end,showAs&$orderby=start/dateTime', { Prefer: 'outlook.timezone="W. Europe Standard Time"' });
  assert.deepEqual(view.json.value.map((event) => [event.subject, event.start.dateTime.slice(11, 16), event.showAs]),
    [['Weekoverleg', '10:00', 'busy'], ['Lunch', '13:00', 'oof'], ['Tandarts', '15:00', 'busy']]);
  at.assertClean();
});

test('notes: on the contact, or an event that transactionId writes once', async () => {
  const { contacts } = at.stage.system.describe.ids;
  assert.equal((await send('PATCH', `me/contacts/${contacts.umlaut}`, { personalNotes: 'Belt terug' })).status, 200);
  const event = { subject: 'Gesprek', body: { contentType: 'text', content: 'Belt terug' }, start: utc('2026-11-23T09:00:00'),
    end: utc('2026-11-23T09:05:00'), showAs: 'free', transactionId: 'call-1' };
  await send('POST', 'me/events', event);
  await send('POST', 'me/events', event);
  at.assertClean();
  assert.deepEqual((await at.control('notes')).map((note) => [note.text, note.key, note.seconds]),
    [['Belt terug', null, null], ['Belt terug', 'call-1', 300]]);
});

test('an expired token is refreshed and the old refresh token stays good', async () => {
  await at.control('fault', { kind: 'expire' });
  assert.equal((await get('me')).json.error.code, 'InvalidAuthenticationToken');
  const refresh = () => at.call(`/${at.settings.tenant}/oauth2/v2.0/token`,
    { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', client_id: at.settings.clientId,
    refresh_token: at.settings.refreshToken, scope: 'Contacts.Read offline_access' }) });
  const token = (await refresh()).json;
  assert.notEqual(token.refresh_token, at.settings.refreshToken);
  assert.equal((await get('me?$select=displayName', { Authorization: `Bearer ${token.access_token}` })).json.displayName, 'Els Bakker');
  assert.equal((await refresh()).status, 200);
  at.assertClean();
});

test('a device signs in after the person has', async () => {
  const form = (path, body) => at.call(`/${at.settings.tenant}/oauth2/v2.0/${path}`,
    { method: 'POST', body: new URLSearchParams({ client_id: at.settings.clientId, ...body }) });
  const { device_code } = (await form('devicecode', { scope: 'Contacts.Read offline_access' })).json;
  const poll = () => form('token', { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code });
  assert.equal((await poll()).json.error, 'authorization_pending');
  assert.ok((await poll()).json.refresh_token);
  at.assertClean();
});

test('ten thousand contacts are read in pages', async () => {
  await at.control('seed', { many: 10000 });
  let link = 'me/contactFolders/contacts/contacts/delta?$select=mobilePhone';
  let count = 0;
  while (link) {
    const page = (await get(link, { Prefer: 'IdType="ImmutableId", odata.maxpagesize=1000' })).json;
    count += page.value.length;
    link = page['@odata.nextLink'];
  }
  assert.ok(count > 10000);
  at.assertClean();
});
