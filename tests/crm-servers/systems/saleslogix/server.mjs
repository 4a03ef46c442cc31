// Sage SalesLogix (Infor CRM): SData as JSON below slx/dynamic, Basic. Numbers are stored as their digits, save those that begin
// with +, which stay as typed. Dates are /Date(ms)/. Not certain: the most a page may hold, and what is refused in a history.
// After the fault "expire" the password is settings.newPassword.
import { DialectError } from '../../lib/lexer.mjs';
import { letterId } from '../../lib/ids.mjs';
import { decode } from '../../lib/query.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { checkFields } from '../../lib/request.mjs';
import { parseWhere } from '../../lib/sdata-where.mjs';
import { digits, phoneOf } from '../../seeds.mjs';

const USER = 'receptie';
const PASSWORD = 'slx-geheim';
const NEW_PASSWORD = 'slx-geheim-2';
const MOST = 100;

const entities = {
  contacts: 'NameLF FirstName LastName LastNameUpper MiddleName FullName Title AccountName WorkPhone Mobile HomePhone Fax Email Type Status ModifyDate LastHistoryDate AccountManager Account'.split(' '),
  accounts: 'AccountName AccountNameUpper MainPhone TollFree Fax Email WebAddress Type Status ModifyDate AccountManager'.split(' '),
  history: 'Type Description Notes LongNotes ContactId ContactName AccountId AccountName StartDate Duration CompletedDate CompletedUser UserId UserName Category Result Timeless'.split(' '),
};

const stored = (text) => (!text ? '' : text.startsWith('+') ? text : digits(text));
const dateOf = (text) => `/Date(${Date.parse(text)})/`;

function makeRows(seeds) {
  const ids = { contacts: {}, companies: {} };
  const blank = (name) => Object.fromEntries(entities[name].map((field) => [field, '']));
  const accounts = seeds.companies.map((seed) => ({ ...blank('accounts'), $key: ids.companies[seed.key] = letterId('A', `slx account ${seed.key}`, 12),
    AccountName: seed.name,
    AccountNameUpper: seed.name.toUpperCase(), MainPhone: stored(phoneOf(seed, 'main')), Email: seed.email, Type: 'Customer', Status: 'Active',
      AccountManager: seed.owner.name,
    ModifyDate: dateOf('2026-01-05T08:00:00Z') }));
  const contacts = seeds.contacts.map((seed) => {
    const account = accounts.find((one) => one.$key === ids.companies[seed.company]);
    return { ...blank('contacts'), $key: ids.contacts[seed.key] = letterId('C', `slx contact ${seed.key}`, 12), NameLF: `${seed.family}, ${seed.given}`,
      FirstName: seed.given,
      LastName: seed.family, LastNameUpper: seed.family.toUpperCase(), FullName: `${seed.given} ${seed.family}`, Title: seed.title,
        AccountName: account?.AccountName ?? '',
      WorkPhone: stored(phoneOf(seed, 'work')), Mobile: stored(phoneOf(seed, 'mobile')), HomePhone: stored(phoneOf(seed, 'home')), Email: seed.emails[0],
        Status: 'Active',
      ModifyDate: dateOf(seed.lastActivity), LastHistoryDate: dateOf(seed.lastActivity), AccountManager: seed.owner.name,
      Account: account ? { $key: account.$key, AccountName: account.AccountName } : null };
  });
  return { ids, contacts, accounts };
}

class SalesLogix {
  constructor(context) {
    this.context = context;
    this.made = context.table(makeRows);
    this.history = [];
    this.password = PASSWORD;
    this.expire = () => { this.password = NEW_PASSWORD; };
    this.settings = { instance: context.baseUrl(), user: USER, password: PASSWORD, newPassword: NEW_PASSWORD };
  }

  get describe() { return { title: 'Sage SalesLogix', ids: this.made().ids, pageSize: MOST }; }

  handle(request, reply) {
    const path = decode(request.path, 'path');
    const [, name, key] = /^\/sdata\/slx\/dynamic\/-\/(contacts|accounts|history)(?:\(['"]([^'"]*)['"]\))?$/.exec(path) ?? wrong(404, `there is nothing at ${path}`);
    const given = request.basic() ?? wrong(401, 'no Authorization header');
    if (given.user !== USER || given.password !== this.password) refuse(401, 'wrong user or password');
    if (request.query.get('format') !== 'json' && !/application\/json/.test(request.header('accept') ?? '')) wrong(406,
      'neither format=json nor Accept: application/json, so Atom would come');
    const rows = name === 'history' ? this.history : this.made()[name];
    if (request.method === 'POST' && name === 'history' && key === undefined) return this.write(request, reply);
    if (request.method !== 'GET') wrong(405, `${request.method} ${path}`);
    if (key === undefined) return this.list(request, reply, name, rows);
    request.noBody().query.only(['format', 'select', 'include', 'precedence']);
    const row = rows.find((one) => one.$key === key) ?? refuse(404, `${name} ${key} does not exist`, { code: 'NotFound' });
    return reply.json(200, this.shape(name, row, this.selected(request.query.get('select'), name)));
  }

  selected(text, name) {
    const names = text?.split(',').map((one) => one.trim()) ?? entities[name];
    names.filter((one) => !entities[name].includes(one.split('/')[0])).forEach((one) => wrong(400, `select: there is no property ${one}`, { code: 'BadUrlSyntax' }));
    return names.map((one) => one.split('/')[0]);
  }

  shape(name, row, names) {
    return { $httpStatus: 200, $descriptor: row.NameLF ?? row.AccountName, $url: `${this.context.baseUrl()}/sdata/slx/dynamic/-/${name}('${row.$key}')`,
      $key: row.$key,
      ...Object.fromEntries(names.map((one) => [one, row[one]])) };
  }

  list(request, reply, name, rows) {
    const query = request.noBody().query.only(['format', 'where', 'select', 'count', 'startIndex', 'orderby', 'orderBy', 'include', 'precedence']);
    const names = this.selected(query.get('select'), name);
    let found = rows;
    try {
      if (query.has('where')) {
        found = rows.filter(parseWhere(query.get('where'), (one) => entities[name].includes(one) || one === 'Id'
          || (one.startsWith('Account.') && name === 'contacts'),
          (row, one) => (one === 'Id' ? row.$key : one.split('.').reduce((at, part) => (part === 'Id' ? at?.$key : at?.[part]), row))));
      }
    } catch (error) {
      if (error instanceof DialectError) wrong(400, `where: ${error.message}`, { code: 'BadWhereSyntax' });
      throw error;
    }
    const order = query.get('orderby') ?? query.get('orderBy');
    if (order) {
      const [, column, direction] = /^(\w+)(?: (asc|desc))?$/i.exec(order) ?? [];
      if (!entities[name].includes(column)) wrong(400, `orderby: ${order}`, { code: 'BadUrlSyntax' });
      found = [...found].sort((one, other) => String(one[column]).localeCompare(String(other[column])) * (direction?.toLowerCase() === 'desc' ? -1 : 1));
    }
    const start = query.number('startIndex', 1, 1);
    const count = Math.min(MOST, query.number('count', MOST, 0));
    const shown = found.slice(start - 1, start - 1 + count);
    reply.json(200, { $descriptor: `Sage SalesLogix | ${name}`, $totalResults: found.length, $startIndex: start, $itemsPerPage: count,
      $resources: shown.map((row) => this.shape(name, row, names)) });
  }

  write(request, reply) {
    request.query.only(['format']);
    const texts = Object.fromEntries(entities.history.map((one) => [one, 'string']));
    const body = checkFields(request.json(), { ...texts, Duration: 'number', Timeless: 'boolean' }, { needed: ['Type', 'Description'], code: 'BadPayload' });
    if (body.Type !== 'atPhoneCall') wrong(400, `Type is ${body.Type}`, { code: 'BadPayload' });
    const known = (name, key) => key === undefined || key === '' || this.made()[name].some((row) => row.$key === key);
    if (!known('contacts', body.ContactId)) wrong(400, `there is no contact ${body.ContactId}`, { code: 'BadPayload' });
    if (!known('accounts', body.AccountId)) wrong(400, `there is no account ${body.AccountId}`, { code: 'BadPayload' });
    for (const name of ['StartDate', 'CompletedDate']) if (body[name] !== undefined && timeOf(body[name]) === null) wrong(400, `${name} is no date`,
      { code: 'BadPayload' });
    const row = { ...body, $key: letterId('h', `slx history ${this.history.length}`, 12) };
    this.history.push(row);
    reply.json(201, this.shape('history', row, Object.keys(body)), { Location: `${this.context.baseUrl()}/sdata/slx/dynamic/-/history('${row.$key}')` });
  }

  notes() {
    return this.history.map((row) => ({ id: row.$key, contactId: row.ContactId ?? null, companyId: row.AccountId ?? null, subject: row.Description,
      text: row.LongNotes ?? row.Notes ?? '',
      direction: null, number: null, seconds: row.Duration === undefined ? null : row.Duration * 60, key: null, start: row.StartDate
        ? new Date(timeOf(row.StartDate)).toISOString() : null }));
  }

  refuse(reply, { status, reason, code }) {
    const headers = status === 401 ? { 'WWW-Authenticate': 'Basic realm="sdata"' } : {};
    reply.json(status, [{ severity: 'error', sdataCode: code ?? 'ApplicationDiagnosis', applicationCode: '', message: reason, stackTrace: '', payloadPath: '' }],
      headers);
  }
}

// Milliseconds of /Date(ms)/ or ISO 8601, or null.
function timeOf(text) {
  const milliseconds = /^\/Date\((-?\d+)([+-]\d{4})?\)\/$/.exec(text)?.[1];
  const time = milliseconds === undefined ? Date.parse(text) : Number(milliseconds);
  return Number.isNaN(time) ? null : time;
}

export function create(context) { return new SalesLogix(context); }
