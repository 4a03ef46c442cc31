import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { Stage } from './stage.mjs';
import { checkFields } from './request.mjs';
import { router } from './routes.mjs';
import { bearer } from './oauth.mjs';
import { refuse } from './refusal.mjs';

const toy = {
  pagingContacts: 3,
  create({ tokens, table }) {
    tokens.issueAccess({}, 'first');
    const people = table((seeds) => seeds.contacts);
    const route = router([
      ['GET', '/people', (request, reply) => {
        request.query.only(['q']);
        bearer(request, tokens, (reason) => refuse(401, reason));
        reply.json(200, { count: people().length, q: request.query.get('q') });
      }],
      ['POST', '/notes', (request, reply) => reply.json(201, checkFields(request.json(), { text: 'string' }, { needed: ['text'] }))],
    ]);
    return { settings: { accessToken: 'first' }, handle: route, refuse: (reply, { status, reason }) => reply.json(status, { toy: reason }),
      notes: () => [], describe: { title: 'Toy' } };
  },
};

let stage;
before(async () => { stage = await new Stage('toy', toy).open(); });
beforeEach(() => fetch(`${stage.base}/__control/reset`, { method: 'POST' }));
after(() => stage.close());
const get = (path, headers = { Authorization: 'Bearer first' }) => fetch(stage.base + path, { headers });
const post = (path, body, headers = {}) => fetch(stage.base + path, { method: 'POST', headers, body });
const fault = (value) => post('/__control/fault', JSON.stringify(value));
const reasons = () => stage.journal.violations.map((one) => one.reason).join('; ');

test('a right request leaves no violation and no secret in the journal', async () => {
  assert.equal((await (await get('/people?q=%2B31')).json()).q, '+31');
  assert.equal(reasons(), '');
  assert.equal(stage.journal.requests[0].headers.authorization, 'Bearer ***');
});

test('wrong path, method, parameter, escape, type and field are violations in the system\'s shape', async () => {
  for (const [path, status] of [['/peopl', 404], ['/people/', 404], ['/notes', 405], ['/people?z=1', 400], ['/people?q=%zz', 400],
      ['/people?q=%ff', 400]]) {
    const response = await get(path);
    assert.equal(response.status, status, path);
    assert.ok((await response.json()).toy);
  }
  assert.equal((await post('/notes', '{}', { 'Content-Type': 'text/plain' })).status, 415);
  assert.equal((await post('/notes', '{"text":1}', { 'Content-Type': 'application/json' })).status, 400);
  assert.equal((await post('/notes', '{"text":"a","b":1}', { 'Content-Type': 'application/json' })).status, 400);
  assert.equal(stage.journal.violations.length, 9);
});

test('a raw + is a blank and a violation', async () => {
  assert.equal((await (await get('/people?q=+31')).json()).q, ' 31');
  assert.match(reasons(), /raw \+/);
});

test('faults come as often as asked, on the path asked', async () => {
  await fault({ kind: 'status', status: 429, retryAfter: 2, times: 2, path: '/people' });
  assert.equal((await get('/other')).status, 404);
  const limited = await get('/people');
  assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '2']);
  assert.equal((await get('/people')).status, 429);
  assert.equal((await get('/people')).status, 200);
  await fault({ kind: 'expire' });
  assert.equal((await get('/people')).status, 401);
  await fetch(`${stage.base}/__control/reset`, { method: 'POST' });
  await fault({ kind: 'rename', field: 'count' });
  assert.ok('count_new' in await (await get('/people')).json());
  await fault({ kind: 'html' });
  assert.match(await (await get('/people')).text(), /<html>/);
  await fault({ kind: 'shape' });
  assert.ok((await (await get('/people')).json()).unexpected);
  await fault({ kind: 'drip', milliseconds: 1 });
  assert.ok((await (await get('/people')).json()).count);
  await fault({ kind: 'huge', bytes: 300000 });
  assert.ok((await (await get('/people')).text()).length > 300000);
  await fault({ kind: 'cut' });
  await assert.rejects(get('/people').then((response) => response.text()));
  await fault({ kind: 'stall' });
  await assert.rejects(fetch(`${stage.base}/people`, { signal: AbortSignal.timeout(100) }));
  assert.equal((await fault({ kind: 'other' })).status, 400);
});

test('seeding adds contacts that tables see', async () => {
  const before = (await (await get('/people')).json()).count;
  await post('/__control/seed', '{"many":500}');
  assert.equal((await (await get('/people')).json()).count, before + 500);
});
