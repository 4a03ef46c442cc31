// Microsoft Dynamics CRM (Dataverse Web API 9.x, OData 4) with Entra's sign-in as a public client. In contains, startswith and
// endswith % and _ are wildcards, comparing knows no difference between A and a. Not certain of the real one: that a % in the
// middle of endswith matches any text (reference: worth trying), and the codes of some errors.
import { guid } from '../../lib/ids.mjs';
import { OAuth, bearer } from '../../lib/oauth.mjs';
import { SyntaxTrouble, filterPredicate, parseFilter, parseOrder, parseSelect } from '../../lib/odata.mjs';
import { decode } from '../../lib/query.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { checkFields } from '../../lib/request.mjs';
import { lookups, makeRow, makeRows, me, tables } from './data.mjs';

const TENANT = '5f0c4d3a-2b1e-4c6d-8a7f-9e0d1c2b3a4f';
const CLIENT = '1b730954-1685-4b74-9bfd-dac224a7b894';
const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const FORMATTED = '@OData.Community.Display.V1.FormattedValue';

class Dataverse {
  constructor(context) {
    this.context = context;
    this.made = context.table(makeRows);
    this.phonecalls = [];
    this.keys = new Map();
    const base = context.baseUrl();
    this.oauth = new OAuth({ tokens: context.tokens, clientId: CLIENT, pkce: 'required',
      grants: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
      scopes: [`${base}/user_impersonation`, `${base}/.default`, 'offline_access', 'openid', 'profile'],
      authorizeParameters: ['response_mode', 'login_hint', 'nonce'], parameters: ['client_info', 'device_code'],
      extra: () => ({ scope: `${base}/user_impersonation`, ext_expires_in: 5000, refresh_token: context.tokens.issueRefresh() }) });
    this.settings = { instance: base, authority: `${base}/${TENANT}`, tenant: TENANT, clientId: CLIENT,
      accessToken: context.tokens.issueAccess({}, 'eyJ.dataverse.first'),
      refreshToken: context.tokens.issueRefresh({}, '0.dataverse-refresh-first') };
  }

  get describe() { return { title: 'Microsoft Dynamics CRM', ids: this.made().ids, pageSize: 5000, user: me }; }

  rows(table) { return table === 'phonecalls' ? this.phonecalls : this.made()[table]; }

  handle(request, reply) {
    const path = request.path;
    if (path === `/${TENANT}/oauth2/v2.0/authorize` && request.method === 'GET') return this.oauth.authorize(request, reply);
    if (path === `/${TENANT}/oauth2/v2.0/devicecode` && request.method === 'POST') return this.oauth.device(request, reply);
    if (path === `/${TENANT}/oauth2/v2.0/token` && request.method === 'POST') return this.oauth.token(request, reply);
    const [, , rest] = /^\/api\/data\/(v9\.[012])\/(.*)$/.exec(path) ?? wrong(404, `there is nothing at ${path}`);
    bearer(request, this.context.tokens, (reason) => refuse(401, reason));
    request.accepts('application/json');
    for (const name of ['odata-version', 'odata-maxversion']) {
      if (request.header(name) !== undefined && !/^4\.0(1)?$/.test(request.header(name))) wrong(400, `${name} is ${request.header(name)}`);
    }
    const [, table, id] = new RegExp(`^([A-Za-z]+)(?:\\((${GUID})\\))?$`).exec(decode(rest, 'path'))
      ?? wrong(404, `Resource not found for the segment '${rest}'.`, { code: '0x8006088a' });
    if (table === 'WhoAmI' && !id && request.method === 'GET') return this.whoAmI(reply);
    if (!tables[table]) wrong(404, `Resource not found for the segment '${table}'.`, { code: '0x8006088a' });
    if (request.method === 'GET') return id ? this.one(request, reply, table, id.toLowerCase()) : this.list(request, reply, table);
    if (table === 'phonecalls' && request.method === 'POST' && !id) return this.write(request, reply);
    if (table === 'phonecalls' && request.method === 'PATCH' && id) return this.update(request, reply, id.toLowerCase());
    return wrong(405, `${request.method} ${path}`);
  }

  whoAmI(reply) {
    reply.json(200, { '@odata.context': this.contextOf('Microsoft.Dynamics.CRM.WhoAmIResponse'), BusinessUnitId: guid('dataverse unit'), UserId: me,
      OrganizationId: guid('dataverse organisation') });
  }

  contextOf(name) { return `${this.context.baseUrl()}/api/data/v9.2/$metadata#${name}`; }

  prefer(request) {
    const text = request.header('prefer') ?? '';
    const known = /^(odata\.include-annotations=("[^"]*"|\S+?)|odata\.maxpagesize=\d+|return=representation|return=minimal)$/;
    const parts = text === '' ? [] : text.match(/(?:[^,"]|"[^"]*")+/g).map((part) => part.trim());
    parts.filter((part) => !known.test(part)).forEach((part) => request.note(`Prefer: ${part}`));
    const size = parts.map((part) => /maxpagesize=(\d+)/.exec(part)?.[1]).find(Boolean);
    const annotations = parts.map((part) => /include-annotations="?([^"]*)"?$/.exec(part)?.[1]).find(Boolean);
    return { size: size === undefined ? 5000 : Math.min(5000, Number(size)), applied: text, annotations: annotations !== undefined
      && /\*|FormattedValue/.test(annotations),
      representation: parts.includes('return=representation') };
  }

  asked(query, table, request) {
    const { fields } = tables[table];
    try {
      if (query.has('$skip')) throw new SyntaxTrouble('$skip is not supported');
      const select = query.has('$select') ? parseSelect(query.get('$select'), fields) : Object.keys(fields);
      if (!query.has('$select')) request.note('a query without $select takes every column');
      const filter = query.has('$filter') ? filterPredicate(parseFilter(query.get('$filter'), { fields, functions: ['contains', 'startswith', 'endswith'] }),
        { likeWildcards: true }) : () => true;
      const order = query.has('$orderby') ? parseOrder(query.get('$orderby'), fields) : null;
      return { select, filter, order, expand: this.expansion(query.get('$expand'), table) };
    } catch (error) {
      if (error instanceof SyntaxTrouble) wrong(400, error.message, { code: '0x80060888' });
      throw error;
    }
  }

  // nav($select=a,b),other
  expansion(text, table) {
    return (text?.match(/[^,(]+(\([^)]*\))?/g) ?? []).map((part) => {
      const [, name, select] = /^\s*(\w+)(?:\(\$select=([\w,]+)\))?\s*$/.exec(part) ?? [];
      const lookup = lookups[table]?.[name];
      if (!lookup) throw new SyntaxTrouble(`Could not find a property named '${part}'`);
      return { name, column: lookup[0], target: lookup[1], select: select ? parseSelect(select, tables[lookup[1]].fields) : Object.keys(tables[lookup[1]].fields) };
    });
  }

  list(request, reply, table) {
    const query = request.noBody().query.only(['$select', '$filter', '$top', '$orderby', '$expand', '$count', '$skiptoken', '$skip']);
    const prefer = this.prefer(request);
    const { select, filter, order, expand } = this.asked(query, table, request);
    const found = this.rows(table).filter(filter);
    if (order) found.sort(order);
    const top = query.number('$top', null, 1, 5000);
    const skip = this.skipped(query.get('$skiptoken'));
    const shown = top === null ? found.slice(skip, skip + prefer.size) : found.slice(0, top);
    const body = { '@odata.context': this.contextOf(`${table}(${select.join(',')})`),
      ...(query.get('$count') === 'true' ? { '@odata.count': Math.min(found.length, 5000) } : {}),
      value: shown.map((row) => this.shape(table, row, select, expand, prefer)) };
    if (top === null && skip + prefer.size < found.length) {
      const others = request.rawQuery.split('&').filter((pair) => pair && !/^(\$|%24)skiptoken=/.test(pair));
      const token = encodeURIComponent(`<cookie pagenumber="${skip / prefer.size + 2}" from="${skip + prefer.size}" istracking="False" />`);
      body['@odata.nextLink'] = `${this.context.baseUrl()}${request.path}?${[...others, `$skiptoken=${token}`].join('&')}`;
    }
    this.send(reply, 200, body, prefer);
  }

  skipped(token) {
    if (token === undefined) return 0;
    return Number(/ from="(\d+)"/.exec(token)?.[1] ?? wrong(400, 'a $skiptoken that was not given out', { code: '0x80040203' }));
  }

  send(reply, status, body, prefer) {
    reply.json(status, body, { 'Content-Type': 'application/json; odata.metadata=minimal', 'OData-Version': '4.0',
      ...(prefer.applied ? { 'Preference-Applied': prefer.applied } : {}) });
  }

  shape(table, row, select, expand, { annotations }) {
    const shown = { '@odata.etag': `W/"${1000000 + this.rows(table).indexOf(row)}"` };
    const { key, fields } = tables[table];
    for (const name of [...new Set([...select, key])]) {
      shown[name] = row[name];
      if (!annotations || row[name] === null) continue;
      const target = name.startsWith('_') && fields[name] === 'guid' ? this.pointed(row[name]) : null;
      if (target) {
        shown[`${name}${FORMATTED}`] = target.row.fullname ?? target.row.name;
        shown[`${name}@Microsoft.Dynamics.CRM.lookuplogicalname`] = tables[target.table].type;
      } else if (name === 'statecode') {
        shown[`${name}${FORMATTED}`] = row[name] === 0 ? 'Active' : 'Completed';
      }
    }
    for (const { name, column, target, select: columns } of expand) {
      const other = this.rows(target).find((one) => one[tables[target].key] === row[column]);
      shown[name] = other ? Object.fromEntries([...new Set([...columns, tables[target].key])].map((each) => [each, other[each]])) : null;
    }
    return shown;
  }

  pointed(id) {
    for (const table of ['accounts', 'contacts', 'systemusers']) {
      const row = this.rows(table).find((one) => one[tables[table].key] === id);
      if (row) return { table, row };
    }
    return null;
  }

  find(table, id) {
    return this.rows(table).find((row) => row[tables[table].key] === id)
      ?? refuse(404, `Entity '${tables[table].type}' With Id = ${id} Does Not Exist`, { code: '0x80040217' });
  }

  one(request, reply, table, id) {
    const query = request.noBody().query.only(['$select', '$expand']);
    const prefer = this.prefer(request);
    const { select, expand } = this.asked(query, table, request);
    const row = this.find(table, id);
    this.send(reply, 200, { '@odata.context': this.contextOf(`${table}/$entity`), ...this.shape(table, row, select, expand, prefer) }, prefer);
  }

  bound(value, name) {
    const [, table, id] = new RegExp(`^/?(\\w+)\\((${GUID})\\)$`).exec(value) ?? wrong(400, `${name}: "${value}" is no reference`, { code: '0x80060888' });
    if (!tables[table]) wrong(400, `${name}: no table ${table}`, { code: '0x80060888' });
    this.find(table, id.toLowerCase());
    return [table, id.toLowerCase()];
  }

  write(request, reply) {
    request.query.only(['$select']);
    const prefer = this.prefer(request);
    const binds = Object.fromEntries(['contact', 'account', 'lead'].flatMap((one) => [`regardingobjectid_${one}`, `regardingobjectid_${one}_phonecall`])
      .concat('ownerid', 'ownerid_phonecall').map((name) => [`${name}@odata.bind`, 'string']));
    const body = checkFields(request.json(), { activityid: 'string', subject: 'string', description: 'string', phonenumber: 'string', directioncode: 'boolean',
      actualstart: 'string',
      actualend: 'string', scheduledstart: 'string', scheduledend: 'string', actualdurationminutes: 'number', category: 'string', statecode: 'number',
        statuscode: 'number',
      phonecall_activity_parties: 'array', ...binds }, { code: '0x80048d19' });
    for (const name of ['actualstart', 'actualend', 'scheduledstart', 'scheduledend']) {
      if (body[name] && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(body[name])) wrong(400,
        `Cannot convert a value of ${name} to Edm.DateTimeOffset`, { code: '0x80048d19' });
    }
    if (body.actualdurationminutes !== undefined && !Number.isInteger(body.actualdurationminutes)) wrong(400, 'actualdurationminutes is an Edm.Int32',
      { code: '0x80048d19' });
    const targets = Object.keys(binds).filter((name) => body[name] && name.startsWith('regarding')).map((name) => this.bound(body[name], name));
    if (targets.length > 1) wrong(400, 'regardingobjectid is set twice', { code: '0x80060888' });
    const parties = (body.phonecall_activity_parties ?? []).map((party, at) => this.party(party, at));
    const id = (body.activityid ?? guid(`dataverse phonecall ${this.phonecalls.length}`)).toLowerCase();
    if (!new RegExp(`^${GUID}$`).test(id)) wrong(400, 'activityid is no guid', { code: '0x80048d19' });
    if (this.phonecalls.some((row) => row.activityid === id)) refuse(412, 'A record with matching key values already exists.', { code: '0x80040237' });
    const now = new Date().toISOString();
    const row = makeRow('phonecalls', { ...body, activityid: id, _regardingobjectid_value: targets[0]?.[1] ?? null, _ownerid_value: me, statecode: 0, statuscode: 1,
      createdon: now, modifiedon: now });
    this.phonecalls.push(row);
    this.keys.set(id, { key: body.activityid ?? null, target: targets[0] ?? parties.find(([table]) => table !== 'systemusers') ?? null });
    const entity = `${this.context.baseUrl()}/api/data/v9.2/phonecalls(${id})`;
    if (prefer.representation) return this.send(reply, 201, { '@odata.context': this.contextOf('phonecalls/$entity'),
      ...this.shape('phonecalls', row, Object.keys(tables.phonecalls.fields), [], prefer) }, prefer);
    return reply.empty(204, { 'OData-Version': '4.0', 'OData-EntityId': entity, Location: entity });
  }

  party(party, at) {
    checkFields(party, { participationtypemask: 'number', 'partyid_systemuser@odata.bind': 'string', 'partyid_contact@odata.bind': 'string',
      'partyid_account@odata.bind': 'string',
      'partyid_lead@odata.bind': 'string', addressused: 'string' }, { needed: ['participationtypemask'], where: `party ${at}`, code: '0x80048d19' });
    if (![1, 2].includes(party.participationtypemask)) wrong(400, `party ${at}: a call has only From (1) and To (2)`, { code: '0x80040203' });
    const names = Object.keys(party).filter((name) => name.startsWith('partyid'));
    if (names.length !== 1) wrong(400, `party ${at} names ${names.length} participants`, { code: '0x80040203' });
    return this.bound(party[names[0]], names[0]);
  }

  update(request, reply, id) {
    request.query.only([]);
    const body = checkFields(request.json(), { statecode: 'number', statuscode: 'number', subject: 'string', description: 'string', actualend: 'string',
      actualdurationminutes: 'number' }, { code: '0x80048d19' });
    const row = this.find('phonecalls', id);
    if (body.statecode === 1 && ![undefined, 2, 4].includes(body.statuscode)) wrong(400, `${body.statuscode} is not a valid status code for state code 1`,
      { code: '0x80040203' });
    Object.assign(row, body);
    reply.empty(204, { 'OData-Version': '4.0' });
  }

  notes() {
    return this.phonecalls.map((row) => {
      const { key, target } = this.keys.get(row.activityid);
      return { id: row.activityid, contactId: target?.[0] === 'contacts' ? target[1] : null, companyId: target?.[0] === 'accounts' ? target[1] : null,
        subject: row.subject,
        text: row.description, direction: row.directioncode ? 'out' : 'in', number: row.phonenumber, seconds: row.actualdurationminutes === null ? null
          : row.actualdurationminutes * 60,
        key, start: row.actualstart, completed: row.statecode === 1 };
    });
  }

  refuse(reply, refusal) {
    if (OAuth.refuse(reply, refusal)) return;
    const { status, reason } = refusal;
    if (status === 401) return void reply.text(401, 'text/html', 'HTTP Error 401 - Unauthorized: Access is denied',
      { 'WWW-Authenticate': `Bearer authorization_uri=${this.settings.authority}/oauth2/authorize, resource_id=${this.context.baseUrl()}/` });
    const code = refusal.code ?? (status === 429 ? '0x80072322' : '0x80040265');
    reply.json(status, { error: { code, message: status === 429 ? 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.' : reason } },
      { 'OData-Version': '4.0' });
  }
}

export function create(context) { return new Dataverse(context); }
