// NetSuite: SuiteQL over REST, records of telephone calls, OAuth 2.0 for a public client.
// Taken from documentation and clients: Prefer: transient, columns in small letters, an empty column left out of a row, o:errorDetails,
// 204 with Location, eid: upsert, a call ends after it starts, a contact needs its company. Not known for certain: whether LIKE regards
// case (here it does, so that LOWER is needed), and rotation: here a refresh token is good for one use, as public clients are told.
import { OAuth, bearer } from '../../lib/oauth.mjs';
import { numberId } from '../../lib/ids.mjs';
import { checkFields } from '../../lib/request.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { router } from '../../lib/routes.mjs';
import { SyntaxTrouble } from '../../lib/soql.mjs';
import { fullName, idTable, phoneOf } from '../../seeds.mjs';
import { columnsOf, evaluate, parseSuiteql } from './suiteql.mjs';

const LIMIT = 1000;
const contactId = (key) => numberId(`netsuite contact ${key}`, 5);
const companyId = (key) => numberId(`netsuite company ${key}`, 4);
const userId = (email) => numberId(`netsuite user ${email}`, 3);
const CODES = { 400: 'INVALID_PARAMETER', 401: 'INVALID_LOGIN', 404: 'NONEXISTENT_ID', 405: 'METHOD_NOT_ALLOWED', 406: 'NOT_ACCEPTABLE',
  415: 'INVALID_CONTENT_TYPE', 429: 'CONCURRENCY_LIMIT_EXCEEDED', 500: 'UNEXPECTED_ERROR' };
const COLUMNS = {
  contact: ['id', 'entityid', 'entitytitle', 'firstname', 'middlename', 'lastname', 'title', 'phone', 'mobilephone', 'homephone', 'officephone', 'fax', 'email',
    'company', 'owner', 'isinactive', 'lastmodifieddate'],
  customer: ['id', 'entityid', 'entitytitle', 'companyname', 'altname', 'isperson', 'firstname', 'lastname', 'phone', 'altphone', 'homephone',
    'mobilephone', 'fax', 'email', 'salesrep', 'isinactive', 'lastmodifieddate'],
  vendor: ['id', 'entityid', 'entitytitle', 'companyname', 'isperson', 'firstname', 'lastname', 'phone', 'altphone', 'homephone', 'mobilephone',
    'fax', 'email', 'isinactive'],
  employee: ['id', 'entityid', 'firstname', 'lastname', 'email', 'phone', 'mobilephone', 'officephone', 'isinactive'],
};

// The second company is a vendor, the others are customers.
function records(seeds) {
  const company = (seed) => ({ id: companyId(seed.key), entityid: seed.name, entitytitle: seed.name, companyname: seed.name, altname: seed.name,
    isperson: 'F', firstname: null, lastname: null, phone: phoneOf(seed, 'main'),
    altphone: phoneOf(seed, 'other'), homephone: null, mobilephone: null, fax: null, email: seed.email, salesrep: userId(seed.owner.email), isinactive: 'F',
      lastmodifieddate: '1-10-2026' });
  return {
    contact: seeds.contacts.map((seed, index) => ({ id: contactId(seed.key), entityid: fullName(seed), entitytitle: fullName(seed),
      firstname: seed.given, middlename: seed.infix || null, lastname: seed.surname, title: seed.title,
      phone: index % 2 ? null : phoneOf(seed, 'work'), officephone: index % 2 ? phoneOf(seed, 'work') : null, mobilephone: phoneOf(seed, 'mobile'),
        homephone: phoneOf(seed, 'home'), fax: null, email: seed.emails[0] ?? null,
      company: seed.company ? companyId(seed.company) : null, owner: userId(seed.owner.email), isinactive: 'F', lastmodifieddate: '1-10-2026' })),
    customer: seeds.companies.filter(({ key }) => key !== 'molen').map(company),
    vendor: seeds.companies.filter(({ key }) => key === 'molen').map(company),
    employee: seeds.owners.map(({ name, email }) => ({ id: userId(email), entityid: name, firstname: name.split(' ')[0],
      lastname: name.split(' ').slice(1).join(' '), email, phone: null, mobilephone: null, officephone: null, isinactive: 'F' })),
  };
}

export function create(context) {
  const { tokens, seeds } = context;
  const clientId = 'netsuite-integration-1';
  tokens.issueAccess({}, 'netsuite-access-1');
  tokens.issueRefresh({}, 'netsuite-refresh-1');
  const oauth = new OAuth({ tokens, clientId, rotate: true, pkce: 'required', expiresIn: '3600', scopes: ['restlets', 'rest_webservices'] });
  const data = context.table(records);
  const calls = [];

  function display(record, column) {
    const names = { company: [...data().customer, ...data().vendor], owner: data().employee, salesrep: data().employee }[column];
    return names ? names.find((one) => one.id === record[column])?.entityid ?? null : record[column] ?? null;
  }

  function suiteql(request, reply) {
    const params = request.query.only(['limit', 'offset']);
    const [limit, offset] = [params.number('limit', LIMIT, 1, LIMIT), params.number('offset', 0)];
    if (offset % limit !== 0) wrong(400, 'offset must be a multiple of limit');
    if (!/(^|,)\s*transient\s*(,|$)/.test(request.header('prefer') ?? '')) wrong(400, 'The required request header Prefer: transient is missing.',
      { code: 'INVALID_HEADER' });
    const { q } = checkFields(request.json(), { q: 'string' }, { needed: ['q'] });
    let query;
    try {
      query = parseSuiteql(q);
    } catch (error) {
      if (error instanceof SyntaxTrouble) wrong(400, `Invalid search query. Search error occurred: Invalid or unsupported search. ${error.message}`);
      throw error;
    }
    const known = COLUMNS[query.table] ?? wrong(400, `Invalid search query. Search error occurred: Record '${query.table}' was not found.`);
    const columns = query.columns ?? known.map((name) => ({ name, node: { kind: 'column', name } }));
    for (const name of [...columns.map((one) => one.node), query.where, ...query.order.map((one) => one.node)].flatMap(columnsOf)) {
      if (!known.includes(name)) wrong(400, `Invalid search query. Search error occurred: Field '${name}' for record '${query.table}' was not found.`);
    }
    const value = (node, record) => evaluate(node, record, display);
    let found = data()[query.table].filter((record) => !query.where || value(query.where, record) === true);
    for (const { node, descending } of [...query.order].reverse()) {
      const key = (record) => String(value(node, record) ?? '\uffff'); // null comes last
      found = [...found].sort((one, other) => key(one).localeCompare(key(other)) * (descending ? -1 : 1));
    }
    found = found.slice(0, query.first ?? undefined);
    const items = found.slice(offset, offset + limit).map((record) => Object.fromEntries([['links', []],
      ...columns.map(({ name, node }) => [name, value(node, record)]).filter(([, held]) => held !== null)]));
    const link = (rel, at) => ({ rel, href: `${context.baseUrl()}/services/rest/query/v1/suiteql?limit=${limit}&offset=${at}` });
    const hasMore = offset + limit < found.length;
    reply.json(200, { links: [link('self', offset), ...(hasMore ? [link('next', offset + limit)] : [])], count: items.length, hasMore, items, offset,
      totalResults: found.length });
  }

  const CALL = { title: 'string', phone: 'string', status: 'any', startDate: 'string', startTime: 'string', endTime: 'string', timedEvent: 'boolean',
    message: 'string', contact: 'object', company: 'object', assigned: 'object',
    externalId: 'string', completedDate: 'string', priority: 'any', accessLevel: 'any', customForm: 'object' };
  const minutes = (text) => (/^\d\d:\d\d(:\d\d)?$/.test(text) ? Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5)) : Date.parse(text) / 60000);

  function checkCall(request) {
    const call = checkFields(request.json(), CALL, { where: 'phonecall' });
    const exists = (table, one) => table.some((row) => row.id === String(one.id));
    if (call.contact && !exists(data().contact, call.contact)) {
      wrong(400, `Invalid reference key ${call.contact.id} for contact`, { code: 'INVALID_KEY_OR_REF' });
    }
    if (call.company && !exists([...data().customer, ...data().vendor], call.company)) {
      wrong(400, `Invalid reference key ${call.company.id} for company`, { code: 'INVALID_KEY_OR_REF' });
    }
    if (call.contact && !call.company) wrong(400, 'Please enter a company for this contact', { code: 'USER_ERROR' });
    if (call.startDate && !/^\d{4}-\d\d-\d\d$/.test(call.startDate)) wrong(400, 'startDate must be YYYY-MM-DD', { code: 'INVALID_CONTENT' });
    for (const name of ['startTime', 'endTime']) if (call[name] !== undefined && Number.isNaN(minutes(call[name]))) wrong(400, `${name} is no time`,
      { code: 'INVALID_CONTENT' });
    if (call.timedEvent && call.startTime && call.endTime && minutes(call.endTime) <= minutes(call.startTime)) {
      wrong(400, 'The end time must be after the start time', { code: 'USER_ERROR' });
    }
    const status = typeof call.status === 'object' ? call.status?.id : call.status;
    if (status !== undefined && !['SCHEDULED', 'COMPLETE', 'NOTSTART'].includes(status)) {
      wrong(400, `Invalid status reference key ${status}`, { code: 'INVALID_KEY_OR_REF' });
    }
    return call;
  }

  const written = (reply, call) => reply.empty(204, { Location: `${context.baseUrl()}/services/rest/record/v1/phonecall/${call.id}` });

  function addCall(request, reply) {
    request.query.only(['replace']);
    const call = checkCall(request);
    if (!call.title) wrong(400, 'Please enter value(s) for: title', { code: 'USER_ERROR' });
    if (call.externalId && calls.some((one) => one.externalId === call.externalId)) refuse(400, 'This record already exists', { code: 'USER_ERROR' });
    calls.push({ ...call, id: String(7001 + calls.length) });
    written(reply, calls.at(-1));
  }

  function putCall(request, reply, { id }) {
    const [, externalId] = /^eid:(.+)$/.exec(id) ?? wrong(404, 'PUT needs eid:', { code: 'NONEXISTENT_ID' });
    const call = checkCall(request);
    const there = calls.find((one) => one.externalId === externalId);
    if (there) Object.assign(there, call);
    else calls.push({ ...call, externalId, id: String(7001 + calls.length) });
    written(reply, there ?? calls.at(-1));
  }

  function record(request, reply, { type, id }) {
    request.query.only(['fields', 'expandSubResources']);
    if (!COLUMNS[type]) wrong(404, `Record type '${type}' does not exist`, { code: 'NONEXISTENT_RECORD_TYPE' });
    const found = data()[type].find((row) => row.id === id) ?? refuse(404, 'The record instance does not exist.', { code: 'NONEXISTENT_ID' });
    const names = { firstname: 'firstName', lastname: 'lastName', entityid: 'entityId', mobilephone: 'mobilePhone', homephone: 'homePhone',
      officephone: 'officePhone', companyname: 'companyName', altphone: 'altPhone' };
    const shown = Object.entries(found).filter(([, held]) => held !== null).map(([name, held]) => [names[name] ?? name,
      ['company', 'owner', 'salesrep'].includes(name) ? { id: held, refName: display(found, name) } : held]);
    reply.json(200, { links: [], ...Object.fromEntries(shown) });
  }

  const signedIn = (handler) => (request, reply, parameters) => {
    bearer(request, tokens, (reason) => refuse(401, `Invalid login attempt. ${reason}`));
    request.accepts('application/json');
    handler(request, reply, parameters);
  };
  const handle = router([
    ['GET', '/app/login/oauth2/authorize.nl', (request, reply) => oauth.authorize(request, reply)],
    ['POST', '/services/rest/auth/oauth2/v1/token', (request, reply) => oauth.token(request, reply)],
    ['POST', '/services/rest/query/v1/suiteql', signedIn(suiteql)],
    ['POST', '/services/rest/record/v1/phonecall', signedIn(addCall)],
    ['PUT', '/services/rest/record/v1/phonecall/:id', signedIn(putCall)],
    ['GET', '/services/rest/record/v1/:type/:id', signedIn(record)],
  ]);

  return {
    settings: { address: context.baseUrl(), account: '1234567_SB1', appUrl: 'https://1234567-sb1.app.netsuite.com', clientId,
      accessToken: 'netsuite-access-1', refreshToken: 'netsuite-refresh-1', employeeId: userId(seeds.owners[0].email) },
    handle,
    refuse(reply, refusal) {
      if (OAuth.refuse(reply, refusal)) return;
      const code = refusal.code ?? CODES[refusal.status] ?? 'UNEXPECTED_ERROR';
      reply.text(refusal.status, 'application/vnd.oracle.resource+json; type=error; charset=UTF-8',
        JSON.stringify({ type: `https://www.rfc-editor.org/rfc/rfc9110.html#status.${refusal.status}`, title: 'Error', status: refusal.status,
        'o:errorDetails': [{ detail: refusal.reason, 'o:errorCode': code }] }));
    },
    notes: () => calls.map((call) => ({ id: call.id, contactId: call.contact ? String(call.contact.id) : null,
      companyId: call.company ? String(call.company.id) : null, subject: call.title ?? '', text: call.message ?? '',
      direction: null, number: call.phone ?? null, key: call.externalId ?? null,
      seconds: call.startTime && call.endTime ? Math.round((minutes(call.endTime) - minutes(call.startTime)) * 60) : null,
      start: call.startDate ? `${call.startDate}${call.startTime ? `T${call.startTime}` : ''}` : null, completed: call.status === 'COMPLETE' || call.status?.id === 'COMPLETE' })),
    get describe() { return { title: 'NetSuite', pageSize: LIMIT, ids: idTable(context.seeds, contactId, companyId) }; },
  };
}
