// The where parameter of SData (Sage): columns, eq ne gt ge lt le = <> like in between, and or not, parentheses,
// upper() lower() concat(), text in single or double quotes with the quote doubled.
import { Cursor, DialectError, lex, logical } from './lexer.mjs';
import { folded } from './folded.mjs';
import { like } from './like.mjs';

const unquoted = (match) => match[0].slice(1, -1).replaceAll(match[0][0].repeat(2), match[0][0]);

const rules = [
  ['space', /\s+/y],
  ['text', /'(?:[^']|'')*'|"(?:[^"]|"")*"/y, unquoted],
  ['date', /@[0-9T:\-+Z.]+@/y, (match) => match[0].slice(1, -1)],
  ['number', /-?\d+(?:\.\d+)?/y, (match) => match[0]],
  ['word', /[A-Za-z_][A-Za-z0-9_.]*/y],
  ['operator', /<=|>=|<>|=|<|>/y],
  ['sign', /[(),]/y],
];

const comparisons = {
  eq: (order) => order === 0, '=': (order) => order === 0, ne: (order) => order !== 0, '<>': (order) => order !== 0,
  gt: (order) => order > 0, '>': (order) => order > 0, ge: (order) => order >= 0, '>=': (order) => order >= 0,
  lt: (order) => order < 0, '<': (order) => order < 0, le: (order) => order <= 0, '<=': (order) => order <= 0,
};

const functions = {
  upper: (parts) => parts[0].toUpperCase(),
  lower: (parts) => parts[0].toLowerCase(),
  concat: (parts) => parts.join(''),
};

// get(row, name) gives the value of a column; known(name) says whether there is one.
export function parseWhere(text, known, get = (row, name) => row[name]) {
  const cursor = new Cursor(lex(text, rules));
  const operand = () => {
    const plain = cursor.accept('text') ?? cursor.accept('number') ?? cursor.accept('date');
    if (plain) return () => plain.value;
    const name = cursor.expect('word').text;
    if (cursor.accept('sign', '(')) {
      const call = functions[name.toLowerCase()];
      if (!call) throw new DialectError(`Unknown function '${name}'`, 'function');
      const parts = [];
      do parts.push(operand()); while (cursor.accept('sign', ','));
      cursor.expect('sign', ')');
      return (row) => call(parts.map((part) => String(part(row) ?? '')));
    }
    if (!known(name)) throw new DialectError(`Unknown property '${name}'`, 'property');
    return (row) => get(row, name);
  };
  const order = (left, right) => {
    const [a, b] = [folded(left), folded(right)];
    return /^-?\d+(\.\d+)?$/.test(a) && /^-?\d+(\.\d+)?$/.test(b) && a.length < 10 ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
  };
  const term = () => {
    if (cursor.accept('word', 'not')) {
      const inner = term();
      return (row) => !inner(row);
    }
    if (cursor.accept('sign', '(')) {
      const inner = logical(cursor, term);
      cursor.expect('sign', ')');
      return inner;
    }
    const left = operand();
    if (cursor.accept('word', 'like')) {
      const fits = like(cursor.expect('text').value);
      return (row) => fits(left(row));
    }
    if (cursor.accept('word', 'in')) {
      const values = [];
      cursor.expect('sign', '(');
      do values.push(operand()); while (cursor.accept('sign', ','));
      cursor.expect('sign', ')');
      return (row) => values.some((value) => order(left(row), value(row)) === 0);
    }
    if (cursor.accept('word', 'between')) {
      const low = operand();
      cursor.expect('word', 'and');
      const high = operand();
      return (row) => order(left(row), low(row)) >= 0 && order(left(row), high(row)) <= 0;
    }
    const operator = cursor.accept('operator') ?? cursor.accept('word') ?? cursor.fail('operator');
    const comparison = comparisons[operator.text.toLowerCase()];
    if (!comparison) throw new DialectError(`Unknown operator '${operator.text}'`, 'operator');
    const right = operand();
    return (row) => comparison(order(left(row), right(row)));
  };
  const where = logical(cursor, term);
  cursor.expect('end');
  return where;
}
