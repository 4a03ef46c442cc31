// Microsoft Graph for Outlook: contacts in folders with delta, free and busy times, calendarView, users; Entra's token endpoint.
// There is no search by telephone number, as in the real service: a filter on one is refused. Ids differ with and without
// Prefer: IdType="ImmutableId"; the description names the immutable ones. A refresh gives another refresh token, the old one stays good.
// Not known for certain: /me/contacts/delta without a folder and the folder name "contacts", both taken here because they work in practice.
import { OAuth, bearer } from '../../lib/oauth.mjs';
import { filterPredicate, parseFilter, parseSelect } from '../../lib/odata.mjs';
import { refuse, wrong } from '../../lib/refusal.mjs';
import { router } from '../../lib/routes.mjs';
import { containsText } from '../../lib/like.mjs';
import { idTable } from '../../seeds.mjs';
import { Calendars } from './calendars.mjs';
import { ContactFolders, understood } from './contacts.mjs';
import { immutableId, mailboxes, userId, defaultFolder } from './model.mjs';

const CODES = { 400: 'BadRequest', 401: 'InvalidAuthenticationToken', 403: 'ErrorAccessDenied', 404: 'ResourceNotFound', 405: 'MethodNotAllowed',
  406: 'NotAcceptable', 410: 'SyncStateNotFound',
  415: 'RequestBodyRead', 429: 'TooManyRequests', 500: 'InternalServerError', 503: 'ServiceUnavailable' };
const USER = { id: 'string', displayName: 'string', givenName: 'string', surname: 'string', mail: 'string', userPrincipalName: 'string',
  jobTitle: 'string', department: 'string', mobilePhone: 'string', businessPhones: 'strings' };
const SCOPES = ['Contacts.Read', 'Contacts.ReadWrite', 'Calendars.Read', 'Calendars.Read.Shared', 'Calendars.ReadWrite', 'Calendars.ReadBasic',
  'User.Read', 'User.ReadBasic.All', 'People.Read', 'offline_access', 'openid', 'profile'];

export function create(context) {
  const { tokens, seeds } = context;
  const tenant = 'contoso.example';
  const clientId = '0ba11e00-0000-4000-8000-00000000c0de';
  tokens.issueAccess({}, 'graph-access-1');
  tokens.issueRefresh({}, 'graph-refresh-1');
  const scopes = [...SCOPES, ...SCOPES.map((scope) => `https://graph.microsoft.com/${scope}`)];
  const oauth = new OAuth({ tokens, clientId, freshRefresh: true, pkce: 'required', expiresIn: 3599, scopes, parameters: ['device_code'],
    grants: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
      authorizeParameters: ['response_mode', 'login_hint', 'domain_hint'],
    extra: () => ({ scope: 'Contacts.Read Calendars.Read User.Read', ext_expires_in: 3599 }) });
  const folders = new ContactFolders(context);
  const calendars = new Calendars(context);
  const users = mailboxes.map((mail) => {
    const name = seeds.owners.find((owner) => owner.email === mail)?.name ?? mail.split('@')[0];
    return { id: userId(mail), displayName: name, givenName: name.split(' ')[0], surname: name.split(' ').slice(1).join(' '), mail,
      userPrincipalName: mail, jobTitle: null, department: null, mobilePhone: null, businessPhones: [] };
  });

  const person = (user, names) => Object.fromEntries((names ?? Object.keys(USER)).map((name) => [name, user[name]]));
  const selected = (request, fields) => (request.query.has('$select') ? understood(() => parseSelect(request.query.get('$select'), fields))
    : undefined);

  function me(request, reply) {
    request.query.only(['$select']);
    reply.json(200, person(users[0], selected(request, USER)));
  }

  function listUsers(request, reply) {
    const query = request.query.only(['$select', '$filter', '$search', '$top', '$count', '$orderby']);
    let found = users;
    if (query.has('$search')) {
      if (request.header('consistencylevel') !== 'eventual') wrong(400,
        'Request with $search query parameter only works through MSGraph with a special request header: ConsistencyLevel: eventual',
        { code: 'Request_UnsupportedQuery' });
      const [, field, text] = /^"(displayName|mail):(.+)"$/.exec(query.get('$search'))
        ?? wrong(400, '$search must be "displayName:text"', { code: 'Request_UnsupportedQuery' });
      found = found.filter((user) => containsText(user[field], text));
    }
    if (query.has('$filter')) found = found.filter(filterPredicate(understood(() => parseFilter(query.get('$filter'),
      { fields: USER, functions: ['startswith', 'endswith'] }), 'Request_UnsupportedQuery')));
    reply.json(200, { value: found.slice(0, query.number('$top', 100, 1, 999)).map((user) => person(user, selected(request, USER))) });
  }

  const signedIn = (handler) => (request, reply, parameters) => {
    bearer(request, tokens, (reason) => refuse(401, `Access token has expired or is not yet valid. (${reason})`));
    request.accepts('application/json');
    handler(request, reply, parameters);
  };
  const table = [
    ['GET', '/v1.0/me', me],
    ['GET', '/v1.0/users', listUsers],
    ['GET', '/v1.0/me/contacts', (request, reply) => folders.list(request, reply, defaultFolder)],
    ['GET', '/v1.0/me/contacts/delta', (request, reply) => folders.delta(request, reply, defaultFolder)],
    ['GET', '/v1.0/me/contacts/:id', (request, reply, at) => folders.one(request, reply, at)],
    ['PATCH', '/v1.0/me/contacts/:id', (request, reply, at) => folders.patch(request, reply, at)],
    ['GET', '/v1.0/me/contactFolders', (request, reply) => folders.folders(request, reply)],
    ['GET', '/v1.0/me/contactFolders/:folder', (request, reply, at) => folders.oneFolder(request, reply, at)],
    ['GET', '/v1.0/me/contactFolders/:folder/childFolders', (request, reply, at) => folders.children(request, reply, at)],
    ['GET', '/v1.0/me/contactFolders/:folder/contacts', (request, reply, at) => folders.list(request, reply, folders.folder(at.folder))],
    ['GET', '/v1.0/me/contactFolders/:folder/contacts/delta', (request, reply, at) => folders.delta(request, reply, folders.folder(at.folder))],
    ['POST', '/v1.0/me/calendar/getSchedule', (request, reply) => calendars.getSchedule(request, reply)],
    ['GET', '/v1.0/me/calendarView', (request, reply) => calendars.view(request, reply, {})],
    ['GET', '/v1.0/me/calendar/calendarView', (request, reply) => calendars.view(request, reply, {})],
    ['GET', '/v1.0/users/:user/calendarView', (request, reply, at) => calendars.view(request, reply, at)],
    ['POST', '/v1.0/me/events', (request, reply) => calendars.add(request, reply)],
  ];
  const handle = router([
    ['GET', '/:tenant/oauth2/v2.0/authorize', (request, reply) => oauth.authorize(request, reply)],
    ['POST', '/:tenant/oauth2/v2.0/devicecode', (request, reply) => oauth.device(request, reply)],
    ['POST', '/:tenant/oauth2/v2.0/token', (request, reply) => oauth.token(request, reply)],
    ...table.map(([method, path, handler]) => [method, path, signedIn(handler)]),
  ]);

  return {
    settings: { graphUrl: `${context.baseUrl()}/v1.0`, authority: context.baseUrl(), tenant, clientId, user: users[0].mail,
      accessToken: 'graph-access-1', refreshToken: 'graph-refresh-1', mailboxes },
    handle,
    refuse(reply, refusal) {
      if (OAuth.refuse(reply, refusal)) return;
      const code = refusal.code ?? CODES[refusal.status] ?? 'generalException';
      const innerError = { date: '2026-11-23T10:00:00', 'request-id': '5f0b1e00-0000-4000-8000-000000000001',
        'client-request-id': '5f0b1e00-0000-4000-8000-000000000001' };
      reply.json(refusal.status, { error: { code, message: refusal.reason, innerError } });
    },
    notes: () => [...folders.notes(), ...calendars.notes()],
    get describe() { return { title: 'Microsoft Graph (Outlook)', pageSize: 10, ids: idTable(context.seeds, immutableId, () => null) }; },
  };
}
