// DQL, the query language of Domino: item = 'text' and (item in ('a', ?b) or contains('word*')). Comparing with = and
// in takes the whole value, upper and lower case alike; contains takes words with * and ?, no part of a word without.
import { Cursor, DialectError, lex, logical } from './lexer.mjs';
import { folded } from './folded.mjs';

const rules = [
  ['space', /\s+/y],
  ['text', /'(?:[^']|'')*'/y, (match) => match[0].slice(1, -1).replace(/''/g, "'")],
  ['variable', /\?[A-Za-z_][A-Za-z0-9_]*|\?/y],
  ['number', /-?\d+(?:\.\d+)?/y],
  ['word', /[@$A-Za-z_][A-Za-z0-9_$.]*/y],
  ['operator', /<=|>=|=|<|>/y],
  ['sign', /[(),]/y],
];

export function parseDql(text, variables = {}) {
  const cursor = new Cursor(lex(text, rules));
  const used = new Set();
  const constant = () => {
    const variable = cursor.accept('variable');
    if (variable) {
      const name = variable.text.slice(1);
      if (!Object.hasOwn(variables, name)) throw new DialectError(`Substitution variable ${name} has no value`, 'variable');
      used.add(name);
      return String(variables[name]);
    }
    return (cursor.accept('text') ?? cursor.accept('number') ?? cursor.fail('a value')).value;
  };
  const list = () => {
    const values = [];
    cursor.expect('sign', '(');
    do values.push(constant()); while (cursor.accept('sign', ','));
    cursor.expect('sign', ')');
    return values;
  };
  const item = (row, name) => {
    const key = Object.keys(row).find((each) => each.toLowerCase() === name.toLowerCase());
    const value = key === undefined ? '' : row[key];
    return (Array.isArray(value) ? value : [value]).map((each) => folded(each));
  };
  const words = (values, patterns, all) => {
    const there = values.flatMap((value) => value.split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
    const found = (pattern) => folded(pattern).split(/[^\p{L}\p{N}*?]+/u).filter(Boolean).every((part) => {
      const test = new RegExp(`^${part.replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'u');
      return there.some((word) => test.test(word));
    });
    return all ? patterns.every(found) : patterns.some(found);
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
    const name = cursor.expect('word').text;
    if (name.toLowerCase() === 'contains') {
      const all = cursor.accept('word', 'all') !== null;
      const patterns = list();
      return (row) => words(Object.values(row).flat().map((each) => folded(each)), patterns, all);
    }
    if (cursor.accept('word', 'contains')) {
      const all = cursor.accept('word', 'all') !== null;
      const patterns = list();
      return (row) => words(item(row, name), patterns, all);
    }
    if (cursor.accept('word', 'in')) {
      const all = cursor.accept('word', 'all') !== null;
      const values = list().map((each) => folded(each));
      return (row) => (all ? values.every((value) => item(row, name).includes(value))
        : values.some((value) => item(row, name).includes(value)));
    }
    const operator = cursor.expect('operator').text;
    const value = folded(constant());
    return (row) => item(row, name).some((each) => (operator === '=' ? each === value : operator === '<' ? each < value
      : operator === '>' ? each > value : operator === '<=' ? each <= value : each >= value));
  };
  const query = logical(cursor, term);
  cursor.expect('end');
  const spare = Object.keys(variables).find((name) => !used.has(name));
  if (spare !== undefined) throw new DialectError(`Substitution variable ${spare} is not in the query`, 'variable');
  return query;
}
