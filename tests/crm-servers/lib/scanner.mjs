// Reads a text piece by piece; every parser in this folder stands on it.
export class SyntaxTrouble extends Error {}

export class Scanner {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  get done() { return this.at >= this.text.length; }

  blanks() { while (/\s/.test(this.text[this.at] ?? '')) ++this.at; return this; }

  // What the regular expression finds exactly here, as a match, or null.
  match(expression) {
    const sticky = new RegExp(expression.source, `${expression.flags.replace('y', '')}y`);
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found) this.at = sticky.lastIndex;
    return found;
  }

  // A sign after blanks; true when it was there.
  sign(text) {
    this.blanks();
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  // A whole word after blanks, in any case unless exact.
  word(text, { exact = false } = {}) {
    const before = this.at;
    this.blanks();
    const found = this.match(new RegExp(`${text}(?![A-Za-z0-9_])`, exact ? '' : 'i'));
    if (!found) this.at = before;
    return Boolean(found);
  }

  needSign(text) { return this.sign(text) || this.fail(`"${text}" is expected`); }

  needWord(text) { return this.word(text) || this.fail(`${text} is expected`); }

  need(expression, what) { return this.blanks().match(expression) ?? this.fail(`${what} is expected`); }

  end() {
    this.blanks();
    if (!this.done) this.fail('this was not understood');
  }

  fail(reason) { throw new SyntaxTrouble(`${reason} at position ${this.at}: ...${JSON.stringify(this.text.slice(this.at, this.at + 30))}`); }
}
