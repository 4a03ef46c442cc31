// VTQL, the query language of vtiger's web service: select .. from .. where .. order by .. limit .. ;
// No parentheses round conditions, '' for a quote within text, and a semicolon at the end.
import { folded } from './folded.mjs';
import { Cursor, DialectError, lex, logical } from './lexer.mjs';
import { like } from './like.mjs';

const names = { '(': 'PARENOPEN', ')': 'PARENCLOSE', ';': 'SEMICOLON', ',': 'COMMA', '*': 'ASTERISK' };
const keywords = new Set(['select', 'from', 'where', 'and', 'or', 'like', 'in', 'order', 'by', 'asc', 'desc', 'limit']);

const rules = [
  ['space', /\s+/y],
  // A backslash does not escape the quote: the text ends there and what follows is read as a column.
  ['text', /'(?:[^']|'')*'/y, (match) => match[0].slice(1, -1).replace(/''/g, "'")],
  ['stray', /'/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['operator', /<=|>=|!=|=|<|>/y],
  ['sign', /[(),;*]/y],
];

function complain(token, expected) {
  const kind = token.kind === 'sign' ? names[token.text]
    : token.kind === 'word' ? (keywords.has(token.text.toLowerCase()) ? token.text.toUpperCase() : 'COLUMNNAME')
      : token.kind === 'end' ? 'END' : 'VALUE';
  return new DialectError(`Syntax Error on line 1: token '${token.text}' Unexpected ${kind}(${token.text}), `
    + `expected one of: ${names[expected] ?? expected}`, 'QUERY_SYNTAX_ERROR');
}

// columnsOf(module) gives the names of the columns, or null for a module that does not exist.
export function parseVtql(text, columnsOf) {
  const cursor = new Cursor(lex(text, rules), complain);
  const query = { columns: [], count: false, limit: 100, offset: 0, order: [] };
  cursor.expect('word', 'select');
  if (cursor.accept('sign', '*')) {
    query.columns = null;
  } else if (cursor.is('word', 'count') && cursor.peek(1).text === '(') {
    cursor.at += 2;
    cursor.expect('sign', '*');
    cursor.expect('sign', ')');
    query.count = true;
  } else {
    do query.columns.push(column(cursor)); while (cursor.accept('sign', ','));
  }
  cursor.expect('word', 'from');
  query.module = cursor.expect('word').text;
  if (cursor.accept('word', 'where')) query.where = logical(cursor, () => condition(cursor, query));
  if (cursor.accept('word', 'order')) {
    cursor.expect('word', 'by');
    do {
      const name = column(cursor);
      const descending = cursor.accept('word', 'desc') !== null;
      if (!descending) cursor.accept('word', 'asc');
      query.order.push({ name, descending });
    } while (cursor.accept('sign', ','));
  }
  if (cursor.accept('word', 'limit')) {
    const first = Number(cursor.expect('number').text);
    const second = cursor.accept('sign', ',') ? Number(cursor.expect('number').text) : null;
    query.offset = second === null ? 0 : first;
    query.limit = Math.min(100, second ?? first);
  }
  cursor.expect('sign', ';');
  cursor.expect('end');
  check(query, columnsOf(query.module));
  return query;
}

function column(cursor) {
  const token = cursor.peek();
  if (token.kind !== 'word' || keywords.has(token.text.toLowerCase())) cursor.fail('COLUMNNAME');
  cursor.at++;
  return token.text;
}

function value(cursor) {
  const token = cursor.accept('text') ?? cursor.accept('number') ?? cursor.fail('VALUE');
  return token.value;
}

function condition(cursor, query) {
  const name = column(cursor);
  (query.used ??= []).push(name);
  if (cursor.accept('word', 'in')) {
    const values = [];
    cursor.expect('sign', '(');
    do values.push(value(cursor)); while (cursor.accept('sign', ','));
    cursor.expect('sign', ')');
    return (row) => values.some((each) => same(row[name], each));
  }
  if (cursor.accept('word', 'like')) {
    const fits = like(folded(value(cursor), false));
    return (row) => fits(folded(row[name], false));
  }
  const operator = cursor.expect('operator').text;
  const other = value(cursor);
  return (row) => compare(operator, row[name], other);
}

function same(left, right) {
  return folded(left, false) === folded(right, false);
}

function compare(operator, left, right) {
  if (operator === '=') return same(left, right);
  if (operator === '!=') return !same(left, right);
  const order = folded(left, false).localeCompare(folded(right, false));
  return operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0;
}

function check(query, known) {
  if (!known) throw new DialectError('Permission to perform the operation is denied', 'ACCESS_DENIED');
  const used = [...(query.columns ?? []), ...(query.used ?? []), ...query.order.map((each) => each.name)];
  const unknown = used.find((name) => !known.includes(name));
  if (unknown) throw new DialectError(`Permission to access '.${unknown}.' attribute denied.`, 'ACCESS_DENIED');
}

export function runVtql(query, rows) {
  let found = rows.filter(query.where ?? (() => true));
  if (query.count) return [{ count: String(found.length) }];
  for (const { name, descending } of [...query.order].reverse()) {
    found = [...found].sort((a, b) => folded(a[name], false).localeCompare(folded(b[name], false)) * (descending ? -1 : 1));
  }
  return found.slice(query.offset, query.offset + query.limit).map((row) => {
    if (!query.columns) return { ...row };
    const cut = Object.fromEntries(query.columns.filter((name) => name !== 'id').map((name) => [name, row[name] ?? '']));
    return { ...cut, id: row.id };
  });
}
