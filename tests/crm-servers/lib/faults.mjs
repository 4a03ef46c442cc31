// What goes wrong on request: each fault meets the next requests whose path begins with its path, `times` times.
const KINDS = ['status', 'html', 'drip', 'cut', 'stall', 'expire', 'shape', 'huge', 'rename'];
const FIELDS = ['kind', 'status', 'retryAfter', 'code', 'times', 'field', 'to', 'path', 'method', 'bytes', 'milliseconds'];

export class Faults {
  constructor() { this.reset(); }

  reset() { this.waiting = []; }

  // The reason why a fault cannot be taken, or undefined.
  add(fault) {
    if (!KINDS.includes(fault.kind)) return `kind must be one of ${KINDS.join(', ')}`;
    const unknown = Object.keys(fault).find((name) => !FIELDS.includes(name));
    if (unknown) return `unknown member ${unknown}`;
    if (fault.kind === 'rename' && !fault.field) return 'rename needs field';
    this.waiting.push({ times: 1, path: '/', ...fault });
    return undefined;
  }

  take(path, method) {
    const at = this.waiting.findIndex((fault) => path.startsWith(fault.path) && (fault.method ?? method) === method);
    if (at < 0) return undefined;
    const fault = this.waiting[at];
    if (--fault.times <= 0) this.waiting.splice(at, 1);
    return fault;
  }
}

// The reply as the fault changes it (html, shape, rename); sending faults leave it as it is.
export function distort(reply, fault) {
  if (fault.kind === 'html') {
    reply.text(fault.status ?? 200, 'text/html', '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in to the network</h1></body></html>');
  }
  if (fault.kind === 'shape') reply.json(reply.status, { unexpected: [['this', 'is', 'another', 'shape']] });
  if (fault.kind === 'rename') {
    const name = JSON.stringify(fault.field).slice(1, -1);
    const to = fault.to ?? `${name}_new`;
    reply.body = Buffer.from(reply.body.toString('utf8').replaceAll(`"${name}":`, `"${to}":`).replaceAll(`${name}>`, `${to}>`)); // JSON, XML
  }
}

// Sends the reply the way the fault wants it. `response` is Node's.
export function send(response, reply, fault, timers) {
  const { status, headers, body } = reply;
  const length = status === 204 || status === 304 ? {} : { 'Content-Length': body.length };
  if (fault?.kind === 'stall') return; // the client's deadline is what ends it
  if (fault?.kind === 'cut') {
    response.writeHead(status, { ...headers, 'Content-Length': Math.max(body.length, 2) });
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    return;
  }
  if (fault?.kind === 'drip') {
    response.writeHead(status, { ...headers, ...length });
    let at = 0;
    const timer = setInterval(() => {
      if (response.destroyed || at >= body.length) {
        clearInterval(timer);
        timers.delete(timer);
        response.end();
        return;
      }
      response.write(body.subarray(at, ++at));
    }, fault.milliseconds ?? 20);
    timers.add(timer);
    return;
  }
  if (fault?.kind === 'huge') {
    response.writeHead(status, headers);
    let left = fault.bytes ?? 64 * 1024 * 1024;
    const blanks = Buffer.alloc(65536, 0x20);
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left -= blanks.length;
        if (!response.write(blanks)) return void response.once('drain', more);
      }
      response.end(body);
    };
    more();
    return;
  }
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}
