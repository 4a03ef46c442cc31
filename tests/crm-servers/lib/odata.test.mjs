import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SyntaxTrouble, fieldsOf, filterPredicate, parseFilter, parseOrder, parseSelect } from './odata.mjs';

const fields = { Name: 'string', Phone: 'string', Mobile: 'string', Id: 'guid', Age: 'number', Active: 'boolean', 'Owner/Name': 'string',
  mails: 'objects' };
const record = { Name: "Sjoerd d'Arnaud", Phone: '020-1234567', Mobile: null, Id: '01234567-89ab-4def-8123-456789abcdef', Age: 40, Active: true,
  Owner: { Name: 'Els' },
  mails: [{ address: 'a@b.example' }] };
const holds = (text, options = {}, how = {}) => filterPredicate(parseFilter(text, { fields, ...options }), how)(record);

test('operators, precedence, quotes and paths', () => {
  assert.ok(holds("Name eq 'Sjoerd d''Arnaud'"));
  assert.ok(holds("Age gt 50 and Age lt 10 or Active"));
  assert.ok(!holds("Age gt 50 and (Age lt 10 or Active eq true)"));
  assert.ok(holds("not (Mobile ne null)"));
  assert.ok(holds("Owner/Name eq 'els'"));
  assert.ok(!holds("Owner/Name eq 'els'", {}, { caseSensitive: true }));
  assert.ok(holds('Id eq 01234567-89ab-4def-8123-456789abcdef'));
  assert.ok(holds("Id eq guid'01234567-89ab-4def-8123-456789abcdef'", { version: 3 }));
  assert.ok(holds("mails/any(a:a/address eq 'a@b.example')"));
});

test('functions of each version', () => {
  assert.ok(holds("contains(Phone,'4567') or startswith(Name,'x')"));
  assert.ok(holds("substringof('4567',Phone)", { version: 3 }));
  assert.ok(holds("contains(tolower(Name),'sjoerd')"));
  assert.ok(holds("endswith(Phone,'1%4%7')", {}, { likeWildcards: true }));
  assert.ok(!holds("endswith(Phone,'1%4%7')"));
  assert.ok(!holds("contains(Mobile,'1')"));
});

test('what is not OData is refused', () => {
  for (const text of ["Fax eq 'x'", "like(Phone,'x')", "substringof('1',Phone)", "Name eq 'd'Arnaud'", 'Name eq 1', "contains(Phone)", "Name",
    "Age eq 1 Age eq 2", "Name EQ 'x'", "(Active",
    "contains(Phone,1)", "Id eq guid'0'"]) {
    assert.throws(() => holds(text), SyntaxTrouble, text);
  }
  assert.throws(() => holds("contains(Phone,'1')", { version: 3 }), SyntaxTrouble);
});

test('fields, select and order', () => {
  assert.deepEqual(fieldsOf(parseFilter("contains(Phone,'1') or Mobile eq '2'", { fields })), ['Phone', 'Mobile']);
  assert.deepEqual(parseSelect('Name,Phone', fields), ['Name', 'Phone']);
  assert.throws(() => parseSelect('Name,Fax', fields), SyntaxTrouble);
  assert.deepEqual([{ Age: 1 }, { Age: 3 }].sort(parseOrder('Age desc', fields)).map((one) => one.Age), [3, 1]);
});
