// A query string or form body, read strictly. In a query a raw + means a blank to every server, so a number written with it is
// lost: it is decoded that way and kept as a remark, which the framework makes a violation of.
import { wrong } from './refusal.mjs';

const BARE = /[^A-Za-z0-9\-._~!$'()*,;:@\/?=&%+\[\]]/; // what RFC 3986 allows in a query, and [ ] which servers take too

export function decode(text, what = 'query') {
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) wrong(400, `${what}: a % without two hexadecimal digits in "${text}"`);
  try {
    return decodeURIComponent(text);
  } catch {
    return wrong(400, `${what}: escapes that are not UTF-8 in "${text}"`);
  }
}

export class Query {
  constructor(raw, what = 'query') {
    this.raw = raw;
    this.remarks = [];
    this.pairs = [];
    if (what === 'query') {
      const bad = BARE.exec(raw);
      if (bad) wrong(400, `query: the character ${JSON.stringify(bad[0])} must be escaped`);
      if (raw.includes('+')) this.remarks.push('query: a raw + (it means a blank; write %2B or %20)');
    }
    for (const part of raw === '' ? [] : raw.split('&')) {
      if (part === '') wrong(400, `${what}: an empty parameter`);
      const at = part.indexOf('=');
      const name = at < 0 ? part : part.slice(0, at);
      const value = at < 0 ? '' : part.slice(at + 1);
      this.pairs.push([decode(name.replaceAll('+', ' '), what), decode(value.replaceAll('+', ' '), what)]);
    }
  }

  has(name) { return this.pairs.some(([key]) => key === name); }

  all(name) { return this.pairs.filter(([key]) => key === name).map(([, value]) => value); }

  get(name) {
    const found = this.all(name);
    if (found.length > 1) wrong(400, `the parameter ${name} is there ${found.length} times`);
    return found[0];
  }

  need(name) { return this.get(name) ?? wrong(400, `the parameter ${name} is missing`); }

  // A whole number from low to high, or otherwise.
  number(name, otherwise, low = 0, high = Number.MAX_SAFE_INTEGER) {
    const text = this.get(name);
    if (text === undefined) return otherwise;
    if (!/^\d+$/.test(text) || Number(text) < low || Number(text) > high) wrong(400, `${name} must be a number from ${low} to ${high}, not "${text}"`);
    return Number(text);
  }

  // Refuses parameters this system does not know; a name may be a regular expression.
  only(names, extra = {}) {
    for (const [key] of this.pairs) {
      const known = names.some((name) => (name instanceof RegExp ? name.test(key) : name === key));
      if (!known) wrong(400, `unknown parameter ${key}`, extra);
    }
    return this;
  }
}
