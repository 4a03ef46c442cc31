// SQL LIKE: % any text, _ one letter, without regard to case. An escape letter makes the next one plain.
export function like(pattern, { escape = null, wildcards = '%_' } = {}) {
  let source = '';
  for (let at = 0; at < pattern.length; ++at) {
    const letter = pattern[at];
    if (letter === escape && at + 1 < pattern.length) source += literal(pattern[++at]);
    else if (letter === '%' && wildcards.includes('%')) source += '[^]*';
    else if (letter === '_' && wildcards.includes('_')) source += '[^]';
    else source += literal(letter);
  }
  const expression = new RegExp(`^${source}$`, 'iu');
  return (text) => text !== null && text !== undefined && expression.test(String(text));
}

function literal(letter) { return letter.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'); }

export function containsText(text, part) { return String(text ?? '').toLowerCase().includes(part.toLowerCase()); }

export function startsText(text, part) { return String(text ?? '').toLowerCase().startsWith(part.toLowerCase()); }

export function endsText(text, part) { return String(text ?? '').toLowerCase().endsWith(part.toLowerCase()); }
