// $filter of SuperOffice's archives: column operator value, with SuperOffice's own words as operators, and the three
// functions of OData 3. Text in single quotes, '' for a quote within. Comparing knows no difference between A and a.
import { Cursor, DialectError, lex, logical } from './lexer.mjs';
import { folded } from './folded.mjs';
import { digits } from '../seeds.mjs';

const rules = [
  ['space', /\s+/y],
  ['text', /'(?:[^']|'')*'/y, (match) => match[0].slice(1, -1).replace(/''/g, "'")],
  ['number', /-?\d+(?:\.\d+)?/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*(?:\/[A-Za-z_][A-Za-z0-9_]*)*/y],
  ['operator', /=/y],
  ['sign', /[(),]/y],
];

const texts = {
  eq: (a, b) => a === b, equals: (a, b) => a === b, is: (a, b) => a === b, '=': (a, b) => a === b,
  ne: (a, b) => a !== b, unequals: (a, b) => a !== b, isnot: (a, b) => a !== b,
  begins: (a, b) => a.startsWith(b), notbegins: (a, b) => !a.startsWith(b),
  contains: (a, b) => a.includes(b), notcontains: (a, b) => !a.includes(b), ends: (a, b) => a.endsWith(b),
};
const numbers = {
  gt: (a, b) => a > b, greater: (a, b) => a > b, ge: (a, b) => a >= b,
  lt: (a, b) => a < b, less: (a, b) => a < b, le: (a, b) => a <= b,
};
const functions = {
  substringof: ([part, whole]) => whole.includes(part),
  startswith: ([whole, part]) => whole.startsWith(part),
  endswith: ([whole, part]) => whole.endsWith(part),
};

// columns: name -> {get(row) -> text, number or list of them, phone: compared by digits alone}
export function parseFilter(text, columns) {
  const cursor = new Cursor(lex(text, rules));
  const column = (name) => columns[Object.keys(columns).find((each) => each.toLowerCase() === name.toLowerCase())]
    ?? (() => { throw new DialectError(`Unknown column '${name}'`, 'column'); })();
  const constant = () => (cursor.accept('text') ?? cursor.accept('number') ?? cursor.fail('a value')).value;
  const every = (value) => (Array.isArray(value) ? value : [value]);
  const term = () => {
    if (cursor.accept('sign', '(')) {
      const inner = logical(cursor, term);
      cursor.expect('sign', ')');
      return inner;
    }
    const name = cursor.expect('word').text;
    if (cursor.accept('sign', '(')) {
      const call = functions[name.toLowerCase()];
      if (!call) throw new DialectError(`Unknown function '${name}'`, 'function');
      const part = () => {
        const word = cursor.accept('word');
        const source = word ? column(word.text) : null;
        const fixed = source ? null : constant();
        return (row) => folded(source ? every(source.get(row))[0] : fixed);
      };
      const first = part();
      cursor.expect('sign', ',');
      const second = part();
      cursor.expect('sign', ')');
      return (row) => call([first(row), second(row)]);
    }
    const source = column(name);
    const operator = (cursor.accept('word') ?? cursor.expect('operator')).text.toLowerCase();
    const value = constant();
    if (numbers[operator]) return (row) => every(source.get(row)).some((each) => numbers[operator](Number(each), Number(value)));
    const test = texts[operator];
    if (!test) throw new DialectError(`Unknown operator '${operator}'`, 'operator');
    const shape = source.phone ? digits : (each) => folded(each);
    return (row) => every(source.get(row)).some((each) => test(shape(each), shape(value)));
  };
  const filter = logical(cursor, term);
  cursor.expect('end');
  return filter;
}
