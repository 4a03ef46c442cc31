// SuiteQL: SELECT of one table with conditions, functions on columns, order and FETCH FIRST. Text is compared letter by letter as Oracle
// does; a null answers no comparison. No joins, though the real one has them.
import { Scanner } from '../../lib/scanner.mjs';

const FUNCTIONS = {
  REGEXP_REPLACE: { count: [2, 3], run: (text, pattern,
    by = '') => text.replace(new RegExp(pattern.replaceAll('[:digit:]', '0-9').replaceAll('[:alpha:]', 'A-Za-z'), 'g'), by ?? '') },
  REPLACE: { count: [2, 3], run: (text, what, by = '') => text.replaceAll(what, by ?? '') },
  LOWER: { count: [1, 1], run: (text) => text.toLowerCase() },
  UPPER: { count: [1, 1], run: (text) => text.toUpperCase() },
  TRIM: { count: [1, 1], run: (text) => text.trim() },
  LENGTH: { count: [1, 1], run: (text) => text.length },
  SUBSTR: { count: [2, 3], run: (text, from, length) => (from < 0 ? text.slice(from) : text.slice(from - 1)).slice(0, length ?? undefined) },
  NVL: { count: [2, 2], nulls: true, run: (one, other) => one ?? other },
  COALESCE: { count: [1, 9], nulls: true, run: (...all) => all.find((one) => one !== null && one !== undefined) ?? null },
  'BUILTIN.DF': { count: [1, 1], display: true },
};

// { columns: [{name, node}] | null for *, table, where, order: [{node, descending}], first }
export function parseSuiteql(text) { return new Parser(text).query(); }

class Parser {
  constructor(text) { this.scanner = new Scanner(text); }

  query() {
    const { scanner } = this;
    const query = { columns: null, table: null, where: null, order: [], first: null };
    scanner.needWord('SELECT');
    scanner.word('DISTINCT');
    if (!scanner.sign('*')) query.columns = this.list(() => this.column());
    scanner.needWord('FROM');
    query.table = scanner.need(/[A-Za-z]\w*/, 'a table')[0].toLowerCase();
    if (scanner.blanks().text[scanner.at] === ',' || scanner.word('(LEFT|INNER|JOIN|OUTER)')) scanner.fail('joins are not played here');
    if (!/^\s*(WHERE|ORDER|FETCH)\b/i.test(scanner.text.slice(scanner.at))) query.alias = scanner.match(/[A-Za-z]\w*/)?.[0].toLowerCase();
    this.alias = query.alias ?? query.table;
    if (scanner.word('WHERE')) query.where = this.or();
    if (scanner.word('ORDER')) {
      scanner.needWord('BY');
      query.order = this.list(() => ({ node: this.operand(), descending: scanner.word('DESC') || (scanner.word('ASC'), false) }));
    }
    if (scanner.word('FETCH')) {
      scanner.needWord('FIRST');
      query.first = Number(scanner.need(/\d+/, 'a number')[0]);
      scanner.need(/ROWS?/i, 'ROWS');
      scanner.needWord('ONLY');
    }
    scanner.end();
    const prefixes = new Set([query.table, query.alias]);
    for (const node of [...(query.columns ?? []).map((one) => one.node), query.where, ...query.order.map((one) => one.node)]) this.checkPrefixes(node,
      prefixes);
    return query;
  }

  checkPrefixes(node, prefixes) {
    if (!node) return;
    if (node.prefix && !prefixes.has(node.prefix)) this.scanner.fail(`there is no table ${node.prefix}`);
    [...(node.parts ?? []), node.part, node.left, node.right].forEach((below) => this.checkPrefixes(below, prefixes));
  }

  list(next) {
    const found = [next()];
    while (this.scanner.sign(',')) found.push(next());
    return found;
  }

  column() {
    const node = this.operand();
    if (!this.scanner.word('AS')) return { name: node.kind === 'column' ? node.name : 'expr1', node };
    return { name: this.scanner.need(/[A-Za-z]\w*/, 'a name')[0].toLowerCase(), node };
  }

  or() { return this.chain('OR', () => this.and()); }

  and() { return this.chain('AND', () => this.not()); }

  chain(word, next) {
    const parts = [next()];
    while (this.scanner.word(word)) parts.push(next());
    return parts.length === 1 ? parts[0] : { kind: word.toLowerCase(), parts };
  }

  not() { return this.scanner.word('NOT') ? { kind: 'not', part: this.not() } : this.predicate(); }

  predicate() {
    const { scanner } = this;
    if (scanner.sign('(')) {
      const inner = this.or();
      scanner.needSign(')');
      return inner;
    }
    const left = this.operand();
    if (scanner.word('IS')) {
      const not = scanner.word('NOT');
      scanner.needWord('NULL');
      return { kind: 'null', left, not };
    }
    const not = scanner.word('NOT');
    if (scanner.word('LIKE')) {
      const right = this.operand();
      const escape = scanner.word('ESCAPE') ? this.operand().value : null;
      return { kind: 'like', left, right, escape, not };
    }
    if (scanner.word('IN')) {
      scanner.needSign('(');
      const parts = this.list(() => this.operand());
      scanner.needSign(')');
      return { kind: 'in', left, parts, not };
    }
    if (not) scanner.fail('LIKE or IN is expected');
    const operator = scanner.need(/<=|>=|<>|!=|=|<|>/, 'a comparison')[0];
    return { kind: 'compare', operator, left, right: this.operand() };
  }

  operand() {
    const first = this.single();
    const parts = [first];
    while (this.scanner.sign('||')) parts.push(this.single());
    return parts.length === 1 ? first : { kind: 'concat', parts };
  }

  single() {
    const { scanner } = this;
    scanner.blanks();
    const text = scanner.match(/'((?:[^']|'')*)'/);
    if (text) return { kind: 'value', value: text[1].replaceAll("''", "'") || null }; // Oracle: '' is null
    const number = scanner.match(/-?\d+(\.\d+)?/);
    if (number) return { kind: 'value', value: Number(number[0]) };
    if (scanner.word('NULL')) return { kind: 'value', value: null };
    const name = scanner.need(/[A-Za-z]\w*(\.[A-Za-z]\w*)?/, 'a column, function or value')[0];
    if (scanner.sign('(')) {
      const known = FUNCTIONS[name.toUpperCase()] ?? scanner.fail(`there is no function ${name}`);
      const parts = this.list(() => this.operand());
      scanner.needSign(')');
      if (parts.length < known.count[0] || parts.length > known.count[1]) scanner.fail(`${name} takes another number of arguments`);
      return { kind: known.display ? 'display' : 'call', name: name.toUpperCase(), parts };
    }
    const at = name.toLowerCase().split('.');
    return { kind: 'column', name: at.at(-1), prefix: at.length > 1 ? at[0] : null };
  }
}

// Every column a tree names.
export function columnsOf(node) {
  if (!node) return [];
  return [...(node.kind === 'column' ? [node.name] : []), ...[...(node.parts ?? []), node.part, node.left,
    node.right].filter(Boolean).flatMap(columnsOf)];
}

// display(record, column) is what BUILTIN.DF shows.
export function evaluate(node, record, display) {
  const value = (at) => evaluate(at, record, display);
  switch (node.kind) {
    case 'value': return node.value;
    case 'column': return record[node.name] ?? null;
    case 'display': return display(record, node.parts[0].name);
    case 'concat': return node.parts.map((part) => value(part) ?? '').join('');
    case 'call': {
      const [first, ...parts] = node.parts.map(value);
      const known = FUNCTIONS[node.name];
      if (known.nulls) return known.run(first, ...parts);
      return first === null ? null : known.run(String(first), ...parts) || null; // Oracle: '' is null
    }
    case 'and': return node.parts.every((part) => value(part) === true);
    case 'or': return node.parts.some((part) => value(part) === true);
    case 'not': return value(node.part) === null ? null : !value(node.part);
    case 'null': return (value(node.left) === null) !== node.not;
    case 'like': return value(node.left) === null || value(node.right) === null ? null : oracleLike(String(value(node.left)), value(node.right),
      node.escape) !== node.not;
    case 'in': return value(node.left) === null ? null : node.parts.some((part) => String(value(part)) === String(value(node.left))) !== node.not;
    default: return compare(node.operator, value(node.left), value(node.right));
  }
}

function compare(operator, left, right) {
  if (left === null || right === null) return null;
  const [one, other] = typeof left === 'number' || typeof right === 'number' ? [Number(left), Number(right)] : [left, right];
  return { '=': one === other, '<>': one !== other, '!=': one !== other, '<': one < other, '>': one > other, '<=': one <= other,
    '>=': one >= other }[operator];
}

function oracleLike(text, pattern, escape) {
  let source = '';
  for (let at = 0; at < pattern.length; ++at) {
    const plain = pattern[at] === escape ? pattern[++at] : null;
    if (plain === null && pattern[at] === '%') source += '[^]*';
    else if (plain === null && pattern[at] === '_') source += '[^]';
    else source += (plain ?? pattern[at]).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }
  return new RegExp(`^${source}$`).test(text);
}
