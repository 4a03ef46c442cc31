// The Act! Web API: GET /authorize gives a bare token as text/html for Basic and the database's name; collections are bare arrays
// with OData options, $top and $skip for pages. It answers 500 to a request without credentials. No key makes a second write
// harmless. Not certain: which fields a task or history needs, and the exact text of errors.
import { guid } from '../../lib/ids.mjs';
import { bearer } from '../../lib/oauth.mjs';
import { SyntaxTrouble, filterPredicate, parseFilter, parseOrder, parseSelect } from '../../lib/odata.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { checkFields } from '../../lib/request.mjs';
import { router } from '../../lib/routes.mjs';
import { fullName, phoneOf } from '../../seeds.mjs';

const USER = 'Receptie';
const PASSWORD = 'act-geheim';
const DATABASE = 'VoorbeeldBV';
const LIMIT = 120; // requests a minute, as the headers tell; nothing counts by the clock here
const PAGE = 1000;

const texts = (names) => Object.fromEntries(names.split(' ').map((name) => [name, 'string']));
const collections = {
  contacts: { id: 'guid', companyID: 'guid', recordManagerID: 'guid', isUser: 'boolean', created: 'date', edited: 'date',
    ...texts('fullName firstName middleName lastName salutation company jobTitle department emailAddress altEmailAddress businessPhone businessExtension mobilePhone homePhone alternatePhone '
      + 'faxPhone website recordManager recordOwner lastResults') },
  companies: { id: 'guid', created: 'date', edited: 'date', ...texts('name phone tollFreePhone faxPhone website industry recordManager recordOwner') },
};

function makeRows(seeds) {
  const ids = { contacts: {}, companies: {} };
  const blank = (name) => Object.fromEntries(Object.entries(collections[name]).map(([field, type]) => [field, type === 'string' ? '' : null]));
  const companies = seeds.companies.map((seed) => ({ ...blank('companies'), id: ids.companies[seed.key] = guid(`act company ${seed.key}`), name: seed.name,
    phone: phoneOf(seed, 'main') ?? '',
    recordManager: seed.owner.name, created: '2026-01-05T08:00:00+00:00', edited: '2026-01-05T08:00:00+00:00' }));
  const contacts = seeds.contacts.map((seed) => ({ ...blank('contacts'), id: ids.contacts[seed.key] = guid(`act contact ${seed.key}`), fullName: fullName(seed),
    firstName: seed.given, middleName: seed.infix,
    lastName: seed.surname, department: seed.department, company: seeds.companies.find((one) => one.key === seed.company)?.name ?? '', companyID: ids.companies[seed.company] ?? null,
      jobTitle: seed.title,
    emailAddress: seed.emails[0], businessPhone: phoneOf(seed, 'work') ?? '', mobilePhone: phoneOf(seed, 'mobile') ?? '', homePhone: phoneOf(seed, 'home') ?? '',
      alternatePhone: phoneOf(seed, 'other') ?? '',
    recordManager: seed.owner.name, recordManagerID: guid(`act user ${seed.owner.email}`), isUser: false, created: '2026-01-05T08:00:00+00:00',
      edited: seed.lastActivity.replace('Z', '+00:00') }));
  return { ids, contacts, companies };
}

class Act {
  constructor(context) {
    this.context = context;
    this.made = context.table(makeRows);
    this.written = [];
    this.settings = { instance: `${context.baseUrl()}/act.web.api`, database: DATABASE, user: USER, password: PASSWORD };
    const api = (path) => `/act.web.api${path}`;
    this.route = router([
      ['GET', api('/authorize'), (request, reply) => this.authorize(request, reply)],
      ['GET', api('/api/system'), (request, reply) => reply.json(200, { apiVersion: '1.1.1324.1', sdkVersion: '25.101.0.0' })],
      ['GET', api('/api/contacts'), this.guarded((request, reply) => this.list(request, reply, 'contacts'))],
      ['GET', api('/api/companies'), this.guarded((request, reply) => this.list(request, reply, 'companies'))],
      ['GET', api('/api/contacts/:id'), this.guarded((request, reply, { id }) => this.one(request, reply, 'contacts', id))],
      ['GET', api('/api/companies/:id'), this.guarded((request, reply, { id }) => this.one(request, reply, 'companies', id))],
      ['POST', api('/api/tasks'), this.guarded((request, reply) => this.write(request, reply, 'task'))],
      ['POST', api('/api/history'), this.guarded((request, reply) => this.write(request, reply, 'history'))],
    ]);
  }

  get describe() { return { title: 'Sage ACT!', ids: this.made().ids, pageSize: PAGE }; }

  handle(request, reply) {
    this.route(request, reply);
    Object.assign(reply.headers, { 'X-RateLimit-Limit': String(LIMIT), 'X-RateLimit-Remaining': String(LIMIT - 1), 'X-RateLimit-Reset': '60' });
  }

  database(request) {
    const name = request.header('act-database-name') ?? wrong(500, 'Act-Database-Name is missing');
    if (name !== DATABASE) refuse(401, `there is no database ${name}`);
  }

  authorize(request, reply) {
    request.noBody().query.only([]);
    this.database(request);
    const given = request.basic();
    if (!given) wrong(500, 'no Authorization header');
    if (given.user !== USER || given.password !== PASSWORD) refuse(401, 'Invalid user name or password');
    reply.text(200, 'text/html', this.context.tokens.issueAccess());
  }

  guarded(handler) {
    return (request, reply, parameters) => {
      if (request.header('authorization') === undefined) wrong(500, 'no Authorization header');
      this.database(request);
      bearer(request, this.context.tokens, (reason) => refuse(401, reason));
      request.accepts('application/json');
      return handler(request, reply, parameters);
    };
  }

  list(request, reply, name) {
    const fields = collections[name];
    const query = request.noBody().query.only(['$filter', '$select', '$orderby', '$top', '$skip', 'phoneFormat']);
    try {
      const found = this.made()[name].filter(query.has('$filter')
        ? filterPredicate(parseFilter(query.get('$filter'), { fields, functions: ['contains', 'startswith', 'endswith'] })) : () => true);
      if (query.has('$orderby')) found.sort(parseOrder(query.get('$orderby'), fields));
      const select = query.has('$select') ? parseSelect(query.get('$select'), fields) : Object.keys(fields);
      const from = query.number('$skip', 0);
      const shown = found.slice(from, from + query.number('$top', PAGE, 1, PAGE));
      reply.json(200, shown.map((row) => Object.fromEntries(select.map((one) => [one, row[one]]))));
    } catch (error) {
      if (error instanceof SyntaxTrouble) wrong(400, `The query specified in the URI is not valid. ${error.message}`);
      throw error;
    }
  }

  one(request, reply, name, id) {
    request.noBody().query.only(['phoneFormat']);
    reply.json(200, this.made()[name].find((row) => row.id === id) ?? refuse(404, 'Not found'));
  }

  write(request, reply, kind) {
    request.query.only([]);
    const task = { activityTypeId: 'number', activityTypeName: 'string', subject: 'string', scheduledById: 'any', scheduledFor: 'any', scheduledForId: 'any',
      isTimeless: 'boolean',
      isCleared: 'boolean', isPrivate: 'boolean', activityPriorityName: 'string', location: 'string' };
    const history = { historyType: 'object', historyTypeId: 'any', historyTypeName: 'string', regarding: 'string', isPrivate: 'boolean', outlookId: 'string',
      recordManager: 'string' };
    const body = checkFields(request.json(), { ...(kind === 'task' ? task : history), contacts: 'array', companies: 'array', startTime: 'string', endTime: 'string',
      details: 'string',
      duration: 'any', id: 'string' }, { needed: ['startTime', 'endTime', 'contacts', ...(kind === 'task' ? ['subject'] : ['regarding'])] });
    for (const name of ['startTime', 'endTime']) if (Number.isNaN(Date.parse(body[name]))) wrong(400, `${name} is no date`);
    const linked = (name) => (body[name] ?? []).map((one) => {
      checkFields(one, { id: 'string', displayName: 'string' }, { needed: ['id'], where: name });
      return this.made()[name].some((row) => row.id === one.id) ? one.id : wrong(400, `${name}: there is no ${one.id}`);
    });
    const made = { ...body, id: guid(`act ${kind} ${this.written.length}`), kind, contactId: linked('contacts')[0] ?? null, companyId: linked('companies')[0]
      ?? null };
    this.written.push(made);
    reply.json(201, { ...body, id: made.id });
  }

  notes() {
    return this.written.map((one) => ({ id: one.id, contactId: one.contactId, companyId: one.companyId, subject: one.subject ?? one.regarding, text: one.details
      ?? '', direction: null,
      number: null, seconds: (Date.parse(one.endTime) - Date.parse(one.startTime)) / 1000, key: null, start: one.startTime, kind: one.kind, isCall: one.kind === 'history' || one.activityTypeName === 'Call' }));
  }

  refuse(reply, { status, reason }) {
    if (status === 401) return reply.json(401, { message: 'Authorization has been denied for this request.' }, { 'WWW-Authenticate': 'Bearer' });
    if (status === 500) return reply.json(500, { message: 'An error has occurred.', exceptionMessage: reason, exceptionType: 'System.NullReferenceException',
      stackTrace: '' });
    return reply.json(status, { message: reason });
  }
}

export function create(context) { return new Act(context); }
