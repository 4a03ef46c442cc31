import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SyntaxTrouble, conditionPredicate, parseSoql } from './soql.mjs';
import { parseSosl } from './sosl.mjs';

const record = { Name: "Sjoerd d'Arnaud", Phone: '020-1234567', Age: 3 };
const holds = (condition) => conditionPredicate(parseSoql(`SELECT Id FROM Contact WHERE ${condition}`).where, (one, field) => one[field])(record);

test('SOQL conditions', () => {
  assert.ok(holds("Phone LIKE '%4567'"));
  assert.ok(holds("Name = 'sjoerd d\\'arnaud' AND (Age = 4 OR Age >= 3)"));
  assert.ok(holds("Phone IN ('1','020-1234567')"));
  assert.ok(!holds("NOT Phone != null"));
  assert.ok(!holds("Phone LIKE '%4567\\%'"));
  const query = parseSoql("select Id, Account.Name from Contact order by Name desc limit 5 offset 2");
  assert.deepEqual([query.fields, query.object, query.order, query.limit, query.offset],
    [['Id', 'Account.Name'], 'Contact', { field: 'Name', descending: true }, 5, 2]);
});

test('what is not SOQL is refused', () => {
  for (const text of ['SELECT * FROM Contact', "SELECT Id FROM Contact WHERE Name = 'd'Arnaud'",
    "SELECT Id FROM Contact WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
    "SELECT Id FROM Contact WHERE Name = 'a\\q'", 'SELECT Id FROM Contact WHERE Name = "a"', 'SELECT Id FROM Contact LIMIT',
        "SELECT Id FROM Contact WHERE Name='d''A'"]) {
    assert.throws(() => parseSoql(text), SyntaxTrouble, text);
  }
});

test('SOSL terms, groups and objects', () => {
  const search = parseSosl('FIND {\\+31612345678 OR 0612345678} IN PHONE FIELDS RETURNING Contact(Id,Account.Name LIMIT 5), Lead LIMIT 10');
  assert.deepEqual(search.terms.map((one) => one.map((term) => term.text)), [['+31612345678'], ['0612345678']]);
  assert.equal(search.group, 'PHONE');
  assert.deepEqual(search.returning.map(({ object, limit }) => [object, limit]), [['Contact', 5], ['Lead', null]]);
  assert.equal(search.limit, 10);
  assert.deepEqual(parseSosl('FIND {"van den" Jan*}').terms,
    [[{ text: 'van den', prefix: false, phrase: true }, { text: 'Jan', prefix: true, phrase: false }]]);
});

test('reserved signs without a backslash are refused', () => {
  for (const text of ["FIND {d'Arnaud}", 'FIND {+31612345678}', 'FIND {06-12}', 'FIND {}', 'FIND {a OR }', 'FIND Jan', 'FIND {a} IN FAX FIELDS',
      'FIND {a} RETURNING Contact(']) {
    assert.throws(() => parseSosl(text), SyntaxTrouble, text);
  }
});
