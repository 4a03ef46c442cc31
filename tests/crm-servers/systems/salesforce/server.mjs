// Salesforce REST API: SOSL search, SOQL query with locators, records, tasks, OAuth with PKCE.
// Taken from documentation: shapes, error codes, reserved signs, 401 INVALID_SESSION_ID, upsert only by an External ID field (CallObject is
// none; an administrator may make Balie_Call_Key__c). Not known for certain: that the phone index compares the end of the digits (a number
// of seven or more), told by integrators; real pages are of 2,000 rows, here of 25 unless Sforce-Query-Options says otherwise.
import { OAuth, bearer } from '../../lib/oauth.mjs';
import { letterId } from '../../lib/ids.mjs';
import { checkFields } from '../../lib/request.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { router } from '../../lib/routes.mjs';
import { SyntaxTrouble, conditionFields, conditionPredicate, parseSoql } from '../../lib/soql.mjs';
import { parseSosl } from '../../lib/sosl.mjs';
import { accountId, contactId, leadId, objects, records, soslPredicate, userId, valueOf } from './model.mjs';

const PAGE = 25;
const CODES = { 401: 'INVALID_SESSION_ID', 403: 'REQUEST_LIMIT_EXCEEDED', 404: 'NOT_FOUND', 405: 'METHOD_NOT_ALLOWED', 406: 'NOT_ACCEPTABLE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'REQUEST_LIMIT_EXCEEDED', 500: 'UNKNOWN_EXCEPTION', 503: 'SERVER_UNAVAILABLE' };
const TASK = { WhoId: 'string', WhatId: 'string', OwnerId: 'string', Subject: 'string', Status: 'string', Priority: 'string', TaskSubtype: 'string',
  CallType: 'string',
  CallObject: 'string', CallDisposition: 'string', CallDurationInSeconds: 'number', ActivityDate: 'string', Description: 'string',
    Balie_Call_Key__c: 'string' };

export function create(context) {
  const { tokens, seeds } = context;
  const clientId = 'balie-connected-app';
  tokens.issueAccess({}, 'salesforce-access-1');
  tokens.issueRefresh({}, 'salesforce-refresh-1');
  const data = context.table(records);
  const tasks = [];
  const locators = new Map();
  const oauth = new OAuth({ tokens, clientId, pkce: 'required', expiresIn: undefined, scopes: ['api', 'refresh_token', 'openid', 'id', 'web', 'full'],
    extra: () => ({ instance_url: context.baseUrl(), id: `${context.baseUrl()}/id/00DQy0000001/${userId(seeds.owners[0].email)}`,
      issued_at: '1790000000000', signature: 'c2lnbmF0dXJl', scope: 'api refresh_token' }) });

  // The index is some minutes behind: it knows who was there at the start, as they were then.
  const first = records(structuredClone(context.seeds));
  const indexed = new Map(Object.values(first).flat().map((record) => [record.Id, record]));
  const rows = (object) => (object === 'Task' ? tasks : data()[object]);
  const fieldKnown = (object, field) => objects[object].fields[field] ?? wrong(400, `No such column '${field}' on entity '${object}'`,
    { code: 'INVALID_FIELD' });
  const objectKnown = (object) => (objects[object] ? object : wrong(400, `sObject type '${object}' is not supported.`, { code: 'INVALID_TYPE' }));

  function shape(object, record, fields, version) {
    const shown = { attributes: { type: object, url: `/services/data/${version}/sobjects/${object}/${record.Id}` } };
    for (const field of fields) {
      const [relation, name] = field.split('.');
      if (name === undefined) shown[field] = record[field] ?? null;
      else if (!record[relation]) shown[relation] = null;
      else (shown[relation] ??= { attributes: { type: relation === 'Owner' ? 'User' : relation,
        url: `/services/data/${version}/sobjects/${relation}/${record[relation].Id}` } })[name] = record[relation][name] ?? null;
    }
    return shown;
  }

  function choose(object, { where, order, limit, offset = 0 }) {
    conditionFields(where).forEach((field) => fieldKnown(object, field));
    let found = rows(object).filter(conditionPredicate(where, valueOf));
    if (order) {
      fieldKnown(object, order.field);
      const key = (record) => valueOf(record, order.field) ?? '';
      found = [...found].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0) * (order.descending ? -1 : 1));
    }
    return found.slice(offset, limit === null ? undefined : offset + limit);
  }

  function parsed(parse, text, code) {
    try {
      return parse(text);
    } catch (error) {
      if (error instanceof SyntaxTrouble) wrong(400, error.message, { code });
      throw error;
    }
  }

  function search(request, reply, { version }) {
    const found = parsed(parseSosl, request.query.only(['q']).need('q'), 'MALFORMED_SEARCH');
    if (found.terms.flat().some((term) => [...term.text].length < 2) && found.terms.flat().length === 1) {
      wrong(400, 'search term must be longer than one character', { code: 'MALFORMED_SEARCH' });
    }
    const plain = (object) => ({ object, fields: ['Id'], where: null, order: null, limit: null });
    const asked = found.returning.length ? found.returning : ['Contact', 'Account', 'Lead'].map(plain);
    const hits = asked.flatMap((one) => {
      objectKnown(one.object);
      one.fields.forEach((field) => fieldKnown(one.object, field));
      const matches = ((holds) => ({ Id }) => indexed.has(Id) && holds(indexed.get(Id)))(soslPredicate(one.object, found));
      const rowsFound = choose(one.object, { ...one, limit: null }).filter(matches).slice(0, one.limit ?? found.limit);
      return rowsFound.map((record) => shape(one.object, record, one.fields, version));
    });
    reply.json(200, { searchRecords: hits.slice(0, found.limit) });
  }

  function batch(request) {
    const options = request.header('sforce-query-options');
    if (options === undefined) return PAGE;
    const size = Number(/^batchSize=(\d+)$/.exec(options)?.[1] ?? wrong(400, `Sforce-Query-Options "${options}"`, { code: 'INVALID_QUERY_LOCATOR' }));
    return Math.min(2000, Math.max(200, size));
  }

  function query(request, reply, { version }) {
    const asked = parsed(parseSoql, request.query.only(['q']).need('q'), 'MALFORMED_QUERY');
    objectKnown(asked.object);
    asked.fields.forEach((field) => fieldKnown(asked.object, field));
    page(reply, version, choose(asked.object, asked).map((record) => shape(asked.object, record, asked.fields, version)), 0, batch(request));
  }

  function page(reply, version, all, from, size, locator) {
    const done = from + size >= all.length;
    const result = { totalSize: all.length, done, records: all.slice(from, from + size) };
    if (!done) {
      const id = locator ?? letterId('01gQy00000', `${locators.size}`, 18);
      locators.set(id, { all, size });
      result.nextRecordsUrl = `/services/data/${version}/query/${id}-${from + size}`;
    }
    reply.json(200, result);
  }

  function more(request, reply, { version, locator }) {
    request.query.only([]);
    const [id, from] = locator.split('-');
    const known = locators.get(id) ?? wrong(400, 'invalid query locator', { code: 'INVALID_QUERY_LOCATOR' });
    page(reply, version, known.all, Number(from), known.size, id);
  }

  function retrieve(request, reply, { version, object, id }) {
    const fields = request.query.only(['fields']).get('fields')?.split(',')
      ?? Object.keys(objects[objectKnown(object)].fields).filter((name) => !name.includes('.'));
    objectKnown(object);
    fields.forEach((field) => fieldKnown(object, field));
    const record = rows(object).find((one) => one.Id === id) ?? refuse(404, 'The requested resource does not exist', { code: 'NOT_FOUND' });
    reply.json(200, shape(object, record, fields, version));
  }

  function checkTask(request) {
    const task = checkFields(request.json(), TASK, { where: 'Task', code: 'INVALID_FIELD' });
    const known = (id, object) => id === undefined || id === null || rows(object).some((one) => one.Id === id);
    if (!known(task.WhoId, 'Contact')) wrong(400, `Name ID: id value of incorrect type: ${task.WhoId}`, { code: 'MALFORMED_ID' });
    if (!known(task.WhatId, 'Account')) wrong(400, `Related To ID: id value of incorrect type: ${task.WhatId}`, { code: 'MALFORMED_ID' });
    if (task.ActivityDate && !/^\d{4}-\d\d-\d\d$/.test(task.ActivityDate)) wrong(400, 'ActivityDate is no date', { code: 'JSON_PARSER_ERROR' });
    const pick = { Status: ['Not Started', 'In Progress', 'Completed', 'Deferred'], TaskSubtype: ['Call', 'Task', 'Email'],
      CallType: ['Inbound', 'Outbound', 'Internal'] };
    for (const [field, values] of Object.entries(pick)) {
      if (task[field] && !values.includes(task[field])) {
        wrong(400, `${field}: bad value for restricted picklist field: ${task[field]}`, { code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' });
      }
    }
    if ([...(task.Subject ?? '')].length > 255) wrong(400, 'Subject: data value too large', { code: 'STRING_TOO_LONG' });
    return task;
  }

  function addTask(request, reply) {
    const Id = letterId('00TQy00000', `${tasks.length}`, 18);
    tasks.push({ Status: 'Not Started', ...checkTask(request), Id });
    reply.json(201, { id: Id, success: true, errors: [] });
  }

  function upsertTask(request, reply, { field, key }) {
    if (field === 'Id') {
      const task = tasks.find((one) => one.Id === key) ?? refuse(404, 'entity is deleted or not there', { code: 'NOT_FOUND' });
      Object.assign(task, checkTask(request));
      return reply.empty(204);
    }
    if (field !== 'Balie_Call_Key__c') wrong(404, `Provided external ID field does not exist or is not accessible: ${field}`, { code: 'NOT_FOUND' });
    const values = checkTask(request);
    if (values[field] !== undefined) wrong(400, `The ${field} field should not be specified in the sobject data.`, { code: 'INVALID_FIELD' });
    const there = tasks.find((one) => one[field] === key);
    if (there) Object.assign(there, values);
    else tasks.push({ Status: 'Not Started', ...values, [field]: key, Id: letterId('00TQy00000', `${tasks.length}`, 18) });
    return reply.json(there ? 200 : 201, { id: there?.Id ?? tasks.at(-1).Id, success: true, errors: [], created: !there });
  }

  const signedIn = (handler) => (request, reply, parameters) => {
    if (parameters.version && !/^v(4\d|5\d|6\d)\.0$/.test(parameters.version)) wrong(404, 'The requested resource does not exist',
      { code: 'NOT_FOUND' });
    request.accepts('application/json');
    bearer(request, tokens, (reason) => refuse(401, `Session expired or invalid (${reason})`));
    handler(request, reply, parameters);
    Object.assign(reply.headers, { 'Sforce-Limit-Info': 'api-usage=18/15000' });
  };
  const api = '/services/data/:version';
  const handle = router([
    ['GET', '/services/oauth2/authorize', (request, reply) => oauth.authorize(request, reply)],
    ['POST', '/services/oauth2/token', (request, reply) => oauth.token(request, reply)],
    ['GET', '/services/oauth2/userinfo', signedIn((request, reply) => reply.json(200,
      { user_id: userId(seeds.owners[0].email), organization_id: '00DQy0000001', name: seeds.owners[0].name, email: seeds.owners[0].email }))],
    ['GET', '/services/data', (request, reply) => reply.json(200, [{ label: "Spring '26", url: '/services/data/v62.0', version: '62.0' }])],
    ['GET', '/services/data/', (request, reply) => reply.json(200, [{ label: "Spring '26", url: '/services/data/v62.0', version: '62.0' }])],
    ['GET', `${api}/limits`, signedIn((request, reply) => reply.json(200, { DailyApiRequests: { Max: 15000, Remaining: 14982 } }))],
    ['GET', `${api}/limits/`, signedIn((request, reply) => reply.json(200, { DailyApiRequests: { Max: 15000, Remaining: 14982 } }))],
    ['GET', `${api}/search`, signedIn(search)],
    ['GET', `${api}/search/`, signedIn(search)],
    ['GET', `${api}/query`, signedIn(query)],
    ['GET', `${api}/query/`, signedIn(query)],
    ['GET', `${api}/query/:locator`, signedIn(more)],
    ['POST', `${api}/sobjects/Task`, signedIn(addTask)],
    ['POST', `${api}/sobjects/Task/`, signedIn(addTask)],
    ['GET', `${api}/sobjects/:object/:id`, signedIn(retrieve)],
    ['PATCH', `${api}/sobjects/Task/:key`, signedIn((request, reply, { key }) => upsertTask(request, reply, { field: 'Id', key }))],
    ['PATCH', `${api}/sobjects/Task/:field/:key`, signedIn(upsertTask)],
  ]);

  return {
    settings: { instanceUrl: context.baseUrl(), loginUrl: context.baseUrl(), apiVersion: 'v62.0', clientId, accessToken: 'salesforce-access-1',
      refreshToken: 'salesforce-refresh-1',
      externalIdField: 'Balie_Call_Key__c' },
    handle,
    refuse(reply, refusal) {
      if (OAuth.refuse(reply, refusal)) return;
      const code = refusal.code ?? CODES[refusal.status] ?? 'JSON_PARSER_ERROR';
      reply.json(refusal.status, [{ message: refusal.reason, errorCode: code }], refusal.status === 401 ? { 'WWW-Authenticate': 'Token' } : {});
    },
    notes: () => tasks.map((task) => ({ id: task.Id, contactId: task.WhoId ?? null, companyId: task.WhatId ?? null, subject: task.Subject ?? '',
      text: task.Description ?? '',
      direction: task.CallType === 'Inbound' ? 'in' : task.CallType === 'Outbound' ? 'out' : null, number: null, seconds: task.CallDurationInSeconds
        ?? null,
      key: task.Balie_Call_Key__c ?? task.CallObject ?? null, start: task.ActivityDate ?? null, completed: task.Status === 'Completed', isCall: task.TaskSubtype === 'Call' })),
    get describe() {
      const { contacts, companies, leads } = context.seeds;
      return { title: 'Salesforce', pageSize: PAGE, ids: { contacts: Object.fromEntries([...contacts.map(({ key }) => [key, contactId(key)]), ...leads.map(({ key }) => [key, leadId(key)])]),
        companies: Object.fromEntries(companies.map(({ key }) => [key, accountId(key)])) } };
    },
  };
}
