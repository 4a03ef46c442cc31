// The filters of AFAS get connectors: parallel lists of fields, values and operators, where , means "and" and ; means "or", or filterjson.
import { containsText, endsText, startsText } from '../../lib/like.mjs';
import { wrong } from '../../lib/refusal.mjs';

const fold = (value) => String(value ?? '').toLowerCase();
const OPERATORS = {
  1: (held, text) => fold(held) === fold(text),
  2: (held, text) => fold(held) >= fold(text),
  3: (held, text) => fold(held) <= fold(text),
  4: (held, text) => fold(held) > fold(text),
  5: (held, text) => fold(held) < fold(text),
  6: (held, text) => held !== null && containsText(held, text),
  7: (held, text) => fold(held) !== fold(text),
  8: (held) => held === null || held === '',
  9: (held) => held !== null && held !== '',
  10: (held, text) => held !== null && startsText(held, text),
  11: (held, text) => !containsText(held, text),
  12: (held, text) => !startsText(held, text),
  13: (held, text) => held !== null && endsText(held, text),
  14: (held, text) => !endsText(held, text),
  15: (held, text) => held !== null && fold(text).split(/\s+/).every((word) => containsText(held, word)),
};

// null when the request has no filter.
export function afasPredicate(query, fields) {
  if (query.has('filterjson')) {
    if (query.has('filterfieldids')) wrong(500, 'filterjson and filterfieldids in one request');
    return alternatives(fromJson(query.get('filterjson')), fields);
  }
  if (!query.has('filterfieldids')) {
    if (query.has('filtervalues') || query.has('operatortypes')) wrong(500, 'filtervalues or operatortypes without filterfieldids');
    return null;
  }
  const lists = ['filterfieldids', 'filtervalues', 'operatortypes'].map((name) => query.need(name).split(';').map((part) => part.split(',')));
  const shape = (list) => list.map((part) => part.length).join(';');
  if (new Set(lists.map(shape)).size !== 1) {
    wrong(500, `filterfieldids, filtervalues and operatortypes differ in their parts: ${lists.map(shape).join(' / ')}`);
  }
  const [names, values, operators] = lists;
  return alternatives(names.map((all, one) => all.map((name, at) => ({ name, value: values[one][at], operator: operators[one][at] }))), fields);
}

function alternatives(groups, fields) {
  const parts = groups.map((group) => group.map(({ name, value, operator }) => {
    if (!fields.includes(name)) wrong(500, `Veld ${name} bestaat niet in deze connector`);
    const holds = OPERATORS[operator] ?? wrong(500, `operatortype ${operator} does not exist`);
    return (record) => holds(record[name] ?? null, value);
  }));
  return (record) => parts.some((group) => group.every((holds) => holds(record)));
}

function fromJson(text) {
  let filters;
  try {
    filters = JSON.parse(text).Filters.Filter;
  } catch {
    wrong(500, 'filterjson must be {"Filters":{"Filter":[...]}}');
  }
  const list = (value) => (Array.isArray(value) ? value : [value]);
  return list(filters).map((filter) => list(filter.Field).map((field) => ({ name: field['@FieldId'], value: field['#text'] ?? '',
    operator: String(field['@OperatorType']) })));
}
