import assert from 'node:assert/strict';
import { test } from 'node:test';
import { like } from './like.mjs';

test('LIKE takes % and _, ignores case, and everything else is plain', () => {
  assert.ok(like('%6%1%2%')('+31 (0)6 12'));
  assert.ok(like('J_rg')('jörg'));
  assert.ok(!like('a.c')('abc'));
  assert.ok(like('50\\%', { escape: '\\' })('50%'));
  assert.ok(!like('50\\%', { escape: '\\' })('500'));
  assert.ok(!like('%')(null));
  assert.ok(like('(0)%')('(0)6'));
});
