import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DialectError } from './lexer.mjs';
import { parseFilter } from './superoffice-filter.mjs';

const columns = { fullName: { get: (row) => row.name }, personId: { get: (row) => row.id }, 'searchPhone/formattedNumber': { get: (row) => row.phones, phone: true } };
const row = { name: "Sjoerd d'Arnaud", id: 7, phones: ['+31 (0)6 1234 5683', '020-1234567'] };
const holds = (text) => parseFilter(text, columns)(row);

test('words as operators, functions of OData, and numbers by their digits', () => {
  assert.ok(holds("fullName begins 'sjoerd' and fullName contains 'D''ARN'"));
  assert.ok(holds("fullName is 'x' or personId gt 5 and personId lt 9"));
  assert.ok(holds("(fullName is 'x' or startswith(fullName, 'Sj')) and substringof('arn', fullname)"));
  assert.ok(holds("searchPhone/formattedNumber contains '612345683'"));
  assert.ok(holds("searchPhone/formattedNumber contains '201234567'"));
  assert.ok(holds("searchPhone/formattedNumber contains '0612345683'"));
});

test('what the archive does not know is refused', () => {
  for (const text of ["nofield is 'x'", "fullName like '%x%'", "contains(fullName,'x')", "fullName contains x", "fullName is 'x' fullName"]) {
    assert.throws(() => holds(text), DialectError, text);
  }
});
