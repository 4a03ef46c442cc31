// What a system's handle() gets: the request, read strictly, and the reply that is sent when handle() has returned.
import { Query, decode } from './query.mjs';
import { wrong } from './refusal.mjs';

export class Request {
  constructor({ method, url, headers, body, note }) {
    const at = url.indexOf('?');
    this.method = method;
    this.path = at < 0 ? url : url.slice(0, at); // as it came, escapes and all
    this.rawQuery = at < 0 ? '' : url.slice(at + 1);
    this.headers = headers; // names in small letters
    this.body = body; // Buffer
    this.note = note; // note(reason): keeps a violation without refusing the request
  }

  get segments() { return this.path.split('/').slice(1).map((part) => decode(part, 'path')); }

  get query() {
    if (!this.parsed) {
      this.parsed = new Query(this.rawQuery);
      this.parsed.remarks.forEach((remark) => this.note(remark));
    }
    return this.parsed;
  }

  header(name) { return this.headers[name.toLowerCase()]; }

  // The content type without its parameters.
  get type() { return (this.header('content-type') ?? '').split(';')[0].trim().toLowerCase(); }

  needType(...types) {
    if (!types.includes(this.type)) wrong(415, `Content-Type must be ${types.join(' or ')}, not "${this.header('content-type') ?? ''}"`);
    return this;
  }

  // Accept must take in this media type; a missing one takes all, which `demand` forbids.
  accepts(type, { demand = false } = {}) {
    const accept = this.header('accept');
    if (accept === undefined) return demand ? wrong(406, `Accept: ${type} is missing`) : this;
    const taken = accept.split(',').map((one) => one.split(';')[0].trim().toLowerCase());
    const general = demand ? [type] : [type, '*/*', `${type.split('/')[0]}/*`];
    if (!taken.some((one) => general.includes(one))) wrong(406, `Accept "${accept}" leaves out ${type}`);
    return this;
  }

  text() {
    const text = this.body.toString('utf8');
    if (text.includes('\ufffd')) wrong(400, 'the body is not UTF-8');
    return text;
  }

  json(...types) {
    this.needType(...(types.length ? types : ['application/json']));
    try {
      return JSON.parse(this.text());
    } catch (error) {
      if (error instanceof SyntaxError) wrong(400, `the body is no JSON: ${error.message}`);
      throw error;
    }
  }

  form() {
    this.needType('application/x-www-form-urlencoded');
    return new Query(this.text(), 'form');
  }

  noBody() {
    if (this.body.length) wrong(400, `${this.method} with a body`);
    return this;
  }

  // Authorization "<scheme> <value>": the value, or undefined when there is no header.
  credential(scheme, extra = {}) {
    const header = this.header('authorization');
    if (header === undefined) return undefined;
    const [, given, value] = /^(\S+) +(\S.*)$/.exec(header) ?? [];
    if (given !== scheme) wrong(401, `Authorization must be "${scheme} ...", not "${given ?? header.slice(0, 8)} ..."`, extra);
    return value;
  }

  // User and password of Authorization: Basic.
  basic(extra = {}) {
    const value = this.credential('Basic', extra);
    if (value === undefined) return undefined;
    const text = Buffer.from(value, 'base64').toString('utf8');
    const at = text.indexOf(':');
    if (at < 0) wrong(401, 'Basic credentials without a colon', extra);
    return { user: text.slice(0, at), password: text.slice(at + 1) };
  }
}

// Fields of an object that a system does not know, or that have the wrong type, are violations: fields is {name: 'string'|'number'|
// 'boolean'|'object'|'array'|'any'}; a name in `needed` must be there.
export function checkFields(object, fields, { needed = [], where = 'body', status = 400, ...extra } = {}) {
  if (object === null || typeof object !== 'object' || Array.isArray(object)) wrong(status, `${where} must be an object`, extra);
  for (const [name, value] of Object.entries(object)) {
    const type = fields[name];
    if (!type) wrong(status, `${where}: unknown field ${name}`, { ...extra, field: name });
    const is = Array.isArray(value) ? 'array' : typeof value;
    if (type !== 'any' && value !== null && is !== type) wrong(status, `${where}: ${name} must be ${type}, not ${is}`, { ...extra, field: name });
  }
  for (const name of needed) {
    if (object[name] === undefined || object[name] === null) wrong(status, `${where}: ${name} is missing`, { ...extra, field: name });
  }
  return object;
}

export class Reply {
  constructor() {
    this.status = 500;
    this.headers = {};
    this.body = Buffer.from('no answer was made');
  }

  bytes(status, type, body, headers = {}) {
    this.status = status;
    this.headers = { ...(type ? { 'Content-Type': type } : {}), ...headers };
    this.body = Buffer.isBuffer(body) ? body : Buffer.from(body, 'utf8');
  }

  json(status, value, headers = {}) { this.bytes(status, 'application/json;charset=UTF-8', JSON.stringify(value), headers); }

  text(status, type, text, headers = {}) { this.bytes(status, type, text, headers); }

  empty(status, headers = {}) { this.bytes(status, undefined, '', headers); }

  redirect(location) { this.empty(302, { Location: location }); }
}
