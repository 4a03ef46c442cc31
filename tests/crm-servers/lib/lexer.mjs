// What the small query languages of the systems have in common: a list of tokens and a place in it.

export class DialectError extends Error {
  constructor(message, code = 'syntax') {
    super(message);
    this.code = code;
  }
}

// rules: [[kind, sticky regular expression, value of the match]]; the kind 'space' is left out of the result.
export function lex(text, rules) {
  const tokens = [];
  let at = 0;
  while (at < text.length) {
    let found = null;
    for (const [kind, expression, value] of rules) {
      expression.lastIndex = at;
      const match = expression.exec(text);
      if (match && match[0].length > 0) {
        found = { kind, text: match[0], value: value ? value(match) : match[0], at };
        break;
      }
    }
    if (!found) throw new DialectError(`Unexpected character '${text[at]}' at position ${at}`);
    if (found.kind !== 'space') tokens.push(found);
    at += found.text.length;
  }
  tokens.push({ kind: 'end', text: '', value: '', at });
  return tokens;
}

export class Cursor {
  constructor(tokens, complain) {
    this.tokens = tokens;
    this.at = 0;
    this.complain = complain ?? ((token, expected) =>
      new DialectError(`Unexpected '${token.text || 'end of text'}' at position ${token.at}, expected ${expected}`));
  }

  peek(ahead = 0) {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
  }

  is(kind, text) {
    const token = this.peek();
    return token.kind === kind && (text === undefined || token.text.toLowerCase() === text.toLowerCase());
  }

  accept(kind, text) {
    return this.is(kind, text) ? this.tokens[this.at++] : null;
  }

  expect(kind, text) {
    return this.accept(kind, text) ?? this.fail(text ?? kind);
  }

  fail(expected) {
    throw this.complain(this.peek(), expected);
  }
}

// a or b and c, with `and` the stronger, where term() reads one condition and gives a function of the row.
export function logical(cursor, term, kind = 'word') {
  const conjunction = () => {
    const all = [term()];
    while (cursor.accept(kind, 'and')) all.push(term());
    return all.length === 1 ? all[0] : (row) => all.every((test) => test(row));
  };
  const any = [conjunction()];
  while (cursor.accept(kind, 'or')) any.push(conjunction());
  return any.length === 1 ? any[0] : (row) => any.some((test) => test(row));
}
