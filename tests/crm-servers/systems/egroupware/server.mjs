// EGroupware's REST API over groupdav.php: JSContact cards, filters[search] with its phone search, infolog tasks.
// Without Accept: application/json the same addresses speak WebDAV, which is a violation here. Not certain: whether a name is an
// array of components (21.1's documentation) or an object with components (newer, as here). A password ends with the fault
// "expire"; from then on settings.newPassword is the right one, as if the user had made another application token.
import { folded } from '../../lib/folded.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { checkFields } from '../../lib/request.mjs';
import { digits, phoneOf } from '../../seeds.mjs';

const USER = 'receptie';
const PASSWORD = 'token1_ab12CD34ef56GH78';
const NEW_PASSWORD = 'token2_zy98XW76vu54TS32';
const NUMBER = /^(\+|\d)[0-9 ()/.-]{8,}$/; // what makes filters[search] a search for a number
const COLUMNS = ['n_family', 'n_given', 'n_fn', 'org_name', 'email', 'tel_work', 'tel_cell', 'tel_home'];

// A number with its country, which EGroupware's own comparison goes by (default country NL).
function international(text) {
  const bare = (text ?? '').replace(/\(0\)/, '').replace(/[^\d+]/g, '');
  if (bare.startsWith('+')) return bare;
  if (bare.startsWith('00')) return `+${bare.slice(2)}`;
  return bare.startsWith('0') ? `+31${bare.slice(1)}` : `+${digits(bare)}`;
}

function makeRows(seeds) {
  const ids = { contacts: {}, companies: {} };
  const rows = [];
  const add = (kind, key, values) => {
    const id = String(rows.length + 501);
    ids[kind][key] = id;
    rows.push({ id, key, title: '', n_given: '', n_family: '', org_name: '', email: '', tel_work: '', tel_cell: '', tel_home: '', updated: '2026-01-05T08:00:00Z',
      ...values });
  };
  for (const seed of seeds.companies) add('companies', seed.key, { org_name: seed.name, n_fn: seed.name, email: seed.email, tel_work: phoneOf(seed, 'main') ?? '' });
  for (const seed of seeds.contacts) {
    add('contacts', seed.key, { n_given: seed.given, n_family: seed.family, n_fn: `${seed.given} ${seed.family}`, title: seed.title, email: seed.emails[0],
      org_name: seeds.companies.find((one) => one.key === seed.company)?.name ?? '', tel_work: phoneOf(seed, 'work') ?? '', tel_cell: phoneOf(seed, 'mobile') ?? '',
      tel_home: phoneOf(seed, 'home') ?? '', updated: seed.lastActivity });
  }
  return { ids, rows };
}

function card(row) {
  const phone = (text, feature, context) => ({ '@type': 'Phone', phone: text, features: { [feature]: true }, contexts: { [context]: true } });
  const phones = { ...(row.tel_work && { tel_work: phone(row.tel_work, 'voice', 'work') }), ...(row.tel_cell && { tel_cell: phone(row.tel_cell, 'cell', 'work') }),
    ...(row.tel_home && { tel_home: phone(row.tel_home, 'voice', 'private') }) };
  const part = (kind, value) => ({ '@type': 'NameComponent', kind, value });
  const components = [...(row.n_given ? [part('given', row.n_given)] : []), ...(row.n_family ? [part('surname', row.n_family)] : [])];
  return { '@type': 'Card', uid: `addressbook-${row.id}-8623c4830472a8ede9f9f8b30d435ea4`, prodId: 'EGroupware Addressbook 26.1', updated: row.updated,
    kind: components.length ? 'individual' : 'org', ...(components.length ? { name: { '@type': 'Name', components } } : {}), fullName: { value: row.n_fn },
    ...(row.org_name && { organizations: { org: { '@type': 'Organization', name: row.org_name } } }),
    ...(row.title && { titles: { title: { '@type': 'Title', title: row.title, organization: 'org' } } }),
    emails: { work: { '@type': 'EmailAddress', email: row.email, contexts: { work: true }, pref: 1 } }, ...(Object.keys(phones).length && { phones }) };
}

class EGroupware {
  constructor(context) {
    this.context = context;
    this.made = context.table(makeRows);
    this.tasks = [];
    this.password = PASSWORD;
    this.expire = () => { this.password = NEW_PASSWORD; };
    this.settings = { instance: `${context.baseUrl()}/egroupware`, user: USER, password: PASSWORD, newPassword: NEW_PASSWORD };
  }

  get describe() { return { title: 'EGroupware', ids: this.made().ids, pageSize: null }; }

  handle(request, reply) {
    this.checkUser(request);
    if (request.path === '/egroupware/addressbook/crm.php') {
      request.noBody().query.only(['from']).need('from');
      return reply.text(200, 'text/plain', '');
    }
    const [, collection, id] = /^\/egroupware\/groupdav\.php\/receptie\/(addressbook|infolog)\/([^/]*)$/.exec(request.path)
      ?? wrong(404, `there is nothing at ${request.path}`);
    if (collection === 'addressbook' && request.method === 'GET') return this.read(request, reply, id);
    if (collection === 'infolog' && (request.method === 'POST' ? id === '' : request.method === 'PUT' && id !== '')) return this.write(request, reply, id);
    return wrong(405, `${request.method} ${request.path}`, { headers: { Allow: 'GET, POST, PUT' } });
  }

  checkUser(request) {
    const given = request.basic();
    if (!given) wrong(401, 'no Authorization header');
    if (given.user !== USER || given.password !== this.password) refuse(401, 'wrong user or password');
  }

  read(request, reply, id) {
    const accept = request.header('accept') ?? '';
    if (!/application\/(pretty\+)?json/.test(accept)) wrong(415, `Accept "${accept}" asks for WebDAV, not JSON`);
    const query = request.noBody().query.only([/^filters\[\w+\](\[[^\]]+\])?$/, 'sync-token', 'nresults', 'props[]']);
    if (id !== '') {
      const row = this.made().rows.find((one) => one.id === id) ?? refuse(404, 'Not Found');
      return this.json(request, reply, card(row), { ETag: `"${row.id}:1"` });
    }
    const found = this.made().rows.filter(this.filter(query));
    const size = query.number('nresults', null, 1);
    if (size !== null && !query.has('sync-token')) request.note('nresults without sync-token is passed over');
    const root = `${this.settings.instance}/groupdav.php/${USER}/addressbook/`;
    const from = this.place(query.get('sync-token'), root);
    const shown = size === null || !query.has('sync-token') ? found.slice(from) : found.slice(from, from + size);
    const responses = Object.fromEntries(shown.map((row) => [`/${USER}/addressbook/${row.id}`, card(row)]));
    const more = from + shown.length < found.length ? { 'more-results': true } : {};
    return this.json(request, reply, { responses, ...more, 'sync-token': `${root}${1400000000 + from + shown.length}` });
  }

  json(request, reply, value, headers = {}) {
    const pretty = request.header('accept').includes('pretty+json');
    reply.bytes(200, 'application/json', JSON.stringify(value, null, pretty ? 2 : 0), headers);
  }

  // How many entries a sync-token stands behind.
  place(token, root) {
    if (token === undefined || token === '') return 0;
    const number = Number(token.startsWith(root) ? token.slice(root.length) : NaN) - 1400000000;
    return number >= 0 ? number : wrong(403, `the sync-token ${token} was never given out`);
  }

  filter(query) {
    const tests = query.pairs.filter(([name]) => name.startsWith('filters[')).map(([name, value]) => {
      const column = name.slice(8, -1);
      if (column === 'search') return this.search(value);
      if (!COLUMNS.includes(column)) wrong(400, `filters: no column ${column}`);
      return (row) => folded(row[column], false) === folded(value, false);
    });
    return (row) => tests.every((test) => test(row));
  }

  search(text) {
    if (NUMBER.test(text)) {
      const wanted = international(text);
      return (row) => [row.tel_work, row.tel_cell, row.tel_home].some((number) => number && international(number) === wanted);
    }
    const words = (text.match(/"[^"]*"|\S+/g) ?? []).map((word) => folded(word.replaceAll('"', ''), false));
    return (row) => words.every((word) => COLUMNS.some((column) => folded(row[column], false).includes(word)));
  }

  write(request, reply, uid) {
    request.query.only([]);
    const body = request.json();
    const known = ['@type', 'uid', 'title', 'description', 'start', 'due', 'timeZone', 'estimatedDuration', 'progress', 'percentComplete', 'priority', 'privacy',
      'status', 'categories',
      'relatedTo', 'participants', 'created', 'updated', 'showWithoutTime', 'egroupware.org:type', 'egroupware.org:status', 'egroupware.org:customfields'];
    checkFields(body, { ...Object.fromEntries(Object.keys(body ?? {}).map((name) => [name, 'any'])), title: 'string', description: 'string' },
      { needed: ['title'], status: 422 });
    for (const name of Object.keys(body).filter((one) => !known.includes(one))) request.note(`a task has no ${name}`);
    if (body['@type'] !== undefined && body['@type'] !== 'Task') wrong(422, `@type is ${body['@type']}`);
    for (const name of ['start', 'due']) {
      if (body[name] !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(body[name])) request.note(`${name} is no LocalDateTime (RFC 8984, 1.4.4): ${body[name]}`);
    }
    const linked = Object.keys(body.relatedTo ?? {}).map((link) => this.linked(link, body.relatedTo[link], request)).find(Boolean) ?? null;
    const given = uid || body.uid;
    const before = uid ? this.tasks.find((task) => task.uid === uid) : undefined;
    if (before) {
      Object.assign(before, { ...body, linked });
      return reply.empty(204, { ETag: `"${before.id}:2"` });
    }
    const task = { ...body, id: String(801 + this.tasks.length), uid: given ?? null, linked };
    this.tasks.push(task);
    return reply.empty(201, { Location: `${this.settings.instance}/groupdav.php/${USER}/infolog/${task.id}`, ETag: `"${task.id}:1"` });
  }

  linked(link, relation, request) {
    const [, app, id] = /^(\w+):(\w+)$/.exec(link) ?? [];
    if (app !== 'addressbook') return null;
    if (!this.made().rows.some((row) => row.id === id)) wrong(422, `relatedTo: no contact ${id}`);
    if (!relation?.relation?.['egroupware.org-primary']) request.note('relatedTo without the relation egroupware.org-primary');
    return id;
  }

  notes() {
    const companies = Object.values(this.made().ids.companies);
    return this.tasks.map((task) => ({ id: task.id, contactId: companies.includes(task.linked) ? null : task.linked, companyId: companies.includes(task.linked)
      ? task.linked : null,
      subject: task.title, text: task.description ?? '', direction: null, number: null, seconds: secondsOf(task.estimatedDuration), key: task.uid, start: task.start
        ?? null,
      type: task['egroupware.org:type'] ?? null, isCall: task['egroupware.org:type'] === 'phone' }));
  }

  refuse(reply, { status, reason, headers }) {
    if (status === 401) {
      return reply.text(401, 'text/html; charset=utf-8', '401 Unauthorized', { 'WWW-Authenticate': 'Basic realm="EGroupware CalDAV/CardDAV/GroupDAV server"' });
    }
    return reply.json(status, { error: status, message: reason }, headers);
  }
}

function secondsOf(duration) {
  const [, hours, minutes, seconds] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration ?? '') ?? [];
  return duration ? Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) : null;
}

export function create(context) { return new EGroupware(context); }
