// For the self-tests: a system on its own stage in this process, plain fetch, and the questions every test asks.
import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import { expectations, nameExpectations } from '../seeds.mjs';
import { openStage } from './stage.mjs';

// Opens the system for a test file; the returned object is filled in before the first test and reset before each.
export function withSystem(name) {
  const at = {
    stage: null,
    get settings() { return this.stage.system.settings; },
    get base() { return this.stage.base; },
    async call(path, { method = 'GET', headers = {}, body } = {}) {
      const response = await fetch(path.startsWith('http') ? path : this.base + path, { method, headers, body, redirect: 'manual' });
      const text = await response.text();
      let json;
      try { json = JSON.parse(text); } catch { json = undefined; }
      return { status: response.status, headers: response.headers, text, json };
    },
    async control(path, body) {
      const response = await fetch(`${this.base}/__control/${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
      return response.json();
    },
    violations() { return this.stage.journal.violations; },
    assertClean() { assert.deepEqual(this.violations(), []); },
    assertViolation(pattern) { assert.match(this.violations().map((one) => one.reason).join('\n'), pattern); },
    keyOf(id) {
      const { contacts = {}, companies = {} } = this.stage.system.describe.ids;
      const found = Object.entries({ ...contacts, ...companies }).find(([, known]) => known === id);
      return found?.[0];
    },
  };
  before(async () => { at.stage = await openStage(name); });
  beforeEach(() => at.control('reset', {}));
  after(() => at.stage.close());
  return at;
}

// find(notations, expectation) gives the keys of all that the server returned; those expected must be among them.
export async function assertNumbers(find, { except = [] } = {}) {
  for (const expectation of expectations.filter((one) => !one.rare && !except.includes(one.number))) {
    const keys = await find(expectation.notations, expectation);
    for (const key of [...expectation.contacts, ...expectation.companies]) assert.ok(keys.includes(key), `${expectation.number}: ${key} is not among ${keys}`);
  }
}

export async function assertNames(find, { except = [] } = {}) {
  for (const { text, contacts } of nameExpectations.filter((one) => !except.includes(one.text))) {
    const keys = await find(text);
    assert.deepEqual([...keys].sort(), [...contacts].sort(), `name ${text}`);
  }
}
