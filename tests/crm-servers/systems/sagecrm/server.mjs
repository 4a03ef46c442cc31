// Sage CRM: SData for reading, as Atom below sagecrm (asking JSON there is an error) and as JSON below sagecrm2, and SOAP for writing.
// Not certain of the real one: the columns a number is found by (here pers_phonefullnumber and the entity phone; $prototypes lists
// them) and the shape of errors. The fault "expire" ends sessions, and the password too: then settings.newPassword is the right one.
import { DialectError } from '../../lib/lexer.mjs';
import { decode } from '../../lib/query.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { parseWhere } from '../../lib/sdata-where.mjs';
import { escapeXml } from '../../lib/xml.mjs';
import { entities, keys, makeRows } from './data.mjs';
import { Soap } from './soap.mjs';

const USER = 'receptie';
const PASSWORD = 'sage-geheim';
const NEW_PASSWORD = 'sage-geheim-2';
const PAGE = 10;
const MOST = 100;

class SageCrm {
  constructor(context) {
    this.context = context;
    this.made = context.table(makeRows);
    this.password = PASSWORD;
    this.soap = new Soap(context, () => this.password, (entity, id) => this.made().rows[entity].find((row) => String(row[keys[entity]]) === id)?.[keys[entity]]);
    this.settings = { instance: context.baseUrl(), install: 'crm', user: USER, password: PASSWORD, newPassword: NEW_PASSWORD };
    this.expire = () => {
      context.tokens.expire();
      this.password = NEW_PASSWORD;
    };
  }

  get describe() { return { title: 'Sage CRM', ids: this.made().ids, pageSize: PAGE }; }

  handle(request, reply) {
    if (request.path === '/crm/eware.dll/webservice') return this.soap.handle(request, reply);
    const path = decode(request.path, 'path');
    const [, contract, prototype, name, id] = /^\/sdata\/crmj\/(sagecrm2?)\/(?:(\$prototypes)|-)\/(\w+)(?:\('([^']*)'\))?$/.exec(path)
      ?? wrong(404, `there is nothing at ${path}`);
    if (request.method !== 'GET') wrong(405, `${request.method} ${path}`);
    this.checkUser(request);
    const atom = contract === 'sagecrm';
    this.checkAccept(request, atom);
    const columns = entities[name] ?? wrong(404, `there is no entity ${name}`);
    if (prototype) return reply.json(200, { $name: name, $properties: Object.fromEntries(columns.map((column) => [column, { $type: 'sdata:string' }])) });
    const rows = this.made().rows[name];
    if (id !== undefined) {
      request.noBody().query.only(['select']);
      const row = rows.find((one) => String(one[keys[name]]) === id) ?? refuse(404, `${name} ${id} does not exist`);
      return atom ? reply.text(200, 'application/atom+xml;type=entry', `<?xml version="1.0" encoding="UTF-8"?>${this.entry(name, row)}`)
        : reply.json(200, this.resource(name, row));
    }
    return this.list(request, reply, name, rows, columns, atom);
  }

  checkUser(request) {
    const given = request.basic() ?? wrong(401, 'no Authorization header');
    if (given.user !== USER || given.password !== this.password) refuse(401, 'wrong user or password');
  }

  checkAccept(request, atom) {
    const accept = request.header('accept') ?? '*/*';
    const taken = atom ? /application\/atom\+xml|application\/xml|\*\/\*|application\/\*/ : /application\/json|\*\/\*|application\/\*/;
    if (!taken.test(accept)) wrong(atom ? 400 : 406, `Accept "${accept}" where only ${atom ? 'Atom' : 'JSON'} is spoken`);
  }

  list(request, reply, name, rows, columns, atom) {
    const query = request.noBody().query.only(['where', 'count', 'startIndex', 'orderBy', 'orderby', 'select', 'format', 'include']);
    const found = rows.filter(this.where(query.get('where'), columns));
    const order = query.get('orderBy') ?? query.get('orderby');
    if (order) this.sort(found, order, columns);
    const start = query.number('startIndex', 1, 1);
    const count = query.number('count', PAGE, 0, MOST);
    const shown = found.slice(start - 1, start - 1 + count);
    if (!atom) return reply.json(200, { $totalResults: found.length, $startIndex: start, $itemsPerPage: count,
      $resources: shown.map((row) => this.resource(name, row)) });
    const others = request.rawQuery.split('&').filter((pair) => pair && !pair.startsWith('startIndex='));
    const next = start - 1 + count < found.length ? `<link rel="next" type="application/atom+xml;type=feed" href="${escapeXml(`${this.context.baseUrl()}${request.path}?${[...others, `startIndex=${start + count}`].join('&')}`)}"/>` : '';
    return reply.text(200, 'application/atom+xml;type=feed', '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
      + 'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:sdata="http://schemas.sage.com/sdata/2008/1" xmlns:crm="http://schemas.sage.com/crm">'
      + `<title>Sage CRM ${name}</title><opensearch:totalResults>${found.length}</opensearch:totalResults><opensearch:startIndex>${start}</opensearch:startIndex>`
      + `<opensearch:itemsPerPage>${count}</opensearch:itemsPerPage>${next}${shown.map((row) => this.entry(name, row)).join('')}</feed>`);
  }

  where(text, columns) {
    if (text === undefined) return () => true;
    try {
      const names = (name) => columns.includes(name.toLowerCase());
      return parseWhere(text, names, (row, name) => row[name.toLowerCase()]);
    } catch (error) {
      if (error instanceof DialectError) wrong(400, `where: ${error.message}`);
      throw error;
    }
  }

  sort(found, text, columns) {
    const [, name, direction] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/i.exec(text) ?? [];
    if (!columns.includes(name?.toLowerCase())) wrong(400, `orderBy: ${text}`);
    const sign = direction?.toLowerCase() === 'desc' ? -1 : 1;
    found.sort((one, other) => sign * String(one[name.toLowerCase()]).localeCompare(String(other[name.toLowerCase()])));
  }

  url(name, row) { return `${this.context.baseUrl()}/sdata/crmj/sagecrm2/-/${name}('${row[keys[name]]}')`; }

  resource(name, row) { return { $key: String(row[keys[name]]), $url: this.url(name, row), $descriptor: `${row.comp_name ?? row.pers_lastname ?? ''}`, ...row }; }

  entry(name, row) {
    const fields = Object.entries(row).map(([column, value]) => (value === null ? `<crm:${column}/>`
      : `<crm:${column}>${escapeXml(value)}</crm:${column}>`)).join('');
    const spaces = ' xmlns="http://www.w3.org/2005/Atom" xmlns:sdata="http://schemas.sage.com/sdata/2008/1" xmlns:crm="http://schemas.sage.com/crm"';
    const key = row[keys[name]];
    return `<entry${spaces}><id>${this.url(name, row)}</id><title>${escapeXml(row.comp_name ?? row.pers_lastname ?? key)}</title><updated>2026-11-22T08:00:00Z</updated>`
      + `<sdata:payload><crm:${name} sdata:key="${key}">${fields}</crm:${name}></sdata:payload></entry>`;
  }

  notes() { return this.soap.notes(); }

  refuse(reply, refusal, request) {
    const { status, reason } = refusal;
    if (request.path.endsWith('/webservice')) return this.soap.refuse(reply, reason);
    const challenge = status === 401 ? { 'WWW-Authenticate': 'Basic realm="Sage CRM"' } : {};
    if (request.path.startsWith('/sdata/crmj/sagecrm/')) {
      return reply.text(status, 'application/xml', '<?xml version="1.0" encoding="UTF-8"?><sdata:diagnoses xmlns:sdata="http://schemas.sage.com/sdata/2008/1"><sdata:diagnosis>'
        + `<sdata:severity>Error</sdata:severity><sdata:sdataCode>BadQuery</sdata:sdataCode><sdata:message>${escapeXml(reason)}</sdata:message></sdata:diagnosis></sdata:diagnoses>`, challenge);
    }
    return reply.json(status, { $diagnoses: [{ $severity: 'Error', $sdataCode: 'BadQuery', $message: reason }] }, challenge);
  }
}

export function create(context) { return new SageCrm(context); }
