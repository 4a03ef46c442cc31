// Access and refresh tokens of one server. Nothing expires by the clock: the fault "expire" ends the present access tokens.
import { createHash, randomBytes } from 'node:crypto';

export class Tokens {
  constructor() { this.reset(); }

  reset() {
    this.accesses = new Map(); // token -> { state: 'valid' | 'expired', owner }
    this.refreshes = new Map(); // token -> { state: 'valid' | 'used', owner }
    this.codes = new Map();
  }

  // A token, or the given one, valid from now on.
  issueAccess(owner = {}, token = `access.${randomBytes(18).toString('hex')}`) {
    this.accesses.set(token, { state: 'valid', owner });
    return token;
  }

  issueRefresh(owner = {}, token = `refresh.${randomBytes(18).toString('hex')}`) {
    this.refreshes.set(token, { state: 'valid', owner });
    return token;
  }

  issueCode(details) {
    const code = `code.${randomBytes(12).toString('hex')}`;
    this.codes.set(code, details);
    return code;
  }

  // The details given to issueCode, once.
  takeCode(code) {
    const details = this.codes.get(code);
    this.codes.delete(code);
    return details;
  }

  // 'valid', 'expired' or 'unknown'.
  state(token) { return this.accesses.get(token)?.state ?? 'unknown'; }

  owner(token) { return this.accesses.get(token)?.owner; }

  // The owner of a refresh token, or undefined; with rotation it is good for one use.
  redeem(token, { rotate = false } = {}) {
    const known = this.refreshes.get(token);
    if (known?.state !== 'valid') return undefined;
    if (rotate) known.state = 'used';
    return known.owner;
  }

  // What is valid now is not any more; refresh tokens stay.
  expire() { for (const known of this.accesses.values()) known.state = 'expired'; }
}

export function pkceChallenge(verifier) { return createHash('sha256').update(verifier).digest('base64url'); }
