// SOQL: SELECT fields FROM Object WHERE condition ORDER BY field LIMIT n OFFSET n. A backslash escapes in 'text'; LIKE knows % and _.
import { like } from './like.mjs';
import { Scanner, SyntaxTrouble } from './scanner.mjs';

export { SyntaxTrouble };

export function parseSoql(text) {
  const scanner = new Scanner(text);
  const query = { fields: [], object: null, where: null, order: null, limit: null, offset: 0 };
  scanner.needWord('SELECT');
  do query.fields.push(scanner.need(/[A-Za-z][\w.]*/, 'a field')[0]); while (scanner.sign(','));
  scanner.needWord('FROM');
  query.object = scanner.need(/[A-Za-z]\w*/, 'an object')[0];
  if (scanner.word('WHERE')) query.where = parseCondition(scanner);
  if (scanner.word('ORDER')) query.order = parseOrderBy(scanner);
  if (scanner.word('LIMIT')) query.limit = Number(scanner.need(/\d+/, 'a number')[0]);
  if (scanner.word('OFFSET')) query.offset = Number(scanner.need(/\d+/, 'a number')[0]);
  scanner.end();
  return query;
}

export function parseOrderBy(scanner) {
  scanner.needWord('BY');
  const field = scanner.need(/[A-Za-z][\w.]*/, 'a field')[0];
  const descending = scanner.word('DESC') || (scanner.word('ASC'), false);
  if (scanner.word('NULLS')) scanner.need(/FIRST|LAST/i, 'FIRST or LAST');
  return { field, descending };
}

// Mixing AND and OR at one level without parentheses is an error in SOQL.
export function parseCondition(scanner) {
  const parts = [parseOne(scanner)];
  const kind = scanner.word('AND') ? 'and' : scanner.word('OR') ? 'or' : null;
  if (!kind) return parts[0];
  do parts.push(parseOne(scanner)); while (scanner.word(kind));
  if (scanner.word(kind === 'and' ? 'OR' : 'AND')) scanner.fail('AND and OR at one level need parentheses');
  return { kind, parts };
}

function parseOne(scanner) {
  if (scanner.word('NOT')) return { kind: 'not', parts: [parseOne(scanner)] };
  if (scanner.sign('(')) {
    const inner = parseCondition(scanner);
    scanner.needSign(')');
    return inner;
  }
  const field = scanner.need(/[A-Za-z][\w.]*/, 'a field')[0];
  const operator = scanner.need(/<=|>=|!=|<>|=|<|>|like(?=[\s'])|in(?=[\s(])|not\s+in(?=[\s(])/i, 'an operator')[0].toLowerCase().replace(/\s+/, ' ');
  if (operator.endsWith('in')) {
    scanner.needSign('(');
    const values = [];
    do values.push(parseValue(scanner)); while (scanner.sign(','));
    scanner.needSign(')');
    return { kind: 'in', field, values, not: operator === 'not in' };
  }
  return { kind: 'compare', field, operator: operator === '<>' ? '!=' : operator, value: parseValue(scanner) };
}

const ESCAPES = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\', _: '\\_', '%': '\\%' };

function parseValue(scanner) {
  scanner.blanks();
  const text = scanner.match(/'((?:[^'\\]|\\[^])*)'/);
  if (text) {
    return text[1].replace(/\\([^])/g, (whole, letter) => ESCAPES[letter] ?? scanner.fail(`\\${letter} is no escape`));
  }
  const date = scanner.match(/\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d))?/);
  if (date) return date[0];
  const other = scanner.match(/(-?\d+(\.\d+)?|true|false|null)(?!\w)/i);
  if (!other) scanner.fail('a value is expected');
  return JSON.parse(other[0].toLowerCase());
}

// Every field of a condition.
export function conditionFields(node) { return node ? [...(node.field ? [node.field] : []), ...(node.parts ?? []).flatMap(conditionFields)] : []; }

// value(record, field) gives what is compared.
export function conditionPredicate(node, value) {
  const fold = (one) => (typeof one === 'string' ? one.toLowerCase() : one);
  const holds = (at, record) => {
    if (at.kind === 'and') return at.parts.every((part) => holds(part, record));
    if (at.kind === 'or') return at.parts.some((part) => holds(part, record));
    if (at.kind === 'not') return !holds(at.parts[0], record);
    const left = fold(value(record, at.field) ?? null);
    if (at.kind === 'in') return at.values.map(fold).includes(left) !== at.not;
    const right = fold(at.value);
    switch (at.operator) {
      case '=': return left === right;
      case '!=': return left !== right;
      case 'like': return like(at.value, { escape: '\\' })(left);
      default: return left !== null && right !== null && { '<': left < right, '>': left > right, '<=': left <= right,
        '>=': left >= right }[at.operator];
    }
  };
  return node ? (record) => holds(node, record) : () => true;
}
