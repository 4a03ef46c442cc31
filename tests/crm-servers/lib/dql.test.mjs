import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDql } from './dql.mjs';
import { DialectError } from './lexer.mjs';

const row = { Form: 'Person', FullName: "Sjoerd d'Arnaud", CellPhoneNumber: '+31 (0)6 1234 5683', Mails: ['a@x.example', 'b@x.example'] };
const holds = (text, variables) => parseDql(text, variables)(row);

test('=, in, contains, variables', () => {
  assert.ok(holds("form = 'person' and (FullName = 'x' or FullName = 'sjoerd d''arnaud')"));
  assert.ok(holds('CellPhoneNumber in (?a, ?b)', { a: '1', b: '+31 (0)6 1234 5683' }));
  assert.ok(!holds("CellPhoneNumber = '5683'"));
  assert.ok(holds("CellPhoneNumber contains ('5683') and FullName contains ('sjo*')"));
  assert.ok(!holds("FullName contains ('sjo')"));
  assert.ok(holds("contains('arnaud') and not Mails = 'c@x.example'"));
});

test('what DQL does not know is refused', () => {
  for (const text of ["FullName like '%x%'", "FullName = 'd'x'", 'FullName = ?n', "FullName in 'x'", "FullName = 'x' FullName", "FullName contains 'x'"]) {
    assert.throws(() => holds(text), DialectError, text);
  }
  assert.throws(() => holds("FullName = 'x'", { spare: '1' }), DialectError);
});
