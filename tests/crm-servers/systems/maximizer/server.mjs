// Maximizer's Octopus API: every call is a POST with JSON, every answer HTTP 200 with Code and Msg. Sign-in by a personal access
// token, or by Authenticate with database, user and password. Not certain: what a % within the text of $LIKE does (here it is a
// wildcard wherever it stands), the numbers of Code besides 0, whether Duration is in seconds (so here), and that a field not asked for in Scope is left out.
import { folded } from '../../lib/folded.mjs';
import { like } from '../../lib/like.mjs';
import { bearer } from '../../lib/oauth.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { checkFields } from '../../lib/request.mjs';
import { phoneOf } from '../../seeds.mjs';

const LOGIN = { Database: 'c803e1d4bca111e69525b8e325447ef3', UID: 'RECEPTIE', Password: 'maximaal-geheim', VendorId: '63fdf390',
  AppKey: '4BC735DE-BCA2-11E6-B063-67E425447EF3' };
const FIELDS = ['Key', 'Id', 'Type', 'CompanyName', 'FirstName', 'LastName', 'FullName', 'Position', 'Email', 'Phone', 'ParentKey', 'AccountManager',
  'LastModifyDate', 'Address'];
const SEARCHED = [...FIELDS, 'Name', 'City'];
const OPERATORS = ['$EQ', '$NE', '$LIKE', '$IN', '$GT', '$GE', '$LT', '$LE'];

const keyOf = (type, key) => Buffer.from(`${type}\t${key}`).toString('base64');

function makeRows(seeds) {
  const ids = { contacts: {}, companies: {} };
  const phone = (text, description) => (text ? [{ Number: text, Extension: '', Description: description, Default: false }] : []);
  const companies = seeds.companies.map((seed) => {
    const key = ids.companies[seed.key] = keyOf('Company', seed.key);
    return { Key: key, Id: seed.key.toUpperCase(), Type: 'Company', CompanyName: seed.name, FirstName: '', LastName: '', FullName: seed.name, Position: '',
      Email: seed.email,
      Phone: phone(phoneOf(seed, 'main'), 'Main'), ParentKey: null, AccountManager: seed.owner.name, LastModifyDate: '2026-01-05T08:00:00Z',
        Address: { City: seed.city } };
  });
  const contacts = seeds.contacts.map((seed) => {
    const key = ids.contacts[seed.key] = keyOf('Contact', seed.key);
    const company = seeds.companies.find((one) => one.key === seed.company);
    return { Key: key, Id: seed.key.toUpperCase(), Type: company ? 'Contact' : 'Individual', CompanyName: company?.name ?? '', FirstName: seed.given,
      LastName: seed.family,
      FullName: `${seed.given} ${seed.family}`, Position: seed.title, Email: seed.emails[0],
      Phone: [...phone(phoneOf(seed, 'work'), 'Work'), ...phone(phoneOf(seed, 'mobile'), 'Mobile'), ...phone(phoneOf(seed, 'home'), 'Home')],
      ParentKey: company ? ids.companies[company.key] : null, AccountManager: seed.owner.name, LastModifyDate: seed.lastActivity, Address: { City: '' } };
  });
  return { ids, rows: [...companies, ...contacts] };
}

const trouble = (code, message) => ({ code, message: [message] });

class Maximizer {
  constructor(context) {
    this.context = context;
    this.made = context.table(makeRows);
    this.logs = [];
    this.settings = { instance: `${context.baseUrl()}/octopus`, accessToken: context.tokens.issueAccess({}, 'pat.maximizer.first'), database: LOGIN.Database,
      user: LOGIN.UID,
      password: LOGIN.Password, vendorId: LOGIN.VendorId, appKey: LOGIN.AppKey };
  }

  get describe() { return { title: 'Maximizer', ids: this.made().ids, pageSize: null }; }

  handle(request, reply) {
    const [, name] = /^\/octopus\/(Read|Create|GetSessionInfo|Authenticate)$/.exec(request.path) ?? wrong(404, `there is nothing at ${request.path}`);
    if (request.method !== 'POST') wrong(405, `${request.method} ${request.path}`, { headers: { Allow: 'POST' } });
    request.query.only([]);
    const body = request.json();
    if (name === 'Authenticate') return this.authenticate(body, reply);
    bearer(request, this.context.tokens, (reason) => refuse(200, reason, trouble(-1, 'Invalid token.')));
    if (name === 'Read') return this.read(body, reply, request);
    if (name === 'Create') return this.create(body, reply);
    return reply.json(200, { Code: 0, Msg: [], Data: { User: { Key: { Value: keyOf('User', LOGIN.UID), Uid: LOGIN.UID }, DisplayName: 'Receptie' },
      AddressBook: { Database: LOGIN.Database } } });
  }

  authenticate(body, reply) {
    checkFields(body, Object.fromEntries(Object.keys(LOGIN).map((name) => [name, 'string'])),
      { needed: Object.keys(LOGIN), status: 200, ...trouble(-1, 'Authentication failed.') });
    if (Object.keys(LOGIN).some((name) => body[name] !== LOGIN[name])) refuse(200, 'wrong credentials', trouble(-1, 'Authentication failed.'));
    reply.json(200, { Code: 0, Msg: [], Data: { Token: this.context.tokens.issueAccess() } });
  }

  no(reason) { wrong(200, reason, trouble(-4, reason)); }

  read(body, reply, request) {
    checkFields(body, { AbEntry: 'object', InteractionLog: 'object', Configuration: 'object', Compatibility: 'object', Globalization: 'object' },
      { status: 200, ...trouble(-4, 'Unknown member') });
    if (body.InteractionLog) return reply.json(200, { Code: 0, InteractionLog: { Data: this.logs.map((log) => ({ ...log })) } });
    const part = body.AbEntry ?? this.no('nothing to read');
    checkFields(part, { Scope: 'object', Criteria: 'object', OrderBy: 'object' }, { needed: ['Scope'], where: 'AbEntry', status: 200, ...trouble(-4, 'AbEntry') });
    const fields = part.Scope.Fields ?? this.no('Scope without Fields');
    Object.keys(fields).filter((name) => !FIELDS.includes(name)).forEach((name) => this.no(`Scope: there is no field ${name}`));
    const criteria = checkFields(part.Criteria ?? {}, { SearchQuery: 'object', Top: 'number', Skip: 'number' },
      { where: 'Criteria', status: 200, ...trouble(-4, 'Criteria') });
    const driver = body.Configuration?.Drivers?.IAbEntrySearcher;
    if (criteria.SearchQuery && driver !== 'Maximizer.Model.Access.Sql.AbEntrySearcher') request.note(`the driver IAbEntrySearcher is ${driver}`);
    let found = this.made().rows.filter(this.query(criteria.SearchQuery ?? {}));
    found = this.ordered(found, part.OrderBy);
    const from = criteria.Skip ?? 0;
    const shown = found.slice(from, from + (criteria.Top ?? found.length));
    return reply.json(200, { Code: 0, AbEntry: { Data: shown.map((row) => Object.fromEntries(Object.keys(fields).map((name) => [name,
      this.shape(name, row, fields[name])]))) } });
  }

  // 1 takes the whole field; an object takes members of it.
  shape(name, row, wanted) {
    if (wanted === 1 || row[name] === null) return row[name];
    if (typeof wanted !== 'object') this.no(`Scope: ${name} must be 1 or an object`);
    if (name === 'Key') return { Value: row.Key, ID: row.Id, Number: 0 };
    const pick = (value) => Object.fromEntries(Object.keys(wanted).map((member) => [member, value[member] ?? '']));
    if (name === 'Email') return pick({ Address: row.Email, Description: '' });
    return Array.isArray(row[name]) ? row[name].map(pick) : pick(row[name]);
  }

  ordered(found, order) {
    const fields = order?.Fields ?? [];
    if (!Array.isArray(fields)) this.no('OrderBy: Fields takes an array');
    for (const field of [...fields].reverse()) {
      const [[name, direction] = []] = Object.entries(field ?? {});
      if (!FIELDS.includes(name) || !['ASC', 'DESC'].includes(direction)) this.no(`OrderBy: ${name} ${direction}`);
      found = [...found].sort((one, other) => folded(one[name]).localeCompare(folded(other[name])) * (direction === 'ASC' ? 1 : -1));
    }
    return found;
  }

  query(query) {
    if (query === null || typeof query !== 'object') this.no('SearchQuery: an object is expected');
    const tests = Object.entries(query).map(([name, value]) => {
      if (name === '$OR' || name === '$AND') {
        if (!Array.isArray(value) || value.length === 0) this.no(`${name} takes an array`);
        const parts = value.map((part) => this.query(part));
        return name === '$OR' ? (row) => parts.some((part) => part(row)) : (row) => parts.every((part) => part(row));
      }
      if (name === '$NOT') {
        const inner = this.query(value);
        return (row) => !inner(row);
      }
      if (name === '$PHRASE') return this.phrase(value);
      if (!SEARCHED.includes(name)) this.no(`there is no field ${name}`);
      return this.comparison(name, value);
    });
    return (row) => tests.every((test) => test(row));
  }

  // "Name: text" looks in the names; a text alone in all fields.
  phrase(text) {
    if (typeof text !== 'string') this.no('$PHRASE takes text');
    const [, field, words] = /^(?:(\w+):\s*)?(.*)$/s.exec(text);
    if (field && !['Name', 'LastName', 'FirstName', 'CompanyName', 'Phone', 'Email'].includes(field)) this.no(`$PHRASE: there is no field ${field}`);
    const wanted = folded(words, false);
    return (row) => this.values(field ?? 'FullName', row).some((value) => folded(value, false).includes(wanted));
  }

  values(name, row) {
    if (name === 'Phone') return row.Phone.map((phone) => phone.Number);
    if (name === 'Name') return [row.FullName, row.CompanyName];
    if (name === 'City') return [row.Address.City];
    return [row[name] ?? ''];
  }

  comparison(name, condition) {
    const [[operator, value] = [], ...more] = Object.entries(typeof condition === 'object' && condition ? condition : this.no(`${name} takes an object`));
    if (more.length || !OPERATORS.includes(operator)) this.no(`${name}: ${operator} is no operator`);
    if (operator === '$IN' ? !Array.isArray(value) : typeof value !== 'string') this.no(`${name} ${operator}: a wrong type of value`);
    const wanted = operator === '$IN' ? value.map((one) => folded(one, false)) : folded(value, false);
    const fits = operator === '$LIKE' ? like(wanted) : null;
    const tests = { $EQ: (text) => text === wanted, $NE: (text) => text !== wanted, $LIKE: (text) => fits(text), $IN: (text) => wanted.includes(text),
      $GT: (text) => text > wanted,
      $GE: (text) => text >= wanted, $LT: (text) => text < wanted, $LE: (text) => text <= wanted };
    return (row) => this.values(name, row).some((text) => tests[operator](folded(text, false)));
  }

  create(body, reply) {
    checkFields(body, { InteractionLog: 'object', Compatibility: 'object' }, { needed: ['InteractionLog'], status: 200, ...trouble(-4, 'InteractionLog') });
    checkFields(body.InteractionLog, { Data: 'object' }, { needed: ['Data'], status: 200, ...trouble(-4, 'Data') });
    const data = checkFields(body.InteractionLog.Data, { Key: 'any', Type: 'number', AbEntryKey: 'string', Subject: 'string', Description: 'string',
      StartDate: 'string', EndDate: 'string',
      Duration: 'number', Direction: 'any', PhoneNumber: 'string', Result: 'any', Category: 'any' },
        { needed: ['Type', 'AbEntryKey'], status: 200, ...trouble(-4, 'Invalid field') });
    if (data.Type !== 60001) this.no(`Type ${data.Type} is no phone call`);
    if (!this.made().rows.some((row) => row.Key === data.AbEntryKey)) this.no('AbEntryKey: there is no such entry');
    if (data.StartDate !== undefined && Number.isNaN(Date.parse(data.StartDate))) this.no('StartDate is no date');
    const log = { ...data, Key: keyOf('InteractionLog', this.logs.length + 1) };
    this.logs.push(log);
    reply.json(200, { Code: 0, InteractionLog: { Data: log } });
  }

  notes() {
    const companies = Object.values(this.made().ids.companies);
    return this.logs.map((log) => ({ id: log.Key, contactId: companies.includes(log.AbEntryKey) ? null : log.AbEntryKey,
      companyId: companies.includes(log.AbEntryKey) ? log.AbEntryKey : null,
      subject: log.Subject ?? null, text: log.Description ?? '', direction: null, number: log.PhoneNumber ?? null, seconds: log.Duration ?? null, key: null,
        start: log.StartDate ?? null }));
  }

  refuse(reply, refusal) {
    if (refusal.code !== undefined) return reply.json(200, { Code: refusal.code, Msg: refusal.more.message });
    if (refusal.status === 401) return reply.json(200, { Code: -1, Msg: ['Invalid token.'] });
    return reply.text(refusal.status, 'text/html', `<html><body><h1>${refusal.status}</h1></body></html>`);
  }
}

export function create(context) { return new Maximizer(context); }
