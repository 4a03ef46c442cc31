// SOSL: FIND {text} IN group FIELDS RETURNING Object(fields WHERE .. ORDER BY .. LIMIT n), ... LIMIT n. The text is words or
// "phrases", * for any letters at the end of a word, OR and AND between them; reserved signs need a backslash.
import { Scanner } from './scanner.mjs';
import { parseCondition, parseOrderBy } from './soql.mjs';

const RESERVED = '?&|!{}[]()^~*:\\"\'+-';

// { terms: [[{text, prefix, phrase}...] joined by AND, ...] joined by OR, group, returning: [{object, fields, where, order, limit}], limit }
export function parseSosl(text) {
  const scanner = new Scanner(text);
  scanner.needWord('FIND');
  scanner.needSign('{');
  const inner = scanner.match(/(?:[^\\{}]|\\[^])*/)[0];
  scanner.needSign('}');
  const search = { terms: parseTerms(inner, scanner), group: 'ALL', returning: [], limit: 2000 };
  if (scanner.word('IN')) {
    search.group = scanner.need(/(ALL|NAME|EMAIL|PHONE|SIDEBAR)(?=\s)/i, 'a search group')[1].toUpperCase();
    scanner.needWord('FIELDS');
  }
  if (scanner.word('RETURNING')) {
    do search.returning.push(parseObject(scanner)); while (scanner.sign(','));
  }
  if (scanner.word('LIMIT')) search.limit = Number(scanner.need(/\d+/, 'a number')[0]);
  scanner.end();
  return search;
}

function parseObject(scanner) {
  const one = { object: scanner.need(/[A-Za-z]\w*/, 'an object')[0], fields: ['Id'], where: null, order: null, limit: null };
  if (!scanner.sign('(')) return one;
  one.fields = [];
  do one.fields.push(scanner.need(/[A-Za-z][\w.]*/, 'a field')[0]); while (scanner.sign(','));
  if (scanner.word('WHERE')) one.where = parseCondition(scanner);
  if (scanner.word('ORDER')) one.order = parseOrderBy(scanner);
  if (scanner.word('LIMIT')) one.limit = Number(scanner.need(/\d+/, 'a number')[0]);
  scanner.needSign(')');
  return one;
}

function parseTerms(text, scanner) {
  const words = new Scanner(text);
  const alternatives = [[]];
  let expectsTerm = true;
  for (words.blanks(); !words.done; words.blanks()) {
    if (!expectsTerm && words.word('OR')) { alternatives.push([]); expectsTerm = true; continue; }
    if (!expectsTerm && words.word('AND')) { expectsTerm = true; continue; }
    alternatives.at(-1).push(parseTerm(words, scanner));
    expectsTerm = false;
  }
  if (expectsTerm) scanner.fail('the search text is empty or ends with an operator');
  return alternatives;
}

function parseTerm(words, scanner) {
  const phrase = words.match(/"((?:[^"\\]|\\[^])*)"/);
  if (phrase) return { text: unescape(phrase[1]), prefix: false, phrase: true };
  const raw = words.match(/(?:[^\s\\]|\\[^])+/);
  if (!raw) return scanner.fail('a lone backslash in the search text');
  const prefix = /(^|[^\\])\*$/.test(raw[0]);
  const body = prefix ? raw[0].slice(0, -1) : raw[0];
  for (let at = 0; at < body.length; ++at) {
    if (body[at] === '\\') ++at;
    else if (RESERVED.includes(body[at])) scanner.fail(`the reserved sign ${body[at]} needs a backslash`);
  }
  return { text: unescape(body), prefix, phrase: false };
}

function unescape(text) { return text.replace(/\\([^])/g, '$1'); }
