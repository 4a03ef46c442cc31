// The filter of SugarCRM's REST API: [{"$or":[{"phone_work":{"$contains":"1234"}}]}].
import { containsText, endsText, startsText } from '../../lib/like.mjs';
import { wrong } from '../../lib/refusal.mjs';

const OPERATORS = {
  $equals: (held, wanted) => fold(held) === fold(wanted),
  $not_equals: (held, wanted) => fold(held) !== fold(wanted),
  $starts: (held, wanted) => startsText(held, wanted),
  $ends: (held, wanted) => endsText(held, wanted),
  $contains: (held, wanted) => containsText(held, wanted),
  $not_contains: (held, wanted) => !containsText(held, wanted),
  $in: (held, wanted) => wanted.map(fold).includes(fold(held)),
  $not_in: (held, wanted) => !wanted.map(fold).includes(fold(held)),
  $is_null: (held) => held === '' || held === null,
  $not_null: (held) => held !== '' && held !== null,
  $gt: (held, wanted) => held > wanted,
  $gte: (held, wanted) => held >= wanted,
  $lt: (held, wanted) => held < wanted,
  $lte: (held, wanted) => held <= wanted,
};
const fold = (value) => String(value ?? '').toLowerCase();
const bad = (reason) => wrong(422, reason, { code: 'invalid_parameter' });

// All conditions of an object, and all objects of the list, must hold.
export function sugarPredicate(filter, fields) {
  if (!Array.isArray(filter)) bad('filter must be a list');
  return every(filter.map((one) => object(one, fields)));
}

function object(one, fields) {
  if (one === null || typeof one !== 'object' || Array.isArray(one)) bad('a filter is an object');
  return every(Object.entries(one).map(([name, value]) => {
    if (name === '$or' || name === '$and') {
      if (!Array.isArray(value)) bad(`${name} takes a list`);
      const parts = value.map((part) => object(part, fields));
      return name === '$or' ? (record) => parts.some((part) => part(record)) : every(parts);
    }
    if (name.startsWith('$')) bad(`${name} is no operator here`);
    if (!fields.includes(name)) bad(`Filter by unknown field: ${name}`);
    if (typeof value !== 'object' || value === null) return (record) => OPERATORS.$equals(record[name], value);
    return every(Object.entries(value).map(([operator, wanted]) => {
      const holds = OPERATORS[operator] ?? bad(`Did not recognize the operand: ${operator}`);
      if (['$in', '$not_in'].includes(operator) !== Array.isArray(wanted)) bad(`${operator} with ${JSON.stringify(wanted)}`);
      return (record) => holds(record[name], wanted);
    }));
  }));
}

function every(parts) { return (record) => parts.every((part) => part(record)); }
