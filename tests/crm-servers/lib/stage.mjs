// Puts one system on a port of this computer: HTTP, control paths, journal, faults. The system itself only answers requests.
import { createServer } from 'node:http';
import { Faults, distort, send } from './faults.mjs';
import { Journal } from './journal.mjs';
import { Reply, Request } from './request.mjs';
import { Refusal } from './refusal.mjs';
import { Tokens } from './tokens.mjs';
import { expectations, makeSeeds, manyCompanies, manyContacts, nameExpectations } from '../seeds.mjs';

const LIMIT = 8 * 1024 * 1024;

// Ids are told as text, whatever a system's own are.
const asText = (id) => (id === null || id === undefined ? null : String(id));

export class Stage {
  constructor(name, module) {
    this.name = name;
    this.module = module;
    this.journal = new Journal();
    this.faults = new Faults();
    this.tokens = new Tokens();
    this.timers = new Set();
    this.server = createServer((request, response) => this.receive(request, response));
  }

  async open() {
    await new Promise((resolve, reject) => this.server.once('error', reject).listen(0, '127.0.0.1', resolve));
    this.port = this.server.address().port;
    this.base = `http://127.0.0.1:${this.port}`;
    this.begin();
    return this;
  }

  // The system with nothing written yet and its first tokens. Ids and first tokens are the same every time.
  begin(run) {
    this.run = run;
    this.journal.reset();
    this.faults.reset();
    this.tokens.reset();
    this.seeds = makeSeeds({ paging: this.module.pagingContacts });
    this.version = 0;
    const stage = this;
    this.system = this.module.create({
      get seeds() { return stage.seeds; },
      tokens: this.tokens,
      journal: this.journal,
      faults: this.faults,
      baseUrl: () => this.base,
      table: (make) => this.table(make),
    });
  }

  // A value made of the seeds, made again when seeds were added.
  table(make) {
    let made;
    let version = -1;
    return () => {
      if (version !== this.version) {
        made = make(this.seeds);
        version = this.version;
      }
      return made;
    };
  }

  close() {
    this.timers.forEach((timer) => clearInterval(timer));
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }

  receive(incoming, response) {
    const parts = [];
    let size = 0;
    incoming.on('data', (part) => {
      size += part.length;
      if (size > LIMIT) incoming.destroy();
      else parts.push(part);
    });
    incoming.on('error', () => {});
    response.on('error', () => {});
    incoming.on('end', () => {
      const message = { method: incoming.method, url: incoming.url, headers: incoming.headers, body: Buffer.concat(parts) };
      if (incoming.url.startsWith('/__control/')) this.control(message, response);
      else this.answer(message, response);
    });
  }

  answer(message, response) {
    const { 'test-run': run, ...headers } = message.headers;
    if (run !== undefined && Number(run) !== this.run) return void response.destroy(); // of a test that is over
    let entry;
    const request = new Request({ ...message, headers, note: (reason) => this.journal.violate(entry, reason) });
    entry = this.journal.add(request);
    const reply = new Reply();
    const fault = this.faults.take(request.path, request.method);
    if (fault?.kind === 'expire') (this.system.expire ?? (() => this.tokens.expire()))();
    try {
      if (fault?.kind === 'status') {
        const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': String(fault.retryAfter) };
        throw new Refusal(fault.status ?? 500, 'a fault was asked for', { code: fault.code, headers, message: 'a fault was asked for', fault: true });
      }
      const answered = this.system.handle(request, reply);
      if (answered instanceof Promise) throw new Error('handle() must answer at once');
    } catch (error) {
      this.refuse(error, entry, request, reply);
    }
    if (fault) distort(reply, fault);
    entry.status = reply.status;
    send(response, reply, fault, this.timers);
  }

  refuse(error, entry, request, reply) {
    if (!(error instanceof Refusal)) {
      this.journal.violate(entry, `the stand-in itself failed: ${error.stack}`);
      reply.text(500, 'text/plain', `the stand-in itself failed: ${error.message}`);
      return;
    }
    if (error.violation) this.journal.violate(entry, error.reason);
    this.system.refuse(reply, error, request);
    Object.assign(reply.headers, error.headers);
  }

  control({ method, url, body }, response) {
    const say = (status, value) => {
      const text = JSON.stringify(value);
      response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) });
      response.end(text);
    };
    const read = () => (body.length ? JSON.parse(body.toString('utf8')) : {});
    const paths = {
      'GET requests': () => this.journal.requests,
      'GET violations': () => this.journal.violations,
      'GET notes': () => this.system.notes().map((note) => ({ ...note, id: asText(note.id), contactId: asText(note.contactId),
        companyId: asText(note.companyId) })),
      'GET describe': () => this.describe(),
      'GET seeds': () => this.seeds,
      'GET expectations': () => ({ numbers: expectations, names: nameExpectations }),
      'GET settings': () => this.system.settings,
      'POST reset': () => (this.begin(read().run), { settings: this.system.settings }),
      'POST fault': () => this.fault(read()),
      'POST heal': () => (this.faults.reset(), {}),
      'POST seed': () => this.sow(read()),
      'POST change': () => this.change(read()),
    };
    const path = paths[`${method} ${url.slice('/__control/'.length)}`];
    if (!path) return say(404, { error: `no control path ${method} ${url}` });
    try {
      return say(200, path());
    } catch (error) {
      return say(400, { error: error.message });
    }
  }

  describe() {
    const { ids, ...more } = this.system.describe;
    const texts = (table) => Object.fromEntries(Object.entries(table ?? {}).map(([key, id]) => [key, asText(id)]));
    return { system: this.name, ...more, ids: { contacts: texts(ids.contacts), companies: texts(ids.companies) } };
  }

  fault(fault) {
    const trouble = this.faults.add(fault);
    if (trouble) throw new Error(trouble);
    return {};
  }

  // {key, remove: true}, or {key, and members of the seed that change}.
  change({ key, remove = false, ...members }) {
    const among = [this.seeds.contacts, this.seeds.companies].find((seeds) => seeds.some((seed) => seed.key === key));
    if (!among) throw new Error(`no contact or company ${key}`);
    const at = among.findIndex((seed) => seed.key === key);
    if (remove) among.splice(at, 1);
    else Object.assign(among[at], members);
    ++this.version;
    return {};
  }

  sow({ many = 0, companies = 0 }) {
    this.seeds.contacts.push(...manyContacts(many));
    this.seeds.companies.push(...manyCompanies(companies));
    ++this.version;
    return { contacts: this.seeds.contacts.length };
  }
}

export async function openStage(name) {
  if (!/^[a-z0-9-]+$/.test(name ?? '')) throw new Error(`"${name}" is no system's name`);
  return new Stage(name, await import(`../systems/${name}/server.mjs`)).open();
}
