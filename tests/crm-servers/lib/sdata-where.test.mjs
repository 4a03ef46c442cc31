import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DialectError } from './lexer.mjs';
import { parseWhere } from './sdata-where.mjs';
import { child, parseXml } from './xml.mjs';

const row = { pers_lastname: "d'Arnaud", pers_phone: '020 1234567', pers_id: 43 };
const holds = (text) => parseWhere(text, (name) => name in row)(row);

test('comparisons, like, in, between, functions, both quotes', () => {
  assert.ok(holds("pers_lastname like 'd''arn%' and pers_id between 43 and 50"));
  assert.ok(holds('(pers_phone like "%4567" or pers_phone like "x") and not pers_id eq 44'));
  assert.ok(holds("upper(pers_lastname) eq 'D''ARNAUD' and pers_id in ('43', '45')"));
  assert.ok(holds("concat(pers_id, pers_phone) like '43020%'"));
  assert.ok(!holds("pers_lastname like 'arnaud%' or pers_id gt 100"));
});

test('what SData does not know is refused', () => {
  for (const text of ["nothing eq 'x'", "contains(pers_phone,'1')", "pers_lastname like 'd'arn'", 'pers_id', "pers_id eq 1 pers_id eq 2", "pers_phone ~ '1'"]) {
    assert.throws(() => holds(text), DialectError, text);
  }
});

test('XML: names without prefix, escapes, and nothing that is not well formed', () => {
  const root = parseXml('<?xml version="1.0"?><a:e xmlns:a="x"><b c="1">x &amp; y</b><d/></a:e>');
  assert.deepEqual([root.name, child(root, 'b').text, child(root, 'b').attributes.c, root.children.length], ['e', 'x & y', '1', 2]);
  for (const text of ['<a><b></a>', '<a>&</a>', '<a/><b/>', 'x <']) assert.throws(() => parseXml(text));
});
