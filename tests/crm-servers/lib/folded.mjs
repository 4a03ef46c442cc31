// Text as databases compare it: upper and lower case alike and, with accents: false, marks above letters left out too.
export function folded(text, accents = true) {
  const plain = accents ? String(text ?? '') : String(text ?? '').normalize('NFD').replace(/\p{M}/gu, '');
  return plain.toLowerCase();
}
