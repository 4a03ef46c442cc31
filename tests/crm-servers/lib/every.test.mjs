// What holds for every system: it starts, describes itself, and the common controls work on it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStage } from './stage.mjs';

const root = new URL('../', import.meta.url);
const systems = readdirSync(new URL('systems/', root)).filter((name) => existsSync(new URL(`systems/${name}/server.mjs`, root)));

for (const name of systems) {
  test(`${name} keeps the contract`, async (t) => {
    const stage = await openStage(name);
    t.after(() => stage.close());
    const control = async (path, body) => (await fetch(`${stage.base}/__control/${path}`,
      body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })).json();
    const { title, pageSize, ids } = await control('describe');
    assert.ok(title.length > 0 && (pageSize === null || pageSize > 0));
    assert.deepEqual(Object.keys(ids.contacts).filter((key) => key !== 'lead'), stage.seeds.contacts.map(({ key }) => key));
    assert.equal(new Set(Object.values(ids.contacts)).size, Object.keys(ids.contacts).length);
    assert.deepEqual(await control('notes'), []);
    const first = await control('settings');
    assert.ok(Object.keys(first).length > 0);
    const paging = stage.seeds.contacts.filter(({ family }) => family === 'Paging').length;
    assert.equal(stage.seeds.contacts.length, 17 + paging);

    const lost = await fetch(`${stage.base}/no/such/path`);
    assert.ok(lost.status >= 400, `${lost.status}`);
    await lost.text();
    assert.ok((await control('violations')).length > 0);

    await control('fault', { kind: 'status', status: 429, retryAfter: 3 });
    const limited = await fetch(`${stage.base}/`);
    assert.deepEqual([limited.status, limited.headers.get('retry-after')], [429, '3']);
    assert.ok((await limited.text()).length > 0);

    assert.equal((await control('seed', { many: 40 })).contacts, 17 + paging + 40);
    const known = Object.keys((await control('describe')).ids.contacts).filter((key) => key !== 'lead');
    assert.equal(known.length, 17 + paging + 40);
    assert.deepEqual((await control('reset', {})).settings, first);
    assert.deepEqual([await control('violations'), await control('requests')], [[], []]);
  });
}

test('serve.mjs says where it is and ends with its input', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('serve.mjs', root)), systems[0]], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await Promise.race([new Promise((resolve) => createInterface({ input: child.stdout }).once('line', (text) => resolve([text]))),
    new Promise((_, reject) => child.once('exit', reject))]);
  const { system, port, base, settings } = JSON.parse(line);
  assert.deepEqual([system, base, typeof settings], [systems[0], `http://127.0.0.1:${port}`, 'object']);
  assert.deepEqual(await (await fetch(`${base}/__control/violations`)).json(), []);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.end();
  assert.equal(await ended, 0);
});
