// A small reader of XML without DTD, for SOAP: {name (local), attributes, children, text}; what is not well formed is a SyntaxTrouble.
import { SyntaxTrouble } from './scanner.mjs';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function escapeXml(text) {
  return String(text ?? '').replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
}

function unescapeXml(text) {
  if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(text)) throw new SyntaxTrouble('an & that is not escaped');
  return text.replace(/&(#x?)?(\w+);/g, (all, sign, name) => (sign ? String.fromCodePoint(parseInt(name, sign === '#x' ? 16 : 10)) : entities[name]));
}

export function parseXml(text) {
  const root = { name: '', children: [], text: '' };
  const open = [root];
  const pieces = /<\?[^]*?\?>|<!--[^]*?-->|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
  while (pieces.lastIndex < text.length) {
    const at = pieces.lastIndex;
    const [all, closing, name, attributes, empty, plain] = pieces.exec(text) ?? [];
    if (all === undefined) throw new SyntaxTrouble(`not well formed at position ${at}`);
    const here = open.at(-1);
    if (plain !== undefined) here.text += unescapeXml(plain);
    if (name === undefined) continue;
    if (closing) {
      if (here.tag !== name) throw new SyntaxTrouble(`</${name}> closes <${here.tag}>`);
      open.pop();
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((pair) => [pair[1].replace(/^.*:/, ''), unescapeXml(pair[2] ?? pair[3])]);
    const element = { name: name.replace(/^.*:/, ''), tag: name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    here.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new SyntaxTrouble('there must be one element around all');
  return root.children[0];
}

// The first element below with these names, one inside the other.
export function child(element, ...names) {
  return names.reduce((at, name) => at?.children.find((one) => one.name === name), element);
}
