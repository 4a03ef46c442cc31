// The shapes of the stand-in against those of a real vtiger 8.0, whose replies stand beside the project where they were recorded.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { withSystem } from '../../lib/testing.mjs';

const file = new URL('../../../../../shared/captures/vtiger8.json', import.meta.url);
const skip = existsSync(file) ? false : 'there is no vtiger8.json in ../shared/captures';
const recorded = skip ? [] : JSON.parse(readFileSync(file, 'utf8'));
const at = withSystem('vtiger');

const ask = ({ method, params }) => {
  const text = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return method === 'GET' ? at.call(`/webservice.php?${text}`)
    : at.call('/webservice.php', { method, headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: text });
};

// Member names and kinds of values, of a list those of its first element; null where nothing is told.
function shapeOf(value) {
  if (Array.isArray(value)) return value.length ? [shapeOf(value[0])] : [];
  if (value === null || typeof value !== 'object') return typeof value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, shapeOf(value[name])]));
}

test('every recorded request is answered in the same shape', { skip }, async () => {
  const challenge = (await ask({ method: 'GET', params: { operation: 'getchallenge', username: at.settings.user } })).json;
  const accessKey = createHash('md5').update(challenge.result.token + at.settings.accessKey).digest('hex');
  const { sessionName } = (await ask({ method: 'POST', params: { operation: 'login', username: at.settings.user, accessKey } })).json.result;
  const ids = {}; // the recorded server's -> the stand-in's
  const translated = (text) => text.replace(/\b\d+x\d+\b/g, (id) => ids[id] ?? id);
  let compared = 0;
  for (const { request, status, response } of recorded) {
    const { operation } = request.params;
    if (operation === 'lookup') continue; // 500 and nothing else, see the other test
    const params = Object.fromEntries(Object.entries(request.params).map(([name, value]) => [name, translated(value)]));
    if (params.sessionName) params.sessionName = response.error?.code === 'INVALID_SESSIONID' ? 'ended' : sessionName;
    if (operation === 'login') params.accessKey = response.success ? await freshKey() : 'wrong';
    const answer = await ask({ method: request.method, params });
    const where = `${operation} ${request.params.elementType ?? request.params.query ?? ''}`;
    assert.equal(answer.status, status, where);
    assert.equal(answer.json.success, response.success, `${where}: ${answer.text}`);
    if (!response.success) assert.equal(answer.json.error.code, response.error.code, where);
    if (operation === 'create') ids[response.result.id] = answer.json.result.id;
    if (operation === 'listtypes') continue; // which modules there are is each installation's own
    assert.deepEqual(shapeOf(answer.json), shapeOf(response), where);
    compared++;
  }
  assert.ok(compared >= 15, `${compared} were compared`);

  async function freshKey() {
    const { result } = (await ask({ method: 'GET', params: { operation: 'getchallenge', username: at.settings.user } })).json;
    return createHash('md5').update(result.token + at.settings.accessKey).digest('hex');
  }
});
