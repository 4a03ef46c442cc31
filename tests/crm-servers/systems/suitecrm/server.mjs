// SuiteCRM's V8 API (JSON:API) under /Api, and /legacy/Api as SuiteCRM 8 has it: list with filters, one record, create, relate.
// Taken from its source: operators eq to like with one and/or for all, LIKE as SQL has it, fields without a database column refused here,
// type "Contact" in answers, a message instead of data when nothing is found, "is already exist" for an id that is there (so a record's
// own id writes it once), links.next undone of its escapes (a client counts page[number] itself), unknown fields left out in silence
// (here kept as violations). Pages only with page[size].
import { OAuth, bearer } from '../../lib/oauth.mjs';
import { guid } from '../../lib/ids.mjs';
import { like } from '../../lib/like.mjs';
import { Query } from '../../lib/query.mjs';
import { checkFields } from '../../lib/request.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { router } from '../../lib/routes.mjs';
import { sugarIds, sugarNote, sugarRecords } from '../../lib/sugar-family.mjs';
import { idTable } from '../../seeds.mjs';

const TYPE = 'application/vnd.api+json';
const ids = sugarIds('suitecrm');
const SINGULAR = { Contacts: 'Contact', Accounts: 'Account', Leads: 'Lead', Calls: 'Call' };
const COMPUTED = ['name', 'full_name', 'account_name', 'account_id', 'assigned_user_name']; // of contacts: no column in the database
const CALL = ['name', 'direction', 'status', 'date_start', 'date_end', 'duration_hours', 'duration_minutes', 'parent_type', 'parent_id',
  'description', 'assigned_user_id'];
const fold = (value) => String(value ?? '').toLowerCase();
const OPERATORS = { eq: (one, other) => fold(one) === fold(other), neq: (one, other) => fold(one) !== fold(other),
  gt: (one, other) => fold(one) > fold(other), gte: (one, other) => fold(one) >= fold(other),
  lt: (one, other) => fold(one) < fold(other), lte: (one, other) => fold(one) <= fold(other),
    like: (one, pattern) => like(pattern, { escape: '\\' })(one) };

export function create(context) {
  const { tokens, seeds } = context;
  const client = { clientId: '0ba11e00-5000-4000-8000-000000000001', clientSecret: 'suitecrm-secret', user: 'els', password: 'suitecrm-password' };
  tokens.issueAccess({}, 'suitecrm-access-1');
  tokens.issueRefresh({}, 'suitecrm-refresh-1');
  const oauth = new OAuth({ tokens, clientId: client.clientId, clientSecret: client.clientSecret, rotate: true,
    grants: ['password', 'client_credentials', 'refresh_token'], user: { name: client.user, password: client.password } });
  const data = context.table((made) => sugarRecords(made, ids));
  const calls = [];
  const rows = (module) => (module === 'Calls' ? calls : data()[module]) ?? wrong(400, `Module ${module} with name does not exist`);
  const columns = (module) => (module === 'Calls' ? ['id', ...CALL] : Object.keys((module === 'Leads' ? data().Contacts : data()[module])[0]));

  function token(request, reply) {
    if (request.type !== 'application/x-www-form-urlencoded') {
      const body = request.json('application/json', TYPE);
      request.form = () => new Query(new URLSearchParams(body).toString(), 'form');
    }
    oauth.token(request, reply);
  }

  function filterOf(module, query) {
    const parts = [];
    let any = false;
    for (const [name, value] of query.pairs) {
      if (!name.startsWith('filter')) continue;
      if (name === 'filter[operator]') {
        if (!/^(and|or)$/i.test(value)) wrong(400, `Filter operator ${value} is invalid`);
        any = value.toLowerCase() === 'or';
        continue;
      }
      const [, field, operator] = /^filter\[(\w+)\]\[(\w+)\]$/.exec(name) ?? wrong(400, `Filter field ${name} must be an array`);
      if (field === 'deleted') continue;
      if (!columns(module).includes(field)) wrong(400, `Filter field ${field} in ${SINGULAR[module]} module is not found`);
      if (module === 'Contacts' && COMPUTED.includes(field)) wrong(400, `Database failure: Unknown column 'contacts.${field}' in 'where clause'`);
      const holds = OPERATORS[operator.toLowerCase()] ?? wrong(400, `Filter operator ${operator} is invalid`);
      parts.push((record) => holds(record[field], value));
    }
    return (record) => parts.length === 0 || (any ? parts.some((part) => part(record)) : parts.every((part) => part(record)));
  }

  function fieldsOf(module, request) {
    const text = request.query.get(`fields[${module}]`) ?? request.query.get(`fields[${SINGULAR[module]}]`);
    const names = text?.split(',') ?? columns(module);
    names.filter((name) => !columns(module).includes(name)).forEach((name) => request.note(`the field ${name} is left out, it does not exist`));
    return names.filter((name) => columns(module).includes(name) && name !== 'id');
  }

  const shown = (module, record, names) => ({ type: SINGULAR[module], id: record.id,
    attributes: Object.fromEntries(names.map((name) => [name, record[name] ?? ''])), relationships: {} });
  const send = (reply, status, value) => reply.text(status, TYPE, JSON.stringify(value));

  function list(request, reply, { module }) {
    rows(module);
    const query = request.noBody().query.only([/^fields\[\w+\]$/, /^filter\[/, 'page[size]', 'page[number]', 'sort']);
    const [size, number] = [query.number('page[size]', undefined, 1, 10000), query.number('page[number]', 1, 1)];
    const names = fieldsOf(module, request);
    let found = rows(module).filter(filterOf(module, query));
    if (query.has('sort')) {
      const [, minus, field] = /^(-?)(\w+)$/.exec(query.get('sort')) ?? wrong(400, 'sort is wrong');
      if (!columns(module).includes(field)) wrong(400, `Sort field ${field} in ${SINGULAR[module]} module is not found`);
      found = [...found].sort((one, other) => fold(one[field]).localeCompare(fold(other[field])) * (minus ? -1 : 1));
    }
    const page = size === undefined ? found : found.slice((number - 1) * size, number * size);
    if (page.length === 0) return send(reply, 200, { meta: { message: 'Request was successful, but there is no result' }, data: [] });
    const answer = { data: page.map((record) => shown(module, record, names)) };
    if (size !== undefined) {
      const pages = Math.ceil(found.length / size);
      const link = (wanted) => {
        const kept = query.pairs.filter(([name]) => name !== 'page[number]').map(([name, value]) => `${name}=${value}`);
        return `/V8/module/${module}?${[...kept, `page[number]=${wanted}`].join('&')}`;
      };
      answer.meta = { 'total-pages': pages, 'records-on-this-page': page.length };
      answer.links = { first: number > 1 ? link(1) : null, prev: number > 1 ? link(number - 1) : null, next: number < pages ? link(number + 1) : null,
        last: number < pages ? link(pages) : null };
    }
    return send(reply, 200, answer);
  }

  function one(request, reply, { module, id }) {
    request.query.only([/^fields\[\w+\]$/]);
    const record = rows(module).find((row) => row.id === id) ?? refuse(400, `${module} module with id ${id} is not found`);
    send(reply, 200, { data: shown(module, record, fieldsOf(module, request)) });
  }

  function body(request) {
    request.query.only([]);
    const { data: given } = checkFields(request.json(TYPE, 'application/json'), { data: 'object' }, { needed: ['data'] });
    return checkFields(given, { type: 'string', id: 'string', attributes: 'object' }, { needed: ['type'], where: 'data' });
  }

  function add(request, reply) {
    const { type, id, attributes = {} } = body(request);
    if (type !== 'Calls') wrong(400, `this stand-in creates Calls, not ${type}`);
    if (id !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) wrong(400, 'The option "id" is no UUID');
    if (id !== undefined && calls.some((call) => call.id === id)) refuse(400, `Bean Calls with id ${id} is already exist`);
    const unknown = Object.keys(attributes).find((name) => !CALL.includes(name));
    if (unknown) wrong(400, `Property ${unknown} in Call module is invalid`);
    if (attributes.parent_id && !data()[attributes.parent_type]?.some((row) => row.id === attributes.parent_id)) request.note('parent_type and parent_id name no record');
    if (attributes.direction && !['Inbound',
      'Outbound'].includes(attributes.direction)) request.note(`direction ${attributes.direction} is not in the list`);
    if (attributes.status && !['Planned', 'Held',
      'Not Held'].includes(attributes.status)) request.note(`status ${attributes.status} is not in the list`);
    if (attributes.date_start && Number.isNaN(Date.parse(attributes.date_start))) request.note('date_start is no time');
    calls.push({ ...attributes, id: id ?? guid(`suitecrm call ${calls.length}`), key: id ?? null, contacts: [] });
    send(reply, 201, { data: shown('Calls', calls.at(-1), CALL) });
  }

  function relate(request, reply, { id }) {
    const call = calls.find((row) => row.id === id) ?? refuse(400, `Calls module with id ${id} is not found`);
    const other = body(request);
    if (!rows(other.type).some((row) => row.id === other.id)) wrong(400, `${other.type} module with id ${other.id} is not found`);
    if (other.type === 'Contacts' && !call.contacts.includes(other.id)) call.contacts.push(other.id);
    send(reply, 201, { meta: { message: `${SINGULAR[other.type]} with id ${other.id} has been added to Call with id ${id}` }, data: [] });
  }

  const user = () => ({ data: { type: 'User', id: ids.userId(seeds.owners[0].email),
    attributes: { user_name: client.user, full_name: seeds.owners[0].name } } });
  const signedIn = (handler) => (request, reply, parameters) => {
    bearer(request, tokens, (reason) => refuse(401, 'The resource owner or authorization server denied the request.', { hint: reason }));
    request.accepts(TYPE);
    handler(request, reply, parameters);
  };
  const table = (root) => [
    ['POST', `${root}/access_token`, token],
    ['GET', `${root}/V8/current-user`, signedIn((request, reply) => send(reply, 200, user()))],
    ['GET', `${root}/V8/meta/modules`, signedIn((request, reply) => send(reply, 200,
      { data: { type: 'modules', attributes: { Contacts: { label: 'Contacten' }, Accounts: { label: 'Organisaties' },
      Calls: { label: 'Telefoongesprekken' } } } }))],
    ['GET', `${root}/V8/module/:module`, signedIn(list)],
    ['GET', `${root}/V8/module/:module/:id`, signedIn(one)],
    ['POST', `${root}/V8/module`, signedIn(add)],
    ['POST', `${root}/V8/module/Calls/:id/relationships`, signedIn(relate)],
  ];
  const handle = router([...table('/Api'), ...table('/legacy/Api')]);

  return {
    settings: { address: context.baseUrl(), apiPath: '/Api', ...client, accessToken: 'suitecrm-access-1', refreshToken: 'suitecrm-refresh-1' },
    handle,
    refuse(reply, refusal) {
      if (OAuth.refuse(reply, refusal)) return;
      if (refusal.status === 401) reply.json(401, { error: 'access_denied',
        error_description: 'The resource owner or authorization server denied the request.', hint: refusal.more.hint ?? refusal.reason });
      else reply.text(refusal.status, TYPE, JSON.stringify({ errors: { status: refusal.status, title: null, detail: refusal.reason } }));
    },
    notes: () => calls.map(sugarNote),
    get describe() { return { title: 'SuiteCRM', pageSize: 25, ids: idTable(context.seeds, ids.contactId, ids.accountId) }; },
  };
}
