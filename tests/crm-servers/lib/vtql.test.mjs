import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseVtql, runVtql } from './vtql.mjs';

test('and binds more than or, in takes a list', () => {
  const rows = [{ a: '1', b: '1', id: 'x' }, { a: '2', b: '1', id: 'y' }, { a: '3', b: '2', id: 'z' }];
  const run = (text) => runVtql(parseVtql(text, () => ['a', 'b', 'id']), rows).map((row) => row.id);
  assert.deepEqual(run("select a from T where a = '1' or a = '2' and b = '2';"), ['x']);
  assert.deepEqual(run("select a from T where a in ('1','3') order by a desc;"), ['z', 'x']);
});
