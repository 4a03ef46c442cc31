// SugarCRM REST API v11: sign-in by password for a platform, filter, calls and their links.
// Taken from documentation: need_login and invalid_grant with 401, next_offset, 20 rows unless asked otherwise, a platform that must be
// registered, a new sign-in of one platform that ends the old, a refresh token for one use, unknown fields of a new record ignored (here
// kept as violations too). Not known for certain: the message for a platform that is not registered.
import { guid } from '../../lib/ids.mjs';
import { checkFields } from '../../lib/request.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { router } from '../../lib/routes.mjs';
import { sugarIds, sugarNote, sugarRecords } from '../../lib/sugar-family.mjs';
import { idTable } from '../../seeds.mjs';
import { sugarPredicate } from './filter.mjs';

const PAGE = 20;
const ids = sugarIds('sugar');
const CODES = { 401: 'need_login', 403: 'not_authorized', 404: 'not_found', 405: 'no_method', 415: 'request_failure', 422: 'invalid_parameter',
  429: 'request_failure', 500: 'fatal_error', 503: 'maintenance' };
const CALL = ['name', 'direction', 'status', 'date_start', 'date_end', 'duration_hours', 'duration_minutes', 'parent_type', 'parent_id',
  'description', 'assigned_user_id', 'contacts', 'team_name', 'id'];

export function create(context) {
  const { tokens, seeds } = context;
  const login = { user: 'els', password: 'sugar-password', platform: 'balie', clientId: 'sugar' };
  tokens.issueAccess({ platform: login.platform }, 'sugar-access-1');
  tokens.issueRefresh({ platform: login.platform }, 'sugar-refresh-1');
  const data = context.table((made) => sugarRecords(made, ids));
  const calls = [];

  function token(request, reply) {
    const body = checkFields(request.json(), { grant_type: 'string', client_id: 'string', client_secret: 'string', username: 'string',
      password: 'string', platform: 'string', refresh_token: 'string' }, { needed: ['grant_type', 'client_id'], code: 'missing_parameter' });
    if (body.client_id !== login.clientId) wrong(400, 'The client credentials are invalid', { code: 'invalid_client' });
    if (body.platform !== login.platform) wrong(400, `the platform ${body.platform ?? 'base'} is not registered`, { code: 'invalid_parameter' });
    if (body.grant_type === 'password') {
      if (body.username !== login.user || body.password !== login.password) {
        refuse(401, 'You must specify a valid username and password.', { code: 'need_login' });
      }
      tokens.expire(); // one sign-in a platform
    } else if (body.grant_type === 'refresh_token') {
      if (tokens.redeem(body.refresh_token, { rotate: true }) === undefined) refuse(400, 'Invalid refresh token', { code: 'invalid_grant' });
    } else {
      wrong(400, `grant_type ${body.grant_type}`, { code: 'invalid_grant' });
    }
    reply.json(200, { access_token: tokens.issueAccess(), expires_in: 3600, token_type: 'bearer', scope: null, refresh_token: tokens.issueRefresh(),
      refresh_expires_in: 1209600, download_token: 'download' });
  }

  function checkToken(request) {
    const given = request.header('oauth-token') ?? request.credential('Bearer', { code: 'need_login' });
    if (given === undefined) wrong(401, 'No valid authentication for user.', { code: 'need_login' });
    const state = tokens.state(given);
    if (state === 'unknown') request.note('an access token that was never issued');
    if (state !== 'valid') refuse(401, 'The access token provided is invalid.', { code: 'invalid_grant' });
  }

  const rows = (module) => (module === 'Calls' ? calls : data()[module])
    ?? wrong(404, `Could not find a route with the module ${module}`, { code: 'no_method' });
  const fieldsOf = (module) => (module === 'Calls' ? CALL
    : [...Object.keys({ Contacts: data().Contacts[0], Accounts: data().Accounts[0], Leads: data().Contacts[0] }[module]), 'email']);

  function shown(module, record, names) {
    const chosen = names ?? Object.keys(record);
    const value = (name) => (name === 'email' ? [{ email_address: record.email1, primary_address: true, invalid_email: false, opt_out: false }]
      : record[name]);
    return { id: record.id, date_modified: record.date_modified ?? '2026-11-23T10:00:00+00:00',
      ...Object.fromEntries(chosen.map((name) => [name, value(name)])), _acl: { fields: {} }, _module: module };
  }

  function names(module, fields) {
    if (fields === undefined) return undefined;
    const list = Array.isArray(fields) ? fields : fields.split(',');
    const unknown = list.find((name) => !fieldsOf(module).includes(name));
    return unknown === undefined ? list : wrong(422, `Unknown field: ${unknown}`, { code: 'invalid_parameter' });
  }

  function answer(module, found, { fields, max_num: size = PAGE, offset = 0, order_by: order }, reply) {
    if (order !== undefined) {
      const [, field, direction] = /^(\w+)(?::(asc|desc))?$/i.exec(order) ?? wrong(422, `order_by ${order}`, { code: 'invalid_parameter' });
      if (!fieldsOf(module).includes(field)) wrong(422, `order_by ${order}`, { code: 'invalid_parameter' });
      const sign = direction?.toLowerCase() === 'desc' ? -1 : 1;
      found = [...found].sort((one, other) => String(one[field]).localeCompare(String(other[field])) * sign);
    }
    const chosen = names(module, fields);
    const page = found.slice(offset, offset + Math.min(size, 1000));
    reply.json(200, { next_offset: offset + page.length < found.length ? offset + page.length : -1,
      records: page.map((record) => shown(module, record, chosen)) });
  }

  function filter(request, reply, { module }) {
    request.query.only([]);
    rows(module);
    const body = checkFields(request.json(), { filter: 'array', fields: 'any', max_num: 'number', offset: 'number', order_by: 'string',
      deleted: 'boolean' }, { status: 422, code: 'invalid_parameter' });
    const searchable = fieldsOf(module).filter((name) => !['full_name', 'name'].includes(name) || module !== 'Contacts');
    answer(module, rows(module).filter(sugarPredicate(body.filter ?? [], searchable)), body, reply);
  }

  function list(request, reply, { module }) {
    rows(module);
    const query = request.query.only(['fields', 'max_num', 'offset', 'order_by']);
    answer(module, rows(module), { fields: query.get('fields'), max_num: query.number('max_num', PAGE, 1), offset: query.number('offset', 0),
      order_by: query.get('order_by') }, reply);
  }

  function one(request, reply, { module, id }) {
    const query = request.query.only(['fields']);
    const record = rows(module).find((row) => row.id === id) ?? refuse(404, 'Could not find record', { code: 'not_found' });
    reply.json(200, shown(module, record, names(module, query.get('fields'))));
  }

  function addCall(request, reply) {
    const body = request.json();
    for (const name of Object.keys(body)) if (!CALL.includes(name)) request.note(`Calls: unknown field ${name} is ignored`);
    if (!body.name) wrong(422, 'Missing required field: name', { code: 'missing_parameter' });
    if (!body.date_start) wrong(422, 'Missing required field: date_start', { code: 'missing_parameter' });
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(body.date_start)) wrong(422, 'date_start is no time with offset',
      { code: 'invalid_parameter' });
    if (body.direction && !['Inbound', 'Outbound'].includes(body.direction)) request.note(`direction ${body.direction} is not in the list`);
    if (body.status && !['Planned', 'Held', 'Not Held'].includes(body.status)) request.note(`status ${body.status} is not in the list`);
    if (body.parent_id && !data()[body.parent_type]?.some((row) => row.id === body.parent_id)) request.note('parent_type and parent_id name no record');
    const { contacts, ...values } = body;
    const known = Object.fromEntries(Object.entries(values).filter(([name]) => CALL.includes(name)));
    const id = body.id ?? guid(`sugar call ${calls.length}`);
    if (calls.some((call) => call.id === id)) refuse(409, 'A record with this id is there already', { code: 'edit_conflict' });
    calls.push({ ...known, id, key: body.id ?? null, contacts: [...(contacts?.add ?? [])].map((contact) => contact.id ?? contact) });
    reply.json(200, { ...known, id, _module: 'Calls' });
  }

  function link(request, reply, { id, contact }) {
    const call = calls.find((row) => row.id === id) ?? refuse(404, 'Could not find record', { code: 'not_found' });
    const record = data().Contacts.find((row) => row.id === contact) ?? refuse(404, 'Could not find related record', { code: 'not_found' });
    if (!call.contacts.includes(contact)) call.contacts.push(contact);
    reply.json(200, { record: { id }, related_record: shown('Contacts', record, ['name']) });
  }

  const me = () => ({ current_user: { type: 'user', id: ids.userId(seeds.owners[0].email), full_name: seeds.owners[0].name, user_name: login.user,
    preferences: { timezone: 'Europe/Amsterdam', language: 'nl_NL' } } });
  const signedIn = (handler) => (request, reply, parameters) => {
    checkVersion(parameters);
    checkToken(request);
    handler(request, reply, parameters);
  };
  const checkVersion = ({ version }) => { if (!/^v(10|11(_\d{1,2})?)$/.test(version)) wrong(404, `incorrect version ${version}`,
    { code: 'incorrect_version' }); };
  const handle = router([
    ['POST', '/rest/:version/oauth2/token', (request, reply, at) => (checkVersion(at), token(request, reply))],
    ['GET', '/rest/:version/ping', signedIn((request, reply) => reply.json(200, 'pong'))],
    ['GET', '/rest/:version/me', signedIn((request, reply) => reply.json(200, me()))],
    ['POST', '/rest/:version/Calls', signedIn(addCall)],
    ['POST', '/rest/:version/Calls/:id/link/contacts/:contact', signedIn(link)],
    ['POST', '/rest/:version/:module/filter', signedIn(filter)],
    ['GET', '/rest/:version/:module', signedIn(list)],
    ['GET', '/rest/:version/:module/:id', signedIn(one)],
  ]);

  return {
    settings: { address: context.baseUrl(), version: 'v11_18', ...login, accessToken: 'sugar-access-1', refreshToken: 'sugar-refresh-1' },
    handle,
    refuse: (reply, refusal) => reply.json(refusal.status, { error: refusal.code ?? CODES[refusal.status] ?? 'request_failure',
      error_message: refusal.reason }),
    notes: () => calls.map(sugarNote),
    get describe() { return { title: 'SugarCRM', pageSize: PAGE, ids: idTable(context.seeds, ids.contactId, ids.accountId) }; },
  };
}
