// Strict routing: the path must fit as a whole, letter by letter; a known path with another method is 405.
import { wrong } from './refusal.mjs';

// table: [[method, '/crm/:version/Contacts', handler(request, reply, parameters)], ...]; a name after : takes one segment.
export function router(table, { notFound = {}, notAllowed = {} } = {}) {
  const rows = table.map(([method, pattern, handler]) => ({ method, parts: pattern.split('/').slice(1), handler }));
  return (request, reply) => {
    const segments = request.segments;
    const methods = [];
    for (const { method, parts, handler } of rows) {
      const parameters = fit(parts, segments);
      if (!parameters) continue;
      if (method === request.method) return handler(request, reply, parameters);
      methods.push(method);
    }
    if (methods.length) return wrong(405, `${request.method} ${request.path}: only ${methods.join(', ')}`, { headers: { Allow: methods.join(', ') }, ...notAllowed });
    return wrong(404, `there is nothing at ${request.path}`, notFound);
  };
}

function fit(parts, segments) {
  if (parts.length !== segments.length) return null;
  const parameters = {};
  for (let at = 0; at < parts.length; ++at) {
    if (parts[at].startsWith(':')) {
      if (segments[at] === '') return null;
      parameters[parts[at].slice(1)] = segments[at];
    } else if (parts[at] !== segments[at]) {
      return null;
    }
  }
  return parameters;
}
