import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('salesforce');
const headers = (token = at.settings.accessToken) => ({ Authorization: `Bearer ${token}` });
const get = (path, token) => at.call(`/services/data/v62.0/${path}`, { headers: headers(token) });
const sosl = (text) => get(`search/?q=${encodeURIComponent(text)}`);
const soql = (text) => get(`query?q=${encodeURIComponent(text)}`);
const escaped = (text) => text.replace(/[?&|!{}[\]()^~*:\\"'+-]/g, '\\$&');
const keys = (rows) => rows.map((row) => at.keyOf(row.Id));
const task = (body, method = 'POST', path = 'sobjects/Task') => at.call(`/services/data/v62.0/${path}`,
  { method, headers: { ...headers(), 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

test('the phone index finds every notation by the national significant number', async () => {
  await assertNumbers(async ([e164]) => {
    const nsn = e164.replace(/^\+(31|49)/, '');
    return keys((await sosl(`FIND {${nsn}} IN PHONE FIELDS RETURNING Contact(Id,Name,Phone,MobilePhone,HomePhone,OtherPhone,Email,Account.Name), Account(Id,Name,Phone)`)).json.searchRecords);
  });
  at.assertClean();
});

test('names', async () => {
  await assertNames(async (text) => keys((await sosl(`FIND {${escaped(text)}*} IN NAME FIELDS RETURNING Contact(Id,Name)`)).json.searchRecords));
  at.assertClean();
  const wrongly = await sosl("FIND {d'Arnaud} IN NAME FIELDS RETURNING Contact(Id)");
  assert.deepEqual([wrongly.status, wrongly.json[0].errorCode], [400, 'MALFORMED_SEARCH']);
  assert.equal((await sosl('FIND {a} IN NAME FIELDS')).json[0].errorCode, 'MALFORMED_SEARCH');
});

test('SOQL compares the text as it is stored, in three pages', async () => {
  const found = await soql("SELECT Id, Account.Name, Owner.Email FROM Contact WHERE MobilePhone LIKE '%5681'");
  assert.deepEqual(keys(found.json.records), ['mobile-hyphen']);
  assert.equal(found.json.records[0].Account.Name, 'Kade & Zonen');
  assert.deepEqual((await soql("SELECT Id FROM Contact WHERE MobilePhone = '0612345681'")).json.records, []);
  let page = (await soql("SELECT Id FROM Contact WHERE LastName = 'Paging' ORDER BY Name")).json;
  const seen = [...page.records];
  let pages = 1;
  for (; !page.done; ++pages) seen.push(...(page = (await at.call(page.nextRecordsUrl, { headers: headers() })).json).records);
  assert.deepEqual([pages, new Set(keys(seen)).size, page.totalSize], [3, 60, 60]);
  at.assertClean();
});

test('an expired token is 401 until the refresh token gave another', async () => {
  await at.control('fault', { kind: 'expire' });
  const denied = await soql('SELECT Id FROM User');
  assert.deepEqual([denied.status, denied.json[0].errorCode], [401, 'INVALID_SESSION_ID']);
  const token = (await at.call('/services/oauth2/token', { method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', client_id: at.settings.clientId, refresh_token: at.settings.refreshToken }) })).json;
  assert.equal(token.instance_url, at.base);
  assert.equal((await get('query?q=SELECT%20Id%20FROM%20User', token.access_token)).status, 200);
  at.assertClean();
});

test('a task is written, and upserted only by an external id', async () => {
  const { contacts, companies } = at.stage.system.describe.ids;
  const body = { Subject: 'Gesprek', Status: 'Completed', TaskSubtype: 'Call', CallType: 'Inbound', CallDurationInSeconds: 65, CallObject: 'call-1',
    ActivityDate: '2026-11-22', WhoId: contacts.infix,
    WhatId: companies.sloot, Description: 'Belt terug' };
  assert.equal((await task(body)).status, 201);
  assert.equal((await task({ Subject: 'Eens' }, 'PATCH', 'sobjects/Task/Balie_Call_Key__c/call-2')).status, 201);
  assert.equal((await task({ Subject: 'Nog eens' }, 'PATCH', 'sobjects/Task/Balie_Call_Key__c/call-2')).status, 200);
  at.assertClean();
  const notes = await at.control('notes');
  assert.deepEqual(notes.map((note) => note.key), ['call-1', 'call-2']);
  assert.deepEqual([notes[0].contactId, notes[0].direction, notes[0].seconds], [contacts.infix, 'in', 65]);
  assert.equal((await task({ Subject: 'x' }, 'PATCH', 'sobjects/Task/CallObject/call-3')).status, 404);
});

test('wrong requests are refused in its shape and kept', async () => {
  assert.equal((await task({ Subjectt: 'x' })).json[0].errorCode, 'INVALID_FIELD');
  assert.equal((await task({ CallType: 'In' })).json[0].errorCode, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  assert.equal((await soql('SELECT Phone2 FROM Contact')).json[0].errorCode, 'INVALID_FIELD');
  assert.equal((await soql('SELECT Id FROM Customer')).json[0].errorCode, 'INVALID_TYPE');
  assert.equal((await get('search?q=x&limit=1')).status, 400);
  assert.equal((await at.call('/services/data/v62.0/query?q=x')).status, 401);
  assert.equal(at.violations().length, 6);
});
