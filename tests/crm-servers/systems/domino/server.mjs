// Domino REST API on a directory of persons: POST /auth gives a bearer, POST /query takes DQL, /lists/{view} gives a view, POST
// /document writes. DQL compares whole values, so a number is found only as it was typed, or by a word of the full text index.
// Not certain: the names of items (they are the form's own) and what an item that the form lacks is answered with.
import { parseDql } from '../../lib/dql.mjs';
import { guid } from '../../lib/ids.mjs';
import { DialectError } from '../../lib/lexer.mjs';
import { bearer } from '../../lib/oauth.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { checkFields } from '../../lib/request.mjs';
import { router } from '../../lib/routes.mjs';
import { phoneOf } from '../../seeds.mjs';

const USER = 'Receptie Balie';
const PASSWORD = 'domino-geheim';
const SCOPE = 'names';
const MOST = 1000;

const forms = {
  Person: 'FirstName LastName FullName JobTitle CompanyName OfficePhoneNumber CellPhoneNumber PhoneNumber InternetAddress Owner'.split(' '),
  Company: 'CompanyName OfficePhoneNumber InternetAddress City Owner'.split(' '),
  PhoneCall: 'Subject Body ContactUnid CompanyUnid Number Direction StartDateTime Duration CallKey $REF'.split(' '),
};
const views = { People: 'Person', Companies: 'Company' };

const unid = (text) => guid(text).replaceAll('-', '').toUpperCase();

function makeRows(seeds) {
  const ids = { contacts: {}, companies: {} };
  const meta = (id, at, changed) => ({ noteid: 2300 + at * 4, unid: id, created: '2026-01-05T08:00:00Z', lastmodified: changed, lastaccessed: changed,
    revision: '1', etag: `W/"${id.slice(0, 12)}"`,
    unread: false, size: 1200 });
  const companies = seeds.companies.map((seed, at) => ({ '@meta': meta(ids.companies[seed.key] = unid(`domino company ${seed.key}`), at, '2026-01-05T08:00:00Z'),
    Form: 'Company',
    CompanyName: seed.name, OfficePhoneNumber: phoneOf(seed, 'main') ?? '', InternetAddress: seed.email, City: seed.city, Owner: seed.owner.name }));
  const contacts = seeds.contacts.map((seed, at) => ({ '@meta': meta(ids.contacts[seed.key] = unid(`domino person ${seed.key}`), at + 100, seed.lastActivity),
    Form: 'Person',
    FirstName: seed.given, LastName: seed.family, FullName: [`${seed.given} ${seed.family}`], JobTitle: seed.title,
    CompanyName: seeds.companies.find((one) => one.key === seed.company)?.name ?? '', OfficePhoneNumber: phoneOf(seed, 'work') ?? '',
      CellPhoneNumber: phoneOf(seed, 'mobile') ?? '',
    PhoneNumber: phoneOf(seed, 'home') ?? '', InternetAddress: seed.emails[0], Owner: seed.owner.name }));
  return { ids, documents: [...companies, ...contacts] };
}

class Domino {
  constructor(context) {
    this.context = context;
    this.made = context.table(makeRows);
    this.written = [];
    this.settings = { instance: `${context.baseUrl()}/api/v1`, dataSource: SCOPE, user: USER, password: PASSWORD };
    const api = (path) => `/api/v1${path}`;
    this.route = router([
      ['POST', api('/auth'), (request, reply) => this.signIn(request, reply)],
      ['GET', api('/userinfo'), this.guarded((request, reply) => reply.json(200, { sub: `CN=${USER}/O=Voorbeeld`, name: USER, email: 'receptie@balie.example' }),
        false)],
      ['POST', api('/query'), this.guarded((request, reply) => this.query(request, reply))],
      ['GET', api('/lists/:view'), this.guarded((request, reply, { view }) => this.list(request, reply, view))],
      ['GET', api('/document/:id'), this.guarded((request, reply, { id }) => this.one(request, reply, id))],
      ['POST', api('/document'), this.guarded((request, reply) => this.write(request, reply))],
    ]);
  }

  get describe() { return { title: 'Lotus Notes / HCL Domino', ids: this.made().ids, pageSize: MOST }; }

  handle(request, reply) { this.route(request, reply); }

  signIn(request, reply) {
    request.query.only([]);
    const body = checkFields(request.json(), { username: 'string', password: 'string', scope: 'string' }, { needed: ['username', 'password'] });
    if (body.username !== USER || body.password !== PASSWORD) refuse(401, 'Invalid credentials or account locked');
    reply.json(200, { bearer: this.context.tokens.issueAccess(), claims: { iss: 'Domino REST API', sub: `CN=${USER}/O=Voorbeeld`, aud: 'Domino',
      scope: 'MAIL $DATA', email: 'receptie@balie.example' },
      leeway: 5, expSeconds: 7200, issueDate: new Date().toISOString() });
  }

  guarded(handler, scoped = true) {
    return (request, reply, parameters) => {
      bearer(request, this.context.tokens, (reason) => refuse(401, reason));
      request.accepts('application/json');
      if (scoped && request.query.need('dataSource') !== SCOPE) wrong(404, `there is no scope ${request.query.get('dataSource')}`);
      return handler(request, reply, parameters);
    };
  }

  query(request, reply) {
    const query = request.query.only(['dataSource', 'action', 'count', 'start', 'richTextAs']);
    if (query.need('action') !== 'execute') wrong(400, `action is ${query.get('action')}`);
    const body = checkFields(request.json(), { query: 'string', mode: 'string', forms: 'any', variables: 'object', maxScanDocs: 'number', maxScanEntries: 'number',
      timeoutSecs: 'number',
      viewRefresh: 'boolean', noViews: 'boolean', startsWith: 'string' }, { needed: ['query'] });
    if ((body.mode ?? 'dql') !== 'dql') wrong(400, `the forms have no mode ${body.mode}`);
    const limited = body.forms === undefined ? null : [body.forms].flat();
    limited?.filter((form) => !forms[form]).forEach((form) => wrong(400, `there is no form ${form}`));
    const fits = this.understand(body);
    const found = [...this.made().documents, ...this.written].filter((document) => (!limited || limited.includes(document.Form)) && fits(document));
    const start = query.number('start', 0);
    reply.json(200, found.slice(start, start + query.number('count', MOST, 1, MOST)));
  }

  understand(body) {
    try {
      const fits = parseDql(body.query, body.variables ?? {});
      return ({ '@meta': meta, ...items }) => fits(items);
    } catch (error) {
      if (error instanceof DialectError) wrong(400, `Query is not understandable - ${error.message}`);
      throw error;
    }
  }

  list(request, reply, view) {
    const form = views[view] ?? wrong(404, `there is no view ${view}`);
    const query = request.noBody().query.only(['dataSource', 'count', 'start', 'key', 'keyAllowPartial', 'documents', 'mode', 'column', 'direction']);
    const sorted = (document) => document.FullName?.[0] ?? document.CompanyName;
    const key = query.get('key')?.toLowerCase();
    const matches = (document) => {
      const text = sorted(document).toLowerCase();
      return key === undefined || (query.get('keyAllowPartial') === 'true' ? text.startsWith(key) : text === key);
    };
    const found = this.made().documents.filter((document) => document.Form === form
      && matches(document)).sort((one, other) => sorted(one).localeCompare(sorted(other)));
    const start = query.number('start', 0);
    const shown = found.slice(start, start + query.number('count', MOST, 1, MOST));
    reply.json(200, shown.map(({ '@meta': meta, ...items }, at) => ({ '@index': String(start + at + 1), '@unid': meta.unid, '@noteid': meta.noteid, ...items })));
  }

  one(request, reply, id) {
    request.noBody().query.only(['dataSource', 'mode', 'richTextAs', 'computeWithForm']);
    reply.json(200, [...this.made().documents, ...this.written].find((document) => document['@meta'].unid === id) ?? refuse(404, `document ${id} was not found`));
  }

  write(request, reply) {
    request.query.only(['dataSource', 'richTextAs', 'mode']);
    const body = request.json();
    checkFields(body, Object.fromEntries(['Form', ...forms.PhoneCall].map((item) => [item, item === 'Duration' ? 'number' : 'string'])), { needed: ['Form'] });
    if (body.Form !== 'PhoneCall') wrong(400, `documents with form ${body.Form} are not written here`);
    const id = unid(`domino call ${this.written.length}`);
    const now = new Date().toISOString();
    const document = { '@meta': { noteid: 90000 + this.written.length * 4, unid: id, created: now, lastmodified: now, revision: '1' }, ...body };
    this.written.push(document);
    reply.json(200, document);
  }

  notes() {
    const { contacts, companies } = this.made().ids;
    const among = (ids, ...candidates) => candidates.find((id) => id && Object.values(ids).includes(id)) ?? null;
    return this.written.map((call) => ({ id: call['@meta'].unid, contactId: among(contacts, call.ContactUnid, call.$REF),
      companyId: among(companies, call.CompanyUnid, call.$REF),
      subject: call.Subject ?? null, text: call.Body ?? '', direction: call.Direction ?? null, number: call.Number ?? null, seconds: call.Duration ?? null,
        key: call.CallKey ?? null,
      start: call.StartDateTime ?? null }));
  }

  refuse(reply, { status, reason }) {
    const headers = status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
    reply.json(status, { status, message: reason, errorId: 0 }, headers);
  }
}

export function create(context) { return new Domino(context); }
