// SuperOffice CRM Online: where the customer lives (api/state), sign-in, archives with $filter, the list phonesearch, appointments.
// Not certain of the real one: the members of an error besides its status, the page size without $top, and that an unknown field
// of a body is passed over (it is a violation here).
import { OAuth, bearer } from '../../lib/oauth.mjs';
import { DialectError } from '../../lib/lexer.mjs';
import { checkFields } from '../../lib/request.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { router } from '../../lib/routes.mjs';
import { parseFilter } from '../../lib/superoffice-filter.mjs';
import { archives, companyEntity, makeRows, personEntity, phoneSearch } from './data.mjs';

export const pagingContacts = 120;

const CUSTOMER = 'Cust12345';
const CLIENT = '6c1e1e0a5f7b4d0f9b2d3c4e5f607182';
const PAGE = 50;
const TASKS = [[1, 'Meeting', 'Appointment'], [2, 'To-do', 'Task'], [3, 'Phone - out', 'Phone'], [4, 'Phone - in', 'Phone']];

class SuperOffice {
  constructor(context) {
    this.context = context;
    this.made = context.table(makeRows);
    this.appointments = [];
    this.oauth = new OAuth({ tokens: context.tokens, clientId: CLIENT, pkce: 'required', scopes: ['openid', 'profile', 'offline_access'],
      authorizeParameters: ['nonce', 'response_mode'], extra: () => ({ id_token: 'eyJhbGciOiJub25lIn0.e30.' }) });
    this.settings = { customer: CUSTOMER, authority: `${context.baseUrl()}/login`, stateAddress: context.baseUrl(), clientId: CLIENT,
      accessToken: context.tokens.issueAccess({}, '8A:Cust12345.first'), refreshToken: context.tokens.issueRefresh({}, 'superoffice-refresh-first') };
    const api = (path) => `/:customer/api/v1${path}`;
    this.route = router([
      ['GET', '/api/state/:customer', (request, reply, { customer }) => this.state(request, reply, customer)],
      ['GET', '/login/.well-known/openid-configuration', (request, reply) => this.discover(reply)],
      ['GET', '/login/common/oauth/authorize', (request, reply) => this.oauth.authorize(request, reply)],
      ['POST', '/login/common/oauth/tokens', (request, reply) => this.oauth.token(request, reply)],
      ['GET', api('/Person'), this.guarded((request, reply) => this.archive(request, reply, 'Person'))],
      ['GET', api('/Contact'), this.guarded((request, reply) => this.archive(request, reply, 'Contact'))],
      ['GET', api('/Person/:id'), this.guarded((request, reply, { id }) => this.entity(request, reply, id, this.made().persons, personEntity))],
      ['GET', api('/Contact/:id'), this.guarded((request, reply, { id }) => this.entity(request, reply, id, this.made().companies, companyEntity))],
      ['GET', api('/MDOList/phonesearch'), this.guarded((request, reply) => this.phoneSearch(request, reply))],
      ['GET', api('/MDOList/task'), this.guarded((request, reply) => this.taskList(request, reply))],
      ['GET', api('/User/currentPrincipal'), this.guarded((request, reply) => reply.json(200,
        { UserId: 'ELS.BAKKER', Associate: 'ELS.BAKKER', AssociateId: 11, FullName: 'Els Bakker',
        DatabaseContextIdentifier: CUSTOMER }))],
      ['GET', api('/Appointment'), this.guarded((request, reply) => this.archive(request, reply, 'Appointment'))],
      ['POST', api('/Appointment'), this.guarded((request, reply) => this.write(request, reply))],
    ]);
  }

  get describe() { return { title: 'SuperOffice CRM', ids: this.made().ids, pageSize: PAGE }; }

  handle(request, reply) { this.route(request, reply); }

  guarded(handler) {
    return (request, reply, parameters) => {
      if (parameters.customer !== CUSTOMER) wrong(421, `${parameters.customer} does not live here`);
      bearer(request, this.context.tokens, (reason) => refuse(401, reason));
      request.accepts('application/json');
      return handler(request, reply, parameters);
    };
  }

  state(request, reply, customer) {
    if (customer !== CUSTOMER) refuse(404, 'no such customer');
    const endpoint = `${this.context.baseUrl()}/${CUSTOMER}`;
    reply.json(200, { ContextIdentifier: CUSTOMER, Endpoint: endpoint, State: 'Running', IsRunning: true, ValidUntil: new Date(Date.now() + 60000).toISOString(),
      Api: `${endpoint}/api` });
  }

  discover(reply) {
    const login = `${this.context.baseUrl()}/login`;
    reply.json(200, { issuer: login, authorization_endpoint: `${login}/common/oauth/authorize`, token_endpoint: `${login}/common/oauth/tokens`,
      scopes_supported: ['openid'], response_types_supported: ['code'], code_challenge_methods_supported: ['S256'] });
  }

  archive(request, reply, name) {
    const { columns, entity, rows, key } = archives[name];
    const query = request.noBody().query.only(['$select', '$filter', '$orderBy', '$orderby', '$top', '$skip', '$mode', '$entities', '$options', '$format']);
    const select = (query.get('$select') ?? Object.keys(columns).filter((one) => !columns[one].hidden).join(',')).split(',').map((one) => one.trim());
    const unknown = select.find((one) => !columns[one]);
    if (unknown !== undefined) wrong(400, `$select: unknown column ${unknown}`);
    const found = rows(this.made(), this.appointments).filter(this.filter(query.get('$filter'), columns));
    this.sort(found, query.get('$orderBy') ?? query.get('$orderby'), columns);
    const top = query.number('$top', PAGE, 1, 10000);
    const skip = query.number('$skip', 0);
    const value = found.slice(skip, skip + top).map((row) => Object.fromEntries([['PrimaryKey', String(key(row))], ['EntityName', entity],
      ...select.map((one) => [one, columns[one].hidden ? '' : columns[one].get(row)])]));
    const here = `${this.context.baseUrl()}${request.path}`;
    const others = request.rawQuery.split('&').filter((pair) => pair && !/^(\$|%24)skip=/.test(pair));
    const more = skip + top < found.length ? { 'odata.nextLink': `${here}?${[...others, `$skip=${skip + top}`].join('&')}` } : {};
    reply.json(200, { 'odata.metadata': `${here}/$metadata`, ...more, value });
  }

  filter(text, columns) {
    if (text === undefined) return () => true;
    try {
      return parseFilter(text, columns);
    } catch (error) {
      if (error instanceof DialectError) wrong(400, `$filter: ${error.message}`);
      throw error;
    }
  }

  sort(found, text, columns) {
    for (const part of (text ?? '').split(',').filter(Boolean).reverse()) {
      const [, name, direction] = /^\s*(\S+)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
      if (!columns[name]) wrong(400, `cannot order by ${part}`);
      const sign = direction?.toLowerCase() === 'desc' ? -1 : 1;
      found.sort((one, other) => sign * (columns[name].get(one) < columns[name].get(other) ? -1 : columns[name].get(one) > columns[name].get(other) ? 1 : 0));
    }
  }

  entity(request, reply, id, rows, shape) {
    request.noBody().query.only(['$select']);
    if (!/^\d+$/.test(id)) wrong(400, `${id} is no id`);
    const row = rows.find((one) => one.id === Number(id)) ?? refuse(404, `nothing with id ${id}`);
    reply.json(200, shape(row));
  }

  phoneSearch(request, reply) {
    const query = request.noBody().query.only(['query', 'additional', 'flat']);
    const kind = query.get('additional') ?? '';
    if (!['', 'P', 'C'].includes(kind)) wrong(400, `additional is ${kind}`);
    reply.json(200, phoneSearch(this.made(), query.need('query'), kind));
  }

  taskList(request, reply) {
    request.noBody().query.only(['flat', 'additional', 'query']);
    reply.json(200, TASKS.map(([id, name, type], at) => ({ Id: id, Name: name, ToolTip: '', Deleted: false, Rank: at + 1, Type: type, ColorBlock: 0, IconHint: '',
      Selected: false,
      LastChanged: '0001-01-01T00:00:00', ChildItems: [], ExtraInfo: '', StyleHint: '', FullName: name })));
  }

  write(request, reply) {
    request.query.only([]);
    const body = request.json();
    checkFields(body, { Description: 'string', Title: 'string', Contact: 'object', Person: 'object', Task: 'object', Associate: 'object', StartDate: 'string',
      EndDate: 'string',
      Completed: 'any', Type: 'any', Direction: 'any', Priority: 'object', Private: 'any', AgendaText: 'string', InternalNotes: 'string', HasAlarm: 'boolean',
        CustomFields: 'object' },
    { needed: ['Task', 'StartDate', 'EndDate'] });
    const at = this.made();
    const id = (object, name, rows, label) => {
      if (!object) return null;
      checkFields(object, { [name]: 'number', Name: 'string', FullName: 'string' }, { needed: [name], where: label });
      if (object[name] && !rows.some((row) => row.id === object[name])) wrong(400, `${label}: nothing with id ${object[name]}`);
      return object[name] || null;
    };
    const contactId = id(body.Contact, 'ContactId', at.companies, 'Contact');
    const personId = id(body.Person, 'PersonId', at.persons, 'Person');
    checkFields(body.Task, { TaskListItemId: 'number', Value: 'string' }, { needed: ['TaskListItemId'], where: 'Task' });
    if (!TASKS.some(([task]) => task === body.Task.TaskListItemId)) wrong(400, `no task ${body.Task.TaskListItemId}`);
    for (const name of ['StartDate', 'EndDate']) if (Number.isNaN(Date.parse(body[name]))) wrong(400, `${name} is no date`);
    if (body.Completed !== undefined && !['Unknown', 'NotStarted', 'Started', 'Completed', 'Hidden'].includes(body.Completed)) wrong(400,
      `Completed is ${body.Completed}`);
    const made = { AppointmentId: 7001 + this.appointments.length, ...body, Contact: contactId ? { ContactId: contactId } : null, Person: personId
      ? { PersonId: personId } : null };
    this.appointments.push(made);
    reply.json(201, made, { Location: `${this.context.baseUrl()}/${CUSTOMER}/api/v1/Appointment/${made.AppointmentId}` });
  }

  notes() {
    return this.appointments.map((one) => ({ id: one.AppointmentId, contactId: one.Person?.PersonId ?? null, companyId: one.Contact?.ContactId ?? null,
      subject: one.Title ?? null, text: one.Description ?? '', direction: { 3: 'out', 4: 'in' }[one.Task.TaskListItemId] ?? null, number: null,
      seconds: (Date.parse(one.EndDate) - Date.parse(one.StartDate)) / 1000, key: null, start: one.StartDate, completed: one.Completed === 'Completed' }));
  }

  refuse(reply, refusal) {
    if (OAuth.refuse(reply, refusal)) return;
    const challenge = refusal.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
    reply.json(refusal.status, { Error: true, ErrorType: refusal.status === 401 ? 'SoSessionException' : 'SoException', Message: refusal.reason }, challenge);
  }
}

export function create(context) { return new SuperOffice(context); }
