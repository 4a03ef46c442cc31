import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child, parseXml } from '../../lib/xml.mjs';
import { assertNames, assertNumbers, withSystem } from '../../lib/testing.mjs';

const at = withSystem('sagecrm');

const basic = (password = at.settings.password) => `Basic ${Buffer.from(`${at.settings.user}:${password}`).toString('base64')}`;
const get = (path, accept = 'application/atom+xml, application/json;q=0.5', password = undefined) => at.call(`/sdata/crmj/${path}`,
  { headers: { Authorization: basic(password), Accept: accept } });
const where = (text) => `where=${encodeURIComponent(text)}`;

test('a number is found over the entity phone, as JSON and as Atom', async () => {
  await assertNumbers(async ([international]) => {
    const pattern = `%${[...international.slice(-7)].join('%')}`;
    const { json } = await get(`sagecrm2/-/phone?${where(`phon_number like '${pattern}'`)}&count=25`);
    return json.$resources.map((row) => at.keyOf(row.phon_personid ?? row.phon_companyid));
  });
  const person = await get(`sagecrm2/-/person?${where("pers_phonefullnumber like '%5681'")}&count=25`);
  assert.deepEqual([person.json.$resources[0].$key, person.json.$resources[0].pers_phonefullnumber],
    [String(at.stage.system.describe.ids.contacts['mobile-hyphen']), '06 12345681']);
  const atom = await get(`sagecrm/-/person?${where("pers_lastname like 'Tafel%'")}`);
  const payload = child(parseXml(atom.text), 'entry', 'payload', 'person');
  assert.deepEqual([child(payload, 'pers_firstname').text, child(payload, 'pers_lastname').text], ['<b>Bobby</b>', 'Tafel & "Co"']);
  at.assertClean();
});

test('names', async () => {
  await assertNames(async (text) => {
    const quoted = text.replaceAll("'", "''");
    const { json } = await get(`sagecrm2/-/person?${where(`pers_lastname like '${quoted}%' or pers_firstname like '${quoted}%'`)}`);
    return json.$resources.map((row) => at.keyOf(row.pers_personid));
  });
  assert.equal((await get(`sagecrm2/-/company?${where("comp_name like '%Sloot''s%'")}`)).json.$resources[0].comp_companyid, 45);
  at.assertClean();
});

test('count and startIndex page, the feed names its next page', async () => {
  const sizes = [];
  for (const start of [1, 26, 51]) sizes.push((await get(`sagecrm2/-/person?${where("pers_lastname eq 'Paging'")}&count=25&startIndex=${start}`)).json.$resources.length);
  assert.deepEqual(sizes, [25, 25, 10]);
  const feed = parseXml((await get(`sagecrm/-/person?${where("pers_lastname eq 'Paging'")}&count=25`)).text);
  assert.match(child(feed, 'link').attributes.href, /startIndex=26$/);
  assert.equal(feed.children.filter((one) => one.name === 'entry').length, 25);
});

async function soap(inner, session) {
  const header = session ? `<soap:Header><SessionHeader xmlns="http://tempuri.org/type"><sessionId>${session}</sessionId></SessionHeader></soap:Header>` : '';
  const body = `<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">${header}<soap:Body>${inner}</soap:Body></soap:Envelope>`;
  const answer = await at.call('/crm/eware.dll/webservice', { method: 'POST', headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '""' }, body });
  return { status: answer.status, body: child(parseXml(answer.text), 'Body').children[0] };
}
const logon = async (password = at.settings.password) => child((await soap(`<logon xmlns="http://tempuri.org/type"><username>receptie</username><password>${password}</password></logon>`)).body,
  'result', 'sessionid')?.text;

test('a call is added and linked over SOAP', async () => {
  const session = await logon();
  const added = await soap('<add xmlns="http://tempuri.org/type"><entityname>communication</entityname><records><comm_type>Task</comm_type><comm_action>PhoneIn</comm_action>'
    + '<comm_note>Over de factuur &amp; meer</comm_note><comm_datetime>2026-11-22T14:00:00</comm_datetime><comm_todatetime>2026-11-22T14:05:00</comm_todatetime>'
    + '<comm_status>Complete</comm_status></records></add>', session);
  const id = child(added.body, 'result', 'records', 'crmid').text;
  const person = at.stage.system.describe.ids.contacts['mobile-e164'];
  const linked = await soap(`<add xmlns="http://tempuri.org/type"><entityname>comm_link</entityname><records><comm_communicationid>${id}</comm_communicationid>`
    + `<comm_personid>${person}</comm_personid></records></add>`, session);
  assert.equal(linked.status, 200);
  const [note] = await at.control('notes');
  assert.deepEqual([note.contactId, note.text, note.direction, note.seconds], [String(person), 'Over de factuur & meer', 'in', 300]);
  at.assertClean();
  await at.control('fault', { kind: 'expire' });
  const ended = await soap('<add xmlns="http://tempuri.org/type"><entityname>communication</entityname></add>', session);
  assert.deepEqual([ended.status, ended.body.name], [500, 'Fault']);
  assert.ok(await logon(at.settings.newPassword));
});

test('401, wrong requests', async () => {
  assert.equal((await get('sagecrm2/-/person', undefined, 'wrong')).status, 401);
  at.assertClean();
  assert.equal((await get('sagecrm/-/person', 'application/json')).status, 400);
  assert.equal((await get('sagecrm2/-/contact')).status, 404);
  assert.equal((await get(`sagecrm2/-/person?${where("phone like '%1'")}`)).status, 400);
  assert.equal((await get('sagecrm2/-/person?filter=x')).status, 400);
  assert.equal((await get('sagecrm2/-/person?startIndex=0')).status, 400);
  assert.equal(at.violations().length, 5);
  assert.ok((await get('sagecrm2/$prototypes/person')).json.$properties.pers_phonefullnumber);
});
