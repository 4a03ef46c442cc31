// What was asked of the server, without secrets, and what was wrong with it.
const SECRET = /^(password|client_secret|refresh_token|access_token|code|device_code|code_verifier|accesskey|accessKey|sessionName|token)$/;

function maskedHeaders(headers) {
  const shown = { ...headers };
  for (const name of ['authorization', 'oauth-token', 'cookie', 'x-api-key']) {
    if (shown[name] !== undefined) shown[name] = `${/^\S+ /.exec(shown[name])?.[0] ?? ''}***`;
  }
  return shown;
}

function maskedPairs(text) {
  return text.split('&').map((pair) => (SECRET.test(pair.split('=')[0]) ? `${pair.split('=')[0]}=***` : pair)).join('&');
}

function maskedBody(type, body) {
  const text = body.toString('utf8');
  if (type === 'application/x-www-form-urlencoded') return maskedPairs(text);
  if (!type.endsWith('json')) return text;
  try {
    return JSON.stringify(JSON.parse(text, (key, value) => (SECRET.test(key) && typeof value === 'string' ? '***' : value)));
  } catch {
    return text;
  }
}

export class Journal {
  constructor() { this.reset(); }

  reset() {
    this.requests = [];
    this.violations = [];
  }

  // Begins an entry; its status is filled in when the reply is sent.
  add(request) {
    const entry = { number: this.requests.length + 1, method: request.method, path: request.path, query: maskedPairs(request.rawQuery),
      headers: maskedHeaders(request.headers), body: maskedBody(request.type, request.body), status: null };
    this.requests.push(entry);
    return entry;
  }

  violate(entry, reason) { this.violations.push({ request: entry.number, method: entry.method, path: entry.path, reason }); }
}
