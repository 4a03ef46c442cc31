// How a system says no. `wrong` is for requests that a connector should never have sent (they are kept as violations);
// `refuse` is for what happens in a healthy life too: an expired token, a limit, a record that is gone.

export class Refusal extends Error {
  constructor(status, reason, { code, headers, violation = false, ...more } = {}) {
    super(reason);
    Object.assign(this, { status, reason, code, headers: headers ?? {}, violation, more });
  }
}

export function wrong(status, reason, extra = {}) {
  throw new Refusal(status, reason, { ...extra, violation: true });
}

export function refuse(status, reason, extra = {}) {
  throw new Refusal(status, reason, extra);
}
