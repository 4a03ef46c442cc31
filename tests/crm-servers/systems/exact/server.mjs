// Exact Online REST API: OData 2 with d.results and __next, filters by substringof, guid'..' keys, an access token of ten minutes and a
// refresh token that is good for one use, notes and tasks, and the sync sets for a copy (real pages of these are of 1,000 rows).
// Not known for certain: which questions are answered with {"d":[..]} instead of {"d":{"results":[..]}}; here those with $top, so that
// both are met. GET without $select or $top=1 is refused as the real service does.
import { OAuth, bearer } from '../../lib/oauth.mjs';
import { guid } from '../../lib/ids.mjs';
import { filterPredicate, parseFilter, parseOrder, parseSelect, SyntaxTrouble } from '../../lib/odata.mjs';
import { checkFields } from '../../lib/request.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { router } from '../../lib/routes.mjs';
import { idTable } from '../../seeds.mjs';
import { DIVISION, accountId, contactId, records, sets, userId } from './model.mjs';

export const pagingContacts = 150;
const PAGE = 60;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function create(context) {
  const { tokens, seeds } = context;
  const me = seeds.owners[0];
  const client = { clientId: 'b41ie000-0000-4000-8000-000000000001', clientSecret: 'exact-secret' };
  tokens.issueAccess({}, 'exact-access-1');
  tokens.issueRefresh({}, 'exact-refresh-1');
  const oauth = new OAuth({ tokens, ...client, rotate: true, pkce: 'none', expiresIn: '600', authorizeParameters: ['force_login'],
    redirects: /^https?:\/\// });
  const data = context.table(records);
  const written = { 'activities/CommunicationNotes': [], 'activities/Tasks': [] };
  const rows = (set) => data()[set] ?? written[set];

  function understood(work) {
    try {
      return work();
    } catch (error) {
      if (error instanceof SyntaxTrouble) wrong(400, `Error in query syntax: ${error.message}`);
      throw error;
    }
  }

  function shown(set, record, names) {
    const { type, fields } = sets[set];
    const uri = `${context.baseUrl()}/api/v1/${DIVISION}/${set}(guid'${record.ID}')`;
    return { __metadata: { uri, type }, ...Object.fromEntries((names ?? Object.keys(fields)).map((name) => [name, record[name] ?? null])) };
  }

  function list(set, request, reply) {
    const { fields } = sets[set];
    const query = request.noBody().query.only(['$filter', '$select', '$top', '$skip', '$orderby', '$inlinecount', '$skiptoken']);
    const top = query.number('$top', undefined, 1, 1000000);
    const names = query.has('$select') ? understood(() => parseSelect(query.get('$select'), fields)) : undefined;
    if (!names && top !== 1) wrong(400, 'Please add a $select or a $top=1 statement to the query string.');
    let found = rows(set);
    if (query.has('$filter')) found = found.filter(filterPredicate(understood(() => parseFilter(query.get('$filter'), { version: 3, fields })), {}));
    if (query.has('$orderby')) found = [...found].sort(understood(() => parseOrder(query.get('$orderby'), fields)));
    const count = found.length;
    found = found.slice(query.number('$skip', 0), undefined).slice(0, top);
    let from = 0;
    if (query.has('$skiptoken')) {
      const [, after] = /^guid'([^']+)'$/.exec(query.get('$skiptoken')) ?? wrong(400, '$skiptoken is wrong');
      from = found.findIndex((one) => one.ID === after) + 1;
      if (from === 0) wrong(400, '$skiptoken is not of this list');
    }
    const page = found.slice(from, from + PAGE);
    const results = page.map((record) => shown(set, record, names));
    if (top !== undefined && from + PAGE >= found.length) return reply.json(200, { d: results });
    const d = { ...(query.get('$inlinecount') === 'allpages' ? { __count: String(count) } : {}), results };
    if (from + PAGE < found.length) {
      const kept = request.rawQuery.split('&').filter((part) => part && !/^(\$|%24)skiptoken=/.test(part));
      d.__next = `${context.baseUrl()}${request.path}?${[...kept, `$skiptoken=guid'${page.at(-1).ID}'`].join('&')}`;
    }
    return reply.json(200, { d });
  }

  function one(set, id, request, reply) {
    const names = request.query.only(['$select']).has('$select') ? understood(() => parseSelect(request.query.get('$select'), sets[set].fields))
      : undefined;
    const record = rows(set).find((row) => row.ID === id.toLowerCase()) ?? refuse(404, 'Not found');
    reply.json(200, { d: shown(set, record, names) });
  }

  function add(set, allowed, needed, request, reply) {
    request.query.only([]);
    const body = checkFields(request.json(), allowed, { needed, where: set });
    for (const name of ['Account', 'Contact', 'User']) {
      if (body[name] && !GUID.test(body[name])) wrong(400, `${name} is no guid`);
    }
    if (body.Account && !data()['crm/Accounts'].some((row) => row.ID === body.Account)) wrong(400, 'Account: does not exist');
    if (body.Contact && !data()['crm/Contacts'].some((row) => row.ID === body.Contact)) wrong(400, 'Contact: does not exist');
    if (body.Status !== undefined && ![20, 40, 50].includes(body.Status)) wrong(400, `Status: ${body.Status} is not allowed`);
    const record = { ...body, ID: guid(`exact ${set} ${rows(set).length}`), HID: rows(set).length + 1, Created: '/Date(1795000000000)/' };
    rows(set).push(record);
    reply.json(201, { d: shown(set, record) });
  }

  const NOTE = { Account: 'string', Contact: 'string', Subject: 'string', Notes: 'string', User: 'string', Status: 'number', Date: 'string',
    Campaign: 'string', Opportunity: 'string', Document: 'string' };
  const TASK = { Account: 'string', Contact: 'string', Description: 'string', Notes: 'string', User: 'string', Status: 'number', TaskType: 'number',
    ActionDate: 'string', Opportunity: 'string' };

  function currentMe(request, reply) {
    const fields = { CurrentDivision: DIVISION, FullName: me.name, UserID: userId(me.email), UserName: me.email, Email: me.email,
      LanguageCode: 'nl-NL' };
    const names = request.query.only(['$select']).get('$select')?.split(',') ?? Object.keys(fields);
    names.forEach((name) => { if (!(name in fields)) wrong(400, `there is no field ${name}`); });
    reply.json(200, { d: { results: [{ __metadata: { type: 'Exact.Web.Api.System.Me' },
      ...Object.fromEntries(names.map((name) => [name, fields[name]])) }] } });
  }

  function entity(request, reply, { division, area, part, name }) {
    if (division !== String(DIVISION)) wrong(403, 'Forbidden - no access to this division');
    const [, plain, id] = /^(\w+)(?:\(guid'([^']+)'\))?$/.exec(name) ?? [];
    const set = [area, part, plain].filter(Boolean).join('/');
    if (!sets[set]) wrong(404, `Resource not found for the segment '${name}'`);
    if (request.method === 'GET') return id === undefined ? list(set, request, reply) : one(set, id, request, reply);
    if (set === 'activities/CommunicationNotes') return add(set, NOTE, ['Subject'], request, reply);
    if (set === 'activities/Tasks') return add(set, TASK, ['Description'], request, reply);
    return wrong(405, `${set} is not written by this stand-in`);
  }

  const signedIn = (handler) => (request, reply, parameters) => {
    bearer(request, tokens, (reason) => refuse(401, `Unauthorized: ${reason}`));
    request.accepts('application/json', { demand: true });
    handler(request, reply, parameters);
    Object.assign(reply.headers, { 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '4990', 'X-RateLimit-Minutely-Limit': '60',
      'X-RateLimit-Minutely-Remaining': '58' });
  };
  const handle = router([
    ['GET', '/api/oauth2/auth', (request, reply) => oauth.authorize(request, reply)],
    ['POST', '/api/oauth2/token', (request, reply) => oauth.token(request, reply)],
    ['GET', '/api/v1/current/Me', signedIn(currentMe)],
    ['GET', '/api/v1/:division/:area/:name', signedIn(entity)],
    ['GET', '/api/v1/:division/:area/:part/:name', signedIn(entity)],
    ['POST', '/api/v1/:division/:area/:name', signedIn(entity)],
  ]);

  return {
    settings: { address: context.baseUrl(), division: DIVISION, ...client, accessToken: 'exact-access-1', refreshToken: 'exact-refresh-1' },
    handle,
    refuse(reply, refusal) {
      if (OAuth.refuse(reply, refusal)) return;
      const headers = refusal.status === 401 ? { 'WWW-Authenticate': 'Bearer error="invalid_token"' } : {};
      reply.json(refusal.status, { error: { code: '', message: { lang: '', value: refusal.reason } } }, headers);
    },
    notes: () => [...written['activities/CommunicationNotes'],
      ...written['activities/Tasks']].map((note) => ({ id: note.ID, contactId: note.Contact ?? null, companyId: note.Account ?? null,
      subject: note.Subject ?? note.Description ?? '', text: note.Notes ?? '', direction: null, number: null, seconds: null, key: null,
        start: note.Date ?? note.ActionDate ?? null })),
    get describe() { return { title: 'Exact Online', pageSize: PAGE, ids: idTable(context.seeds, contactId, accountId) }; },
  };
}
