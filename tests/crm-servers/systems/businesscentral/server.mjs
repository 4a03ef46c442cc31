// Business Central (API 2.0 with Entra's sign-in) and Dynamics NAV (pages published for OData 4, Basic with a web service key).
// Text is compared letter by letter, or is refused over distinct fields, functions within functions need $schemaversion=2.1.
// An interaction can be written only where its page is published, as it is here. Not certain: the codes of some errors.
import { guid } from '../../lib/ids.mjs';
import { OAuth, bearer } from '../../lib/oauth.mjs';
import { SyntaxTrouble, fieldsOf, filterPredicate, parseFilter, parseOrder, parseSelect } from '../../lib/odata.mjs';
import { decode } from '../../lib/query.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { checkFields } from '../../lib/request.mjs';
import { entities, makeRows, pages } from './data.mjs';

const TENANT = '7a3e9b10-4c2d-4f5e-9a6b-8c7d6e5f4a3b';
const CLIENT = '0d1c2b3a-4f5e-4d6c-8b7a-998877665544';
const ENVIRONMENT = 'production';
const COMPANY = { id: guid('businesscentral company'), name: 'Voorbeeld BV' };
const USER = 'RECEPTIE';
const KEY = 'q7fXw2+Zk9TnYb1LsVd4Rg==';
const PAGE = 20000;
const FUNCTIONS = ['contains', 'startswith', 'endswith', 'tolower', 'toupper', 'indexof', 'trim', 'concat', 'length'];

class BusinessCentral {
  constructor(context) {
    this.context = context;
    this.made = context.table(makeRows);
    this.entries = [];
    const base = context.baseUrl();
    this.oauth = new OAuth({ tokens: context.tokens, clientId: CLIENT, pkce: 'required',
      grants: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'], authorizeParameters: ['response_mode', 'login_hint', 'nonce'],
      parameters: ['client_info', 'device_code'],
      scopes: [`${base}/Financials.ReadWrite.All`, `${base}/user_impersonation`, `${base}/.default`, 'offline_access', 'openid', 'profile'],
      extra: () => ({ scope: `${base}/Financials.ReadWrite.All`, refresh_token: context.tokens.issueRefresh() }) });
    this.settings = { instance: base, tenant: TENANT, environment: ENVIRONMENT, company: COMPANY.name, companyId: COMPANY.id, authority: `${base}/${TENANT}`,
      clientId: CLIENT,
      accessToken: context.tokens.issueAccess({}, 'eyJ.businesscentral.first'), refreshToken: context.tokens.issueRefresh({}, '0.businesscentral-refresh-first'),
      onPremises: `${base}/BC220`, user: USER, password: KEY };
  }

  get describe() { return { title: 'Microsoft Dynamics NAV / Business Central', ids: this.made().ids, numbers: this.made().numbers, seconds: this.made().numbers, pageSize: PAGE }; }

  handle(request, reply) {
    const path = request.path;
    if (path === `/${TENANT}/oauth2/v2.0/authorize` && request.method === 'GET') return this.oauth.authorize(request, reply);
    if (path === `/${TENANT}/oauth2/v2.0/devicecode` && request.method === 'POST') return this.oauth.device(request, reply);
    if (path === `/${TENANT}/oauth2/v2.0/token` && request.method === 'POST') return this.oauth.token(request, reply);
    const root = [`/v2.0/${TENANT}/${ENVIRONMENT}`, '/BC220'].find((one) => path.startsWith(`${one}/`)) ?? wrong(404, `there is nothing at ${path}`);
    if (root === '/BC220') this.checkKey(request);
    else bearer(request, this.context.tokens, (reason) => refuse(401, reason, { code: 'Authentication_InvalidCredentials' }));
    request.accepts('application/json');
    const [first, ...rest] = decode(path.slice(root.length + 1), 'path').split('/');
    if (first === 'ODataV4') return this.published(request, reply, rest);
    if (first === 'api' && rest[0] === 'v2.0') return this.api(request, reply, rest.slice(1));
    return wrong(404, `Resource not found for the segment '${first}'.`, { code: 'BadRequest_NotFound' });
  }

  checkKey(request) {
    const given = request.basic({ code: 'Authentication_InvalidCredentials' });
    if (!given) wrong(401, 'no Authorization header', { code: 'Authentication_InvalidCredentials' });
    if (given.user !== USER || given.password !== KEY) refuse(401, 'wrong user or key', { code: 'Authentication_InvalidCredentials' });
  }

  api(request, reply, [companies, table, ...more]) {
    if (companies === 'companies' && !table) {
      request.noBody().query.only(['$select', '$filter']);
      return reply.json(200, { '@odata.context': this.contextOf(request, 'companies'),
        value: [{ id: COMPANY.id, systemVersion: '23.0', name: COMPANY.name, displayName: COMPANY.name,
        businessProfileId: '' }] });
    }
    const company = /^companies\(([0-9a-f-]+)\)$/.exec(companies)?.[1];
    if (company !== COMPANY.id) wrong(404, `no company ${companies}`, { code: 'Internal_CompanyNotFound' });
    const [, name, id] = /^(\w+?)(?:\(([0-9a-f-]{36})\))?$/.exec(table ?? '') ?? [];
    if (!entities[name] || more.length) wrong(404, `Resource not found for the segment '${table}'.`, { code: 'BadRequest_NotFound' });
    if (request.method !== 'GET') wrong(405, `${request.method} ${request.path}`, { code: 'BadRequest_MethodNotAllowed' });
    return this.read(request, reply, entities[name], name, this.made()[name], id);
  }

  published(request, reply, [company, page, ...more]) {
    if (company !== `Company('${COMPANY.name.replaceAll("'", "''")}')`) wrong(404, `no company ${company}`, { code: 'Internal_CompanyNotFound' });
    const [, name, id] = /^(\w+?)(?:\('([^']*)'\))?$/.exec(page ?? '') ?? [];
    if (!pages[name] || more.length) wrong(404, `Resource not found for the segment '${page}'.`, { code: 'BadRequest_NotFound' });
    if (request.method === 'GET') return this.read(request, reply, pages[name], name, this.made()[name] ?? this.entries, id);
    if (request.method === 'POST' && name === 'InteractionLogEntries' && id === undefined) return this.write(request, reply);
    return wrong(405, `${request.method} ${request.path}`, { code: 'BadRequest_MethodNotAllowed' });
  }

  contextOf(request, name) { return `${this.context.baseUrl()}${request.path.replace(/[^/]*$/, '')}$metadata#${name}`; }

  read(request, reply, { key, fields }, name, rows, id) {
    const query = request.noBody().query.only(['$select', '$filter', '$top', '$skip', '$orderby', '$count', '$schemaversion', 'aid', '$skiptoken']);
    const { select, filter, order } = this.asked(query, fields);
    const shape = (row) => Object.fromEntries([['@odata.etag', `W/"JzE5OzEyMzQ1Njc4OTsn${rows.indexOf(row)}"`], ...select.map((one) => [one, row[one]])]);
    if (id !== undefined) {
      const row = rows.find((one) => String(one[key]) === id) ?? refuse(404, 'The entity was not found.', { code: 'BadRequest_ResourceNotFound' });
      return reply.json(200, { '@odata.context': this.contextOf(request, `${name}/$entity`), ...shape(row) });
    }
    const found = rows.filter(filter).slice(query.number('$skip', 0));
    if (order) found.sort(order);
    const prefer = /odata\.maxpagesize=(\d+)/.exec(request.header('prefer') ?? '');
    const size = Math.min(PAGE, prefer ? Number(prefer[1]) : PAGE);
    const wanted = found.slice(0, query.number('$top', found.length));
    const from = query.number('$skiptoken', 0);
    const others = request.rawQuery.split('&').filter((pair) => pair && !/^(\$|%24)skiptoken=/.test(pair));
    const next = from + size < wanted.length ? { '@odata.nextLink': `${this.context.baseUrl()}${request.path}?${[...others, `$skiptoken=${from + size}`].join('&')}` } : {};
    const count = query.get('$count') === 'true' ? { '@odata.count': found.length } : {};
    return reply.json(200, { '@odata.context': this.contextOf(request, name), ...count, value: wanted.slice(from, from + size).map(shape), ...next });
  }

  asked(query, fields) {
    try {
      const select = query.has('$select') ? parseSelect(query.get('$select'), fields) : Object.keys(fields);
      const order = query.has('$orderby') ? parseOrder(query.get('$orderby'), fields) : null;
      if (!query.has('$filter')) return { select, order, filter: () => true };
      const tree = parseFilter(query.get('$filter'), { fields, functions: FUNCTIONS });
      this.checkTree(tree, query.get('$schemaversion') === '2.1');
      return { select, order, filter: filterPredicate(tree, { caseSensitive: true }) };
    } catch (error) {
      if (error instanceof SyntaxTrouble) wrong(400, error.message, { code: 'BadRequest' });
      throw error;
    }
  }

  checkTree(node, nesting) {
    if (node.kind === 'or' && fieldsOf(node).length > 1) {
      wrong(400, "The 'OR' operator is not supported on distinct fields on an OData filter.", { code: 'BadRequest_MethodNotImplemented' });
    }
    if (node.kind === 'call' && !nesting && node.parts.some((part) => part.kind === 'call')) {
      wrong(400, 'Nested function calls are not supported without $schemaversion=2.1.', { code: 'BadRequest_MethodNotImplemented' });
    }
    [...(node.parts ?? []), node.part, node.left, node.right].filter(Boolean).forEach((part) => this.checkTree(part, nesting));
  }

  write(request, reply) {
    request.query.only([]);
    const { fields } = pages.InteractionLogEntries;
    const body = checkFields(request.json(), Object.fromEntries(Object.entries(fields).map(([name, type]) => [name, type === 'date' ? 'string' : type])),
      { needed: ['Contact_No'], code: 'BadRequest' });
    if (!this.made().Contacts.some((row) => row.No === body.Contact_No)) wrong(400,
      `The field Contact No. contains a value (${body.Contact_No}) that cannot be found`, { code: 'Internal_RecordNotFound' });
    if ((body.Description ?? '').length > 100) wrong(400, 'The length of Description is more than 100', { code: 'Application_StringExceededLength' });
    if (body.Date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(body.Date)) wrong(400, 'Date is no Edm.Date', { code: 'BadRequest' });
    if (![undefined, 'Us', 'Them', ' '].includes(body.Initiated_By)) wrong(400, `Initiated_By is ${body.Initiated_By}`, { code: 'BadRequest' });
    const entry = { ...Object.fromEntries(Object.keys(fields).map((name) => [name, body[name] ?? (fields[name] === 'number' ? 0 : '')])),
      Entry_No: this.entries.length + 1 };
    this.entries.push(entry);
    reply.json(201, { '@odata.context': this.contextOf(request, 'InteractionLogEntries/$entity'), ...entry });
  }

  notes() {
    const { numbers, ids } = this.made();
    const contactOf = (number) => ids.contacts[Object.keys(numbers).find((key) => numbers[key] === number)] ?? null;
    return this.entries.map((entry) => ({ id: entry.Entry_No, contactId: contactOf(entry.Contact_No), companyId: entry.Contact_Company_No || null,
      subject: entry.Subject || null, text: entry.Description, direction: { Us: 'out', Them: 'in' }[entry.Initiated_By] ?? null, number: null,
      seconds: entry.Duration_Min * 60, key: null, start: `${entry.Date}T${entry.Time_of_Interaction}` }));
  }

  refuse(reply, refusal) {
    if (OAuth.refuse(reply, refusal)) return;
    const codes = { 401: 'Authentication_InvalidCredentials', 404: 'BadRequest_NotFound', 429: 'Application_TooManyRequests', 504: 'Internal_RequestTimeout' };
    const message = `${refusal.reason}  CorrelationId:  ${guid('businesscentral correlation')}.`;
    reply.json(refusal.status, { error: { code: refusal.code ?? codes[refusal.status] ?? 'BadRequest', message } }, refusal.status === 401
      ? { 'WWW-Authenticate': 'Basic realm=""' } : {});
  }
}

export function create(context) { return new BusinessCentral(context); }
