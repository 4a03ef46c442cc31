// Ids that look like the system's own and are the same in every run.
import { createHash } from 'node:crypto';

function digest(text) { return createHash('sha256').update(text).digest('hex'); }

export function guid(text) {
  const hex = digest(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// A number of so many digits that does not begin with 0.
export function numberId(text, digits = 9) {
  const low = 10n ** BigInt(digits - 1);
  return String(low + (BigInt(`0x${digest(text).slice(0, 30)}`) % (low * 9n)));
}

// Letters and digits, of the given length, after a prefix.
export function letterId(prefix, text, length) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const hex = digest(text);
  let id = prefix;
  for (let at = 0; id.length < length; ++at) id += letters[parseInt(hex.slice((at * 2) % 62, ((at * 2) % 62) + 2), 16) % letters.length];
  return id;
}
