// Zoho's search criteria: ((Phone:in:1,2)or(Mobile:equals:3)), at most ten conditions, ( ) , in a value escaped by a backslash.
import { containsText, startsText } from '../../lib/like.mjs';
import { Scanner } from '../../lib/scanner.mjs';

const OPERATORS = { phone: ['equals', 'starts_with', 'in'], text: ['equals', 'not_equal', 'starts_with', 'in'],
  email: ['equals', 'not_equal', 'starts_with', 'in'], lookup: ['equals', 'in'], date: ['equals', 'greater_than', 'less_than'],
  id: ['equals', 'in'] };

export function parseCriteria(text, fields) {
  const scanner = new Scanner(text);
  const count = { conditions: 0 };
  const tree = parseGroup(scanner, fields, count);
  const joined = join(tree, scanner, fields, count);
  scanner.end();
  if (count.conditions > 10) scanner.fail('more than 10 criteria');
  return joined;
}

function parseGroup(scanner, fields, count) {
  scanner.needSign('(');
  scanner.blanks();
  const inner = scanner.text[scanner.at] === '(' ? join(parseGroup(scanner, fields, count), scanner, fields, count)
    : parseCondition(scanner, fields, count);
  scanner.needSign(')');
  return inner;
}

function join(first, scanner, fields, count) {
  const parts = [first];
  let kind;
  for (;;) {
    const found = scanner.blanks().match(/(and|or)(?=\s*\()/);
    if (!found) break;
    if (kind && kind !== found[1]) scanner.fail('and and or at one level');
    kind = found[1];
    parts.push(parseGroup(scanner, fields, count));
  }
  return kind ? { kind, parts } : first;
}

function parseCondition(scanner, fields, count) {
  ++count.conditions;
  const field = scanner.need(/[A-Za-z_]\w*/, 'a field')[0];
  const type = fields[field];
  if (!type) scanner.fail(`there is no field ${field}`);
  scanner.needSign(':');
  const operator = scanner.need(/[a-z_]+/, 'an operator')[0];
  if (!OPERATORS[type].includes(operator)) scanner.fail(`${field} cannot be compared by ${operator}`);
  scanner.needSign(':');
  const raw = scanner.match(/(?:[^()\\]|\\[^])+/)?.[0] ?? scanner.fail('a value is expected');
  const values = operator === 'in' ? raw.match(/(?:[^,\\]|\\[^])+/g) : [raw];
  if (operator !== 'in' && /(^|[^\\]),/.test(raw)) scanner.fail('a comma without a backslash');
  if (values.length > 100) scanner.fail('more than 100 values');
  return { field, type, operator, values: values.map((value) => value.replace(/\\([^])/g, '$1')) };
}

// "equals" on a telephone number finds what contains it, as the real service is said to do.
export function criteriaPredicate(node, value) {
  if (node.parts) {
    const parts = node.parts.map((part) => criteriaPredicate(part, value));
    return (record) => (node.kind === 'or' ? parts.some((part) => part(record)) : parts.every((part) => part(record)));
  }
  const same = (one, other) => one !== null && String(one).toLowerCase() === other.toLowerCase();
  const [first] = node.values;
  return (record) => {
    const held = value(record, node.field);
    switch (node.operator) {
      case 'equals': return node.type === 'phone' ? held !== null && containsText(held, first) : same(held, first);
      case 'not_equal': return !same(held, first);
      case 'starts_with': return held !== null && startsText(held, first);
      case 'in': return node.values.some((one) => same(held, one));
      case 'greater_than': return held > first;
      default: return held < first;
    }
  };
}
