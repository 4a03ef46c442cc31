// OData system query options: $filter as a tree and as a predicate, $select, $orderby. Strict: what the field table does not know,
// or the dialect does not have, is a SyntaxTrouble.
import { containsText, endsText, like, startsText } from './like.mjs';
import { Scanner, SyntaxTrouble } from './scanner.mjs';

export { SyntaxTrouble };

const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const ARGUMENTS = { contains: 2, substringof: 2, startswith: 2, endswith: 2, tolower: 1, toupper: 1, trim: 1, length: 1, concat: 2, indexof: 2 };

export const functions4 = ['contains', 'startswith', 'endswith', 'tolower', 'toupper', 'trim', 'length', 'concat', 'indexof'];
export const functions3 = ['substringof', 'startswith', 'endswith', 'tolower', 'toupper', 'trim', 'length', 'concat', 'indexof'];

// options: { version: 3 | 4, fields: {name or path: 'string'|'number'|'boolean'|'guid'|'date'|'strings'|'objects'|..}, functions }
// Nodes: {kind: 'or'|'and', parts}, {kind: 'not', part}, {kind: 'compare', operator, left, right}, {kind: 'call', name, parts},
// {kind: 'field', name}, {kind: 'literal', type, value}, {kind: 'any', name, variable, part}.
export function parseFilter(text, options) {
  const parser = new FilterParser(text, { version: 4, functions: options.version === 3 ? functions3 : functions4, ...options });
  const tree = parser.or();
  parser.scanner.end();
  parser.mustBeTruth(tree);
  return tree;
}

class FilterParser {
  constructor(text, options) {
    this.scanner = new Scanner(text);
    this.options = options;
    this.variables = [];
  }

  or() { return this.chain('or', () => this.and()); }

  and() { return this.chain('and', () => this.unary()); }

  chain(word, next) {
    const parts = [next()];
    while (this.scanner.word(word, { exact: true })) parts.push(next());
    if (parts.length > 1) parts.forEach((part) => this.mustBeTruth(part));
    return parts.length === 1 ? parts[0] : { kind: word, parts };
  }

  unary() {
    if (this.scanner.word('not', { exact: true })) {
      const part = this.unary();
      this.mustBeTruth(part);
      return { kind: 'not', part };
    }
    const left = this.operand();
    const operator = COMPARISONS.find((one) => this.scanner.word(one, { exact: true }));
    if (!operator) return left;
    return this.comparable({ kind: 'compare', operator, left, right: this.operand() });
  }

  operand() {
    const { scanner } = this;
    if (scanner.sign('(')) {
      const inner = this.or();
      scanner.needSign(')');
      return inner;
    }
    return this.literal() ?? this.named();
  }

  literal() {
    const { scanner, options } = this;
    scanner.blanks();
    const text = scanner.match(/'((?:[^']|'')*)'/);
    if (text) return { kind: 'literal', type: 'string', value: text[1].replaceAll("''", "'") };
    if (options.version === 3) {
      const typed = scanner.match(/(guid|datetime|datetimeoffset)'([^']*)'/);
      if (typed) return { kind: 'literal', type: typed[1] === 'guid' ? 'guid' : 'date', value: typed[2] };
    } else {
      const guid = scanner.match(/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/);
      if (guid) return { kind: 'literal', type: 'guid', value: guid[0].toLowerCase() };
      const date = scanner.match(/\d{4}-\d\d-\d\d(T[0-9:.]+(Z|[+-]\d\d:\d\d))?/);
      if (date) return { kind: 'literal', type: 'date', value: date[0] };
    }
    const number = scanner.match(/-?\d+(\.\d+)?[LlMmDd]?(?![A-Za-z0-9_'])/);
    if (number) return { kind: 'literal', type: 'number', value: parseFloat(number[0]) };
    const word = scanner.match(/(true|false|null)(?![A-Za-z0-9_/(])/);
    if (word) return { kind: 'literal', type: word[1] === 'null' ? 'null' : 'boolean', value: { true: true, false: false, null: null }[word[1]] };
    return undefined;
  }

  named() {
    const { scanner, options } = this;
    const name = scanner.need(/[A-Za-z_][A-Za-z0-9_]*(\/[A-Za-z_][A-Za-z0-9_]*)*/, 'a field, function or literal')[0];
    if (scanner.text[scanner.at] === '(') {
      if (name.endsWith('/any')) return this.any(name.slice(0, -4));
      return this.call(name);
    }
    const variable = this.variables.find((one) => name === one.variable || name.startsWith(`${one.variable}/`));
    if (variable) return { kind: 'field', name, type: 'string', variable: variable.variable, path: name.slice(variable.variable.length + 1) };
    const type = options.fields[name];
    if (!type) scanner.fail(`there is no field ${name}`);
    return { kind: 'field', name, type };
  }

  any(name) {
    const { scanner, options } = this;
    if (!options.fields[name]) scanner.fail(`there is no field ${name}`);
    scanner.needSign('(');
    const variable = scanner.need(/[A-Za-z_]\w*/, 'a variable')[0];
    scanner.needSign(':');
    this.variables.push({ variable });
    const part = this.or();
    this.variables.pop();
    scanner.needSign(')');
    return { kind: 'any', name, variable, part, type: 'boolean' };
  }

  call(name) {
    const { scanner, options } = this;
    if (!options.functions.includes(name)) scanner.fail(`there is no function ${name}`);
    scanner.needSign('(');
    const parts = [this.or()];
    while (scanner.sign(',')) parts.push(this.or());
    scanner.needSign(')');
    if (parts.length !== ARGUMENTS[name]) scanner.fail(`${name} takes ${ARGUMENTS[name]} arguments`);
    const other = parts.find((part) => !['string', 'null', 'any'].includes(part.type));
    if (other) scanner.fail(`${name} takes text, not ${other.type ?? other.kind}`);
    const type = ['tolower', 'toupper', 'trim', 'concat'].includes(name) ? 'string' : ['length', 'indexof'].includes(name) ? 'number' : 'boolean';
    return { kind: 'call', name, parts, type };
  }

  comparable(node) {
    const left = node.left.type ?? 'boolean';
    const right = node.right.type ?? 'boolean';
    if (left !== right && ![left, right].some((type) => type === 'null' || type === 'any')) this.scanner.fail(`${left} is compared with ${right}`);
    return node;
  }

  mustBeTruth(node) {
    const truth = ['or', 'and', 'not', 'compare', 'any'].includes(node.kind) || node.type === 'boolean' || node.type === 'any';
    if (!truth) this.scanner.fail('a condition is expected');
  }
}

// Every field name in a tree.
export function fieldsOf(node) {
  const below = [...(node.parts ?? []), node.part, node.left, node.right].filter(Boolean);
  return [...new Set([...(node.kind === 'field' ? [node.name] : []), ...below.flatMap(fieldsOf)])];
}

// A predicate over records. options: { caseSensitive (false), likeWildcards: % and _ mean something in text functions (false),
// value: (record, name) => value }
export function filterPredicate(tree, { caseSensitive = false, likeWildcards = false, value = pathValue } = {}) {
  const fold = (text) => (caseSensitive || typeof text !== 'string' ? text : text.toLowerCase());
  const textual = {
    contains: (text, part) => (likeWildcards ? like(`%${part}%`)(text) : caseSensitive ? text.includes(part) : containsText(text, part)),
    startswith: (text, part) => (likeWildcards ? like(`${part}%`)(text) : caseSensitive ? text.startsWith(part) : startsText(text, part)),
    endswith: (text, part) => (likeWildcards ? like(`%${part}`)(text) : caseSensitive ? text.endsWith(part) : endsText(text, part)),
    tolower: (text) => text.toLowerCase(),
    toupper: (text) => text.toUpperCase(),
    trim: (text) => text.trim(),
    length: (text) => text.length,
    concat: (text, other) => text + other,
    indexof: (text, part) => fold(text).indexOf(fold(part)),
  };
  textual.substringof = (part, text) => textual.contains(text, part);
  const evaluate = (node, record, scope) => {
    switch (node.kind) {
      case 'or': return node.parts.some((part) => evaluate(part, record, scope));
      case 'and': return node.parts.every((part) => evaluate(part, record, scope));
      case 'not': return !evaluate(node.part, record, scope);
      case 'literal': return node.value;
      case 'field': return node.variable ? (node.path ? pathValue(scope[node.variable], node.path) : scope[node.variable]) : value(record, node.name);
      case 'any': return (value(record, node.name) ?? []).some((one) => evaluate(node.part, record, { ...scope, [node.variable]: one }));
      case 'call': {
        const parts = node.parts.map((part) => evaluate(part, record, scope));
        return parts.some((part) => part === null || part === undefined) ? null : textual[node.name](...parts);
      }
      default: return compare(node.operator, fold(evaluate(node.left, record, scope) ?? null), fold(evaluate(node.right, record, scope) ?? null));
    }
  };
  return (record) => Boolean(evaluate(tree, record, {}));
}

function compare(operator, left, right) {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (left === null || right === null) return false;
  return { gt: left > right, ge: left >= right, lt: left < right, le: left <= right }[operator];
}

export function pathValue(record, path) {
  return path.split('/').reduce((at, name) => (at === null || at === undefined ? null : at[name]), record);
}

// The names of $select, all of them known (a name may be a path).
export function parseSelect(text, fields) {
  const names = text.split(',').map((name) => name.trim());
  names.forEach((name) => { if (!fields[name]) throw new SyntaxTrouble(`there is no field "${name}" to select`); });
  return names;
}

// A comparison function for $orderby.
export function parseOrder(text, fields, value = pathValue) {
  const keys = text.split(',').map((part) => {
    const [, name, direction] = /^\s*(\S+?)(?:\s+(asc|desc))?\s*$/.exec(part) ?? [];
    if (!name || !fields[name]) throw new SyntaxTrouble(`cannot order by "${part}"`);
    return { name, sign: direction === 'desc' ? -1 : 1 };
  });
  return (one, other) => {
    for (const { name, sign } of keys) {
      const [left, right] = [value(one, name) ?? '', value(other, name) ?? ''];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  };
}
