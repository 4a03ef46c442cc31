// Zoho CRM REST API: search by phone, word and criteria, COQL, calls; an account server whose errors come with status 200.
// No match is 204 without a body. Taken from documentation: criteria and its limits, 204, INVALID_TOKEN, api_domain in the token reply.
// Not known for certain: what phone= does with signs between digits; here it compares text as it is stored, and `in` compares whole values.
import { OAuth, bearer } from '../../lib/oauth.mjs';
import { numberId } from '../../lib/ids.mjs';
import { containsText } from '../../lib/like.mjs';
import { checkFields } from '../../lib/request.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { router } from '../../lib/routes.mjs';
import { SyntaxTrouble, conditionFields, conditionPredicate, parseSoql } from '../../lib/soql.mjs';
import { fullName, idTable, phoneOf } from '../../seeds.mjs';
import { criteriaPredicate, parseCriteria } from './criteria.mjs';

export const pagingContacts = 450;
const PAGE = 200;
const CODES = { 400: 'INVALID_DATA', 401: 'INVALID_TOKEN', 403: 'NO_PERMISSION', 404: 'INVALID_URL_PATTERN', 405: 'INVALID_REQUEST_METHOD',
  415: 'UNSUPPORTED_MEDIA_TYPE', 429: 'TOO_MANY_REQUESTS', 500: 'INTERNAL_ERROR' };
const common = { id: 'id', Owner: 'lookup', Last_Activity_Time: 'date', Modified_Time: 'date', Created_Time: 'date' };
const modules = {
  Contacts: { ...common, Full_Name: 'text', First_Name: 'text', Last_Name: 'text', Phone: 'phone', Mobile: 'phone', Home_Phone: 'phone',
    Other_Phone: 'phone', Asst_Phone: 'phone', Email: 'email', Title: 'text',
    Mailing_City: 'text', Account_Name: 'lookup' },
  Accounts: { ...common, Account_Name: 'text', Phone: 'phone', Website: 'text', Billing_City: 'text' },
  Leads: { ...common, Full_Name: 'text', First_Name: 'text', Last_Name: 'text', Company: 'text', Title: 'text', Phone: 'phone', Mobile: 'phone', Email: 'email' },
};
// COQL knows calls too; the search does not, here.
const CALLS = { id: 'id', Subject: 'text', Who_Id: 'lookup', What_Id: 'lookup', Call_Start_Time: 'date' };
const contactId = (key) => numberId(`zoho contact ${key}`, 18);
const accountId = (key) => numberId(`zoho account ${key}`, 18);
const leadId = (key) => numberId(`zoho lead ${key}`, 18);
const userId = (email) => numberId(`zoho user ${email}`, 18);

function records(seeds) {
  const owner = (seed) => ({ name: seed.owner.name, id: userId(seed.owner.email), email: seed.owner.email });
  const times = { Modified_Time: '2026-10-01T10:00:00+02:00', Created_Time: '2024-10-01T10:00:00+02:00' };
  return {
    Contacts: seeds.contacts.map((seed) => ({ id: contactId(seed.key), Owner: owner(seed), Full_Name: fullName(seed), First_Name: seed.given,
      Last_Name: seed.family, Phone: phoneOf(seed, 'work'),
      Mobile: phoneOf(seed, 'mobile'), Home_Phone: phoneOf(seed, 'home'), Other_Phone: phoneOf(seed, 'other'), Asst_Phone: null, Email: seed.emails[0]
        ?? null, Title: seed.title, Mailing_City: null,
      Account_Name: seed.company ? { name: seeds.companies.find(({ key }) => key === seed.company).name, id: accountId(seed.company) } : null,
        Last_Activity_Time: seed.lastActivity, ...times })),
    Accounts: seeds.companies.map((seed) => ({ id: accountId(seed.key), Owner: owner(seed), Account_Name: seed.name, Phone: phoneOf(seed, 'main'),
      Website: null, Billing_City: seed.city, Last_Activity_Time: null, ...times })),
    Leads: seeds.leads.map((seed) => ({ id: leadId(seed.key), Owner: owner(seed), Full_Name: fullName(seed), First_Name: seed.given, Last_Name: seed.family,
      Title: seed.title, Company: seed.companyName, Phone: phoneOf(seed, 'work'), Mobile: phoneOf(seed, 'mobile'), Email: seed.emails[0], Last_Activity_Time: null,
      ...times })),
  };
}

const flat = (record, field) => (record[field] !== null && typeof record[field] === 'object' ? record[field].id : record[field] ?? null);
const words = (text) => String(text ?? '').toLowerCase().split(/[^\p{L}\p{N}@]+/u).filter(Boolean);

export function create(context) {
  const { tokens, seeds } = context;
  const client = { clientId: '1000.BALIE', clientSecret: 'zoho-secret' };
  tokens.issueAccess({}, '1000.zoho-access-1');
  tokens.issueRefresh({}, '1000.zoho-refresh-1');
  const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.modules.READ', 'ZohoCRM.users.READ', 'ZohoCRM.coql.READ', 'ZohoCRM.org.READ',
    'ZohoSearch.securesearch.READ', 'ZohoCRM.modules.calls.ALL', 'ZohoCRM.modules.contacts.READ', 'ZohoCRM.modules.accounts.READ',
    'ZohoCRM.modules.leads.READ'];
  const oauth = new OAuth({ tokens, ...client, pkce: 'optional', scopes, scopeSeparator: ',', authorizeParameters: ['access_type'],
    redirects: /^https?:\/\//, extra: () => ({ api_domain: context.baseUrl() }) });
  const data = context.table(records);
  const calls = [];

  const module = (name) => (modules[name] ? name : wrong(400, `the module name given seems to be invalid`, { code: 'INVALID_MODULE' }));

  function understood(work, code) {
    try {
      return work();
    } catch (error) {
      if (error instanceof SyntaxTrouble) wrong(400, error.message, { code });
      throw error;
    }
  }

  function chosen(name, query, needed) {
    const text = query.get('fields');
    if (text === undefined) return needed ? wrong(400, 'required param missing: fields', { code: 'REQUIRED_PARAM_MISSING' })
      : Object.keys(modules[name]);
    return text.split(',').map((field) => (modules[name][field] ? field : wrong(400, `the field ${field} is not there`, { code: 'INVALID_DATA' })));
  }

  function page(reply, query, found, fields, limit = Infinity) {
    const [number, size] = [query.number('page', 1, 1), query.number('per_page', PAGE, 1, PAGE)];
    if (number * size > limit) wrong(400, 'You can get only the first 2000 records', { code: 'LIMIT_REACHED' });
    const rows = found.slice((number - 1) * size, number * size);
    if (rows.length === 0) return reply.empty(204);
    return reply.json(200, { data: rows.map((record) => Object.fromEntries([['id', record.id], ...fields.map((field) => [field, record[field]])])),
      info: { per_page: size, count: rows.length, page: number, more_records: found.length > number * size } });
  }

  function search(request, reply, { module: name }) {
    const types = modules[module(name)];
    const query = request.noBody().query.only(['phone', 'email', 'word', 'criteria', 'fields', 'page', 'per_page', 'converted', 'approved']);
    const asked = ['criteria', 'email', 'phone', 'word'].filter((one) => query.has(one));
    if (asked.length !== 1) wrong(400, 'one of criteria, email, phone and word must be given', { code: 'REQUIRED_PARAM_MISSING' });
    const text = query.get(asked[0]);
    if ([...text].length < 2) wrong(400, `${asked[0]} is too short`, { code: 'INVALID_DATA' });
    const ofType = (type) => Object.keys(types).filter((field) => types[field] === type);
    let predicate;
    if (asked[0] === 'criteria') predicate = criteriaPredicate(understood(() => parseCriteria(text, types), 'INVALID_QUERY'), flat);
    if (asked[0] === 'phone') predicate = (record) => ofType('phone').some((field) => containsText(record[field], text));
    if (asked[0] === 'email') predicate = (record) => ofType('email').some((field) => record[field]?.toLowerCase() === text.toLowerCase());
    if (asked[0] === 'word') {
      predicate = (record) => {
        const held = [...ofType('text').map((field) => record[field]), record.Email, record.Account_Name?.name].flatMap(words);
        return words(text).every((word) => held.some((one) => one.startsWith(word)));
      };
    }
    page(reply, query, data()[name].filter(predicate), chosen(name, query, false), 2000);
  }

  function list(request, reply, { module: name }) {
    const query = request.noBody().query.only(['fields', 'page', 'per_page', 'sort_by', 'sort_order', 'ids']);
    page(reply, query, data()[module(name)], chosen(name, query, true));
  }

  function one(request, reply, { module: name, id }) {
    const query = request.query.only(['fields']);
    const record = data()[module(name)].find((row) => row.id === id);
    if (!record) return reply.empty(204);
    return reply.json(200, { data: [Object.fromEntries(chosen(name, query, false).map((field) => [field, record[field]]))] });
  }

  function coql(request, reply) {
    request.query.only([]);
    const { select_query: text } = checkFields(request.json(), { select_query: 'string' }, { needed: ['select_query'] });
    const query = understood(() => parseSoql(text), 'SYNTAX_ERROR');
    const types = query.object === 'Calls' ? CALLS : modules[query.object] ?? wrong(400, 'the module is not there', { code: 'INVALID_QUERY' });
    if (!query.where) wrong(400, 'missing clause: where', { code: 'SYNTAX_ERROR' });
    [...query.fields, ...conditionFields(query.where),
      ...(query.order ? [query.order.field] : [])].forEach((field) => { if (!types[field]) wrong(400, `column given seems to be invalid: ${field}`,
      { code: 'INVALID_QUERY' }); });
    const pairs = (node) => (node.parts ?? []).every(pairs) && (node.parts ?? []).length <= 2;
    if (!pairs(query.where)) wrong(400, 'more than two conditions need parentheses around each pair', { code: 'SYNTAX_ERROR' });
    const limit = query.limit ?? PAGE;
    if (limit > 2000) wrong(400, 'limit over 2000', { code: 'LIMIT_EXCEEDED' });
    const found = (query.object === 'Calls' ? calls : data()[query.object]).filter(conditionPredicate(query.where, flat));
    const rows = found.slice(query.offset, query.offset + limit);
    if (rows.length === 0) return reply.empty(204);
    return reply.json(200, { data: rows.map((record) => Object.fromEntries([['id', record.id],
      ...query.fields.map((field) => [field, record[field]])])), info: { count: rows.length, more_records: found.length > query.offset + limit } });
  }

  const CALL = { Subject: 'string', Call_Type: 'string', Call_Start_Time: 'string', Call_Duration: 'string', Who_Id: 'object', What_Id: 'object',
    $se_module: 'string', Dialled_Number: 'string', Description: 'string',
    Call_Purpose: 'string', Call_Result: 'string', Call_Agenda: 'string', Outgoing_Call_Status: 'string', Owner: 'object', Caller_ID: 'string',
      CTI_Entry: 'boolean' };

  function addCall(request, reply) {
    request.query.only([]);
    const body = checkFields(request.json(), { data: 'array', trigger: 'array' }, { needed: ['data'] });
    const bad = (code, api_name, message) => wrong(400, `${api_name}: ${message}`,
      { code, item: { code, details: { api_name }, message, status: 'error' } });
    const answers = body.data.map((call) => {
      checkFields(call, CALL, { where: 'Calls' });
      for (const field of ['Subject', 'Call_Type', 'Call_Start_Time', 'Call_Duration']) if (!call[field]) bad('MANDATORY_NOT_FOUND', field,
        'required field not found');
      if (!['Inbound', 'Outbound', 'Missed'].includes(call.Call_Type)) bad('INVALID_DATA', 'Call_Type', 'invalid data');
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(call.Call_Start_Time)) {
        bad('INVALID_DATA', 'Call_Start_Time', 'a time with offset and without fractions is expected');
      }
      if (!/^\d{1,3}:[0-5]\d$/.test(call.Call_Duration)) bad('INVALID_DATA', 'Call_Duration', 'mm:ss is expected');
      if (call.Who_Id && !data().Contacts.some((row) => row.id === call.Who_Id.id)) bad('INVALID_DATA', 'Who_Id', 'the id given seems to be invalid');
      if (call.What_Id && !modules[call.$se_module]) bad('MANDATORY_NOT_FOUND', '$se_module', 'required with What_Id');
      if (call.What_Id && !data()[call.$se_module].some((row) => row.id === call.What_Id.id)) {
        bad('INVALID_DATA', 'What_Id', 'the id given seems to be invalid');
      }
      calls.push({ ...call, id: numberId(`zoho call ${calls.length}`, 18) });
      return { code: 'SUCCESS', details: { id: calls.at(-1).id, Created_Time: '2026-11-23T11:00:00+01:00' }, message: 'record added',
        status: 'success' };
    });
    reply.json(201, { data: answers });
  }

  const user = () => ({ id: userId(seeds.owners[0].email), full_name: seeds.owners[0].name, email: seeds.owners[0].email, status: 'active',
    language: 'nl_NL' });
  const signedIn = (handler) => (request, reply, parameters) => {
    if (parameters.version && !/^v[2-8]$/.test(parameters.version)) {
      wrong(404, 'Please check if the URL trying to access is a correct one', { code: 'INVALID_URL_PATTERN' });
    }
    bearer(request, tokens, () => refuse(401, 'invalid oauth token'), 'Zoho-oauthtoken');
    handler(request, reply, parameters);
    Object.assign(reply.headers, { 'X-API-CREDITS-REMAINING': '4990' });
  };
  const handle = router([
    ['GET', '/oauth/v2/auth', (request, reply) => oauth.authorize(request, reply)],
    ['POST', '/oauth/v2/token', (request, reply) => oauth.token(request, reply)],
    ['GET', '/crm/:version/users', signedIn((request, reply) => { request.query.only(['type']); reply.json(200, { users: [user()] }); })],
    ['GET', '/crm/:version/org', signedIn((request, reply) => reply.json(200,
      { org: [{ id: '20098765432', company_name: 'Balie', zgid: '20098765432' }] }))],
    ['POST', '/crm/:version/coql', signedIn(coql)],
    ['POST', '/crm/:version/Calls', signedIn(addCall)],
    ['GET', '/crm/:version/:module/search', signedIn(search)],
    ['GET', '/crm/:version/:module', signedIn(list)],
    ['GET', '/crm/:version/:module/:id', signedIn(one)],
  ]);

  return {
    settings: { apiDomain: context.baseUrl(), accountsUrl: context.baseUrl(), version: 'v8', ...client, accessToken: '1000.zoho-access-1',
      refreshToken: '1000.zoho-refresh-1' },
    handle,
    refuse(reply, refusal) {
      const { oauth: error, item } = refusal.more;
      if (error) return reply.json(200, { error: { invalid_grant: 'invalid_code' }[error] ?? error });
      if (item) return reply.json(400, { data: [item] });
      return reply.json(refusal.status, { code: refusal.code ?? CODES[refusal.status] ?? 'INTERNAL_ERROR', details: {}, message: refusal.reason,
        status: 'error' });
    },
    notes: () => calls.map((call) => ({ id: call.id, contactId: call.Who_Id?.id ?? null, companyId: call.What_Id?.id ?? null, subject: call.Subject,
      text: call.Description ?? '',
      direction: call.Call_Type === 'Outbound' ? 'out' : 'in', number: call.Dialled_Number ?? call.Caller_ID ?? null,
        seconds: call.Call_Duration.split(':').reduce((sum, part) => sum * 60 + Number(part), 0), key: null, start: call.Call_Start_Time })),
    get describe() { return { title: 'Zoho CRM', pageSize: PAGE, ids: idTable(context.seeds, contactId, accountId, leadId) }; },
  };
}
