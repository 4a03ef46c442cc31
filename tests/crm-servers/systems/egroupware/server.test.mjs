import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('egroupware');

const headers = (password = at.settings.password) => ({ Authorization: `Basic ${Buffer.from(`${at.settings.user}:${password}`).toString('base64')}`,
  Accept: 'application/json' });
const get = (path, more = headers()) => at.call(`/egroupware/groupdav.php/receptie/${path}`, { headers: more });
const search = (text) => get(`addressbook/?filters%5Bsearch%5D=${encodeURIComponent(text)}`);
const keys = (json) => Object.keys(json.responses).map((path) => at.keyOf(path.split('/').pop()));

test('a number with its country finds every notation', async () => {
  await assertNumbers(async ([international]) => keys((await search(international)).json));
  const { json } = await search('+31612345683');
  const [path, card] = Object.entries(json.responses)[0];
  assert.match(path, /^\/receptie\/addressbook\/\d+$/);
  assert.deepEqual([card.fullName.value, card.phones.tel_cell.phone, card.organizations.org.name], ['Ruben Veenstra', '+31 (0)6 1234 5683', 'De Molen B.V.']);
  assert.deepEqual(card.name.components.map((part) => part.value), ['Ruben', 'Veenstra']);
  at.assertClean();
});

test('names', async () => {
  await assertNames(async (text) => keys((await search(text)).json));
  assert.deepEqual(keys((await get('addressbook/?filters[n_family]=Hofstra')).json), ['mobile-e164']);
  at.assertClean();
});

test('a sync gives chunks', async () => {
  let token = '';
  const sizes = [];
  for (;;) {
    const { json } = await get(`addressbook/?sync-token=${encodeURIComponent(token)}&nresults=40`);
    sizes.push(Object.keys(json.responses).length);
    token = json['sync-token'];
    if (!json['more-results']) break;
  }
  assert.deepEqual(sizes, [40, 40]);
  at.assertClean();
});

test('a task of type phone is written; by uid only once', async () => {
  const contact = at.stage.system.describe.ids.contacts['mobile-e164'];
  const task = { '@type': 'Task', uid: 'call-1', title: 'Gesprek', description: 'Over de factuur', start: '2026-11-22T14:00:00', timeZone: 'Europe/Amsterdam',
    estimatedDuration: 'PT5M',
    'egroupware.org:type': 'phone', relatedTo: { [`addressbook:${contact}`]: { '@type': 'Relation', relation: { 'egroupware.org-primary': true } } } };
  const send = (method, path, value = task) => at.call(`/egroupware/groupdav.php/receptie/infolog/${path}`, { method,
    headers: { ...headers(), 'Content-Type': 'application/json' }, body: JSON.stringify(value) });
  assert.deepEqual([(await send('PUT', 'call-1')).status, (await send('PUT', 'call-1')).status], [201, 204]);
  const made = await send('POST', '');
  assert.deepEqual([made.status, made.headers.has('location')], [201, true]);
  const notes = await at.control('notes');
  assert.deepEqual(notes.map((note) => [note.contactId, note.key, note.seconds, note.type]), [[contact, 'call-1', 300, 'phone'], [contact, 'call-1', 300, 'phone']]);
  at.assertClean();
  await send('POST', '', { ...task, colour: 'red' });
  at.assertViolation(/no colour/);
  assert.equal((await send('POST', '', { description: 'no title' })).status, 422);
});

test('401 after the token ended, and wrong requests', async () => {
  await at.control('fault', { kind: 'expire' });
  assert.equal((await search('Femke')).status, 401);
  assert.equal((await get('addressbook/?filters[search]=Femke', headers(at.settings.newPassword))).status, 200);
  at.assertClean();
  const right = headers(at.settings.newPassword);
  assert.equal((await get('addressbook/', { ...right, Accept: 'text/html' })).status, 415);
  assert.equal((await get('contacts/', right)).status, 404);
  assert.equal((await get('addressbook/?search=x', right)).status, 400);
  assert.equal((await get('addressbook/99999', right)).json.error, 404);
  assert.equal(at.violations().length, 3);
});
