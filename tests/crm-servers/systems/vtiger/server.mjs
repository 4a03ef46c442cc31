// vtiger CRM 8.0's web service: one address, webservice.php, and the parameter operation. Every answer is HTTP 200 with success
// true or false; what was not asked with GET or POST as the operation wants finds no parameters at all.
import { createHash, randomBytes } from 'node:crypto';
import { DialectError } from '../../lib/lexer.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { parseVtql, runVtql } from '../../lib/vtql.mjs';
import { phoneOf } from '../../seeds.mjs';
import { makeRows, mandatory, modules, numbers, references, row } from './data.mjs';

export const pagingContacts = 210; // a query gives 100 rows at most

const USER = 'admin';
const ACCESS_KEY = 'x9Kq2LmRt7Vb4Zn1';

class Vtiger {
  constructor(context) {
    this.context = context;
    this.made = context.table((seeds) => makeRows(seeds, phoneOf));
    this.written = { Events: [], ModComments: [], Contacts: [], Accounts: [] };
    this.lastId = 90000;
    this.challenge = null;
    this.settings = { instance: context.baseUrl(), user: USER, accessKey: ACCESS_KEY };
    this.operations = {
      getchallenge: { method: 'GET', open: true, parameters: ['username'], run: (query) => this.getChallenge(query) },
      login: { method: 'POST', open: true, parameters: ['username', 'accessKey'], run: (query) => this.login(query) },
      query: { method: 'GET', parameters: ['query'], run: (query) => this.query(query) },
      retrieve: { method: 'GET', parameters: ['id'], run: (query) => this.retrieve(query) },
      describe: { method: 'GET', parameters: ['elementType'], run: (query) => this.describeModule(query) },
      listtypes: { method: 'GET', parameters: ['fieldTypeList'], run: () => ({ types: Object.keys(modules) }) },
      create: { method: 'POST', parameters: ['elementType', 'element'], run: (query, request) => this.create(query, request) },
      logout: { method: 'POST', parameters: [], run: () => (context.tokens.reset(), { message: 'successfull' }) },
    };
  }

  get describe() { return { title: 'vtiger CRM', ids: this.made().ids, pageSize: 100,
    link: `${this.context.baseUrl()}/index.php?module=Contacts&view=Detail&record=` }; }

  handle(request, reply) {
    if (request.path !== '/webservice.php') wrong(404, `there is nothing at ${request.path}`);
    if (!['GET', 'POST'].includes(request.method)) wrong(405, `${request.method} ${request.path}`);
    const query = request.method === 'POST' ? request.form() : request.noBody().query;
    if (request.method === 'POST' && request.rawQuery) wrong(400, 'a POST with parameters in the address as well');
    const name = query.need('operation');
    if (name === 'lookup') {
      request.note('lookup: vtiger 8.0 answers it with 500 and nothing else');
      return reply.text(500, 'text/html; charset=UTF-8', '');
    }
    const operation = this.operations[name] ?? wrong(200, `unknown operation ${name}`, { code: 'UNKNOWN_OPERATION', message: 'Unknown operation requested' });
    if (operation.method !== request.method) {
      wrong(200, `${name} is a ${operation.method}`, { code: 'AUTHENTICATION_REQUIRED', message: 'Authencation required' });
    }
    this.remarkUnknown(query, ['operation', 'sessionName', 'format', ...operation.parameters], request);
    if (!operation.open) this.checkSession(query);
    return reply.json(200, { success: true, result: operation.run(query, request) });
  }

  // What PHP does not look for it does not see; the connector should not send it all the same.
  remarkUnknown(query, known, request) {
    for (const [name] of query.pairs) if (!known.includes(name)) request.note(`unknown parameter ${name}`);
  }

  checkSession(query) {
    const session = query.get('sessionName');
    if (session === undefined) wrong(200, 'sessionName is missing', { code: 'AUTHENTICATION_REQUIRED', message: 'Authencation required' });
    if (this.context.tokens.state(session) === 'valid') return;
    const never = this.context.tokens.state(session) === 'unknown';
    (never ? wrong : refuse)(200, `session ${never ? 'that was never given' : 'expired'}`,
      { code: 'INVALID_SESSIONID', message: 'Session Identifier provided is Invalid' });
  }

  getChallenge(query) {
    if (query.need('username') !== USER) refuse(200, 'unknown user', { code: 'INVALID_AUTH_TOKEN', message: 'Specified token is invalid or expired' });
    const now = Math.floor(Date.now() / 1000);
    this.challenge = randomBytes(7).toString('hex').slice(0, 13);
    return { token: this.challenge, serverTime: now, expireTime: now + 300 };
  }

  login(query) {
    const user = query.need('username');
    const key = query.need('accessKey');
    if (!this.challenge) wrong(200, 'login without a challenge', { code: 'INVALID_AUTH_TOKEN', message: 'Specified token is invalid or expired' });
    const expected = createHash('md5').update(this.challenge + ACCESS_KEY).digest('hex');
    if (user !== USER || key !== expected) refuse(200, 'wrong key', { code: 'INVALID_USER_CREDENTIALS', message: 'Invalid username or password' });
    return { username: USER, first_name: 'A', last_name: 'Admin', email: 'admin@example.com', time_zone: 'Europe/Amsterdam', hour_format: '12',
      date_format: 'dd-mm-yyyy',
      is_admin: 'on', call_duration: '5', other_event_duration: '5', sessionName: this.context.tokens.issueAccess({}, randomBytes(10).toString('hex')),
        userId: '19x1',
      version: '0.22', vtigerVersion: '8.0.0' };
  }

  rowsOf(module) { return [...(this.made().rows[module] ?? []), ...(this.written[module] ?? [])]; }

  query(query) {
    try {
      const parsed = parseVtql(query.need('query'), (module) => modules[module]);
      return runVtql(parsed, this.rowsOf(parsed.module));
    } catch (error) {
      if (error instanceof DialectError) wrong(200, error.message, { code: /^[A-Z_]+$/.test(error.code) ? error.code : 'QUERY_SYNTAX_ERROR',
        message: error.message });
      throw error;
    }
  }

  retrieve(query) {
    const id = query.need('id');
    if (!/^\d+x\d+$/.test(id)) wrong(200, `${id} is no id`, { code: 'INVALID_ID_ATTRIBUTE', message: 'Id specified is incorrect' });
    const found = this.find(id) ?? refuse(200, 'no such record', { code: 'RECORD_NOT_FOUND', message: 'Record you are trying to access is not found' });
    return { ...found, label: labelOf(found) };
  }

  find(id) {
    const module = Object.keys(numbers).find((name) => String(numbers[name]) === id.split('x')[0]);
    return module && this.rowsOf(module).find((each) => each.id === id);
  }

  describeModule(query) {
    const name = query.need('elementType');
    const columns = modules[name] ?? wrong(200, `no module ${name}`, { code: 'ACCESS_DENIED', message: 'Permission to perform the operation is denied' });
    const field = (column) => ({ name: column, label: column, mandatory: (mandatory[name] ?? []).includes(column),
      type: { name: /phone|mobile/.test(column) ? 'phone' : references[column] ? 'reference' : 'string' }, isunique: false, nullable: true,
        editable: column !== 'id', default: '' });
    return { label: name, name, createable: true, updateable: true, deleteable: true, retrieveable: true, fields: columns.map(field),
      idPrefix: String(numbers[name]), isEntity: true, allowDuplicates: false, labelFields: labels[name] };
  }

  create(query, request) {
    const module = query.need('elementType');
    if (!modules[module]) wrong(200, `no module ${module}`, { code: 'ACCESS_DENIED', message: 'Permission to perform the operation is denied' });
    if (!this.written[module]) wrong(200, `creating ${module}`, { code: 'ACCESS_DENIED', message: 'Permission to perform the operation is denied' });
    const element = this.readElement(query.need('element'));
    for (const [name, value] of Object.entries(element)) {
      if (!modules[module].includes(name) || name === 'id') request.note(`${module} has no field ${name}`);
      if (typeof value === 'object' && value !== null) wrong(200, `${name} is no text`,
        { code: 'DATABASE_QUERY_ERROR', message: 'Database error while performing required operation' });
    }
    const missing = mandatory[module].find((name) => !element[name]);
    if (missing) wrong(200, `${missing} is missing`, { code: 'MANDATORY_FIELDS_MISSING', message: `${missing} does not have a value` });
    this.checkReferences(element);
    if (module === 'Events') checkTimes(element);
    const now = new Date().toISOString().slice(0, 19).replace('T', ' ');
    const made = row(module, { ...element, source: 'WEBSERVICE', createdtime: now, modifiedtime: now, modifiedby: '19x1',
      id: `${numbers[module]}x${++this.lastId}` });
    this.written[module].push(made);
    return { ...made, label: labelOf(made) };
  }

  readElement(text) {
    try {
      const element = JSON.parse(text);
      if (element && typeof element === 'object' && !Array.isArray(element)) return element;
    } catch { /* said below */ }
    return wrong(200, 'element is no JSON object', { code: 'JSON_PARSE_ERROR', message: 'Json parsing error' });
  }

  checkReferences(element) {
    for (const [name, allowed] of Object.entries(references)) {
      const id = element[name];
      if (!id) continue;
      const fits = /^\d+x\d+$/.test(id) && allowed.some((module) => id.startsWith(`${numbers[module]}x`)) && this.find(id);
      if (!fits) wrong(200, `${name} is ${id}`, { code: 'REFERENCE_INVALID', message: `Invalid reference specified for ${name}` });
    }
  }

  notes() {
    const calls = this.written.Events.map((event) => ({ id: event.id, contactId: event.contact_id || null, companyId: event.parent_id || null, subject: event.subject,
      text: event.description, direction: null, number: null, seconds: Number(event.duration_hours) * 3600 + Number(event.duration_minutes || 0) * 60, key: null,
      start: `${event.date_start}T${event.time_start}`, completed: event.eventstatus === 'Held', isCall: event.activitytype === 'Call' }));
    const comments = this.written.ModComments.map((comment) => ({ id: comment.id, contactId: comment.related_to.startsWith('12x') ? comment.related_to : null,
      companyId: comment.related_to.startsWith('11x') ? comment.related_to : null, subject: null, text: comment.commentcontent, direction: null, number: null,
      seconds: null, key: null, start: null }));
    return [...calls, ...comments];
  }

  refuse(reply, refusal) {
    if (refusal.code) return reply.json(200, { success: false, error: { message: refusal.more.message, code: refusal.code } });
    return reply.text(refusal.status, 'text/html; charset=UTF-8', `<html><head><title>${refusal.status}</title></head><body><h1>${refusal.status}</h1></body></html>`);
  }
}

// Of Contacts as recorded, of the others alike.
const labels = { Contacts: 'firstname,lastname', Accounts: 'accountname', Leads: 'firstname,lastname', Events: 'subject',
  ModComments: 'commentcontent', Users: 'first_name,last_name' };

function labelOf(found) {
  return found.subject ?? found.accountname ?? found.commentcontent ?? `${found.firstname ?? found.first_name} ${found.lastname ?? found.last_name}`.trim();
}

function checkTimes(event) {
  for (const name of ['date_start', 'due_date']) {
    if (!/^\d{4}-\d\d-\d\d$/.test(event[name])) wrong(200, `${name} is no date`, { code: 'INVALID_VALUE', message: `Invalid value for ${name}` });
  }
  for (const name of ['time_start', 'time_end']) {
    if (event[name] && !/^\d\d:\d\d(:\d\d)?$/.test(event[name])) wrong(200, `${name} is no time`, { code: 'INVALID_VALUE', message: `Invalid value for ${name}` });
  }
}

export function create(context) { return new Vtiger(context); }
