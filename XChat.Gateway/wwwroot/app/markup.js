// Text to nodes: links, `code`, ```blocks```, > quotes and @mentions. Every word becomes a text node:
// nothing that anybody writes is ever parsed as HTML.
import { el } from './dom.js';

const Fence = /```(?:[\w+#-]*\n)?([\s\S]+?)```/g;
const Quote = /^>\s?/;
const Trailing = '.,;:!?\'"»،؛؟…]}';
const NoLetter = '(?![\\p{L}\\p{N}_~])';

/** Whether a text calls somebody: by "@name", or by "name:" at its beginning. */
export function mentions(text, name) {
  // No lookbehind: older phones refuse to parse the whole file.
  const pattern = patternOf(`(?:^|[^\\p{L}\\p{N}_])@${escaped(name)}${NoLetter}|^${escaped(name)}[:,،]`, 'iu');
  return pattern.test(text);
}

// Ten thousand messages ask for the same two patterns.
const patterns = new Map();

function patternOf(source, flags) {
  if (!patterns.has(source)) patterns.set(source, new RegExp(source, flags));
  return patterns.get(source);
}

const escaped = name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** isName tells whether somebody of that name is here; me is always highlighted. */
export function render(text, { me, isName }) {
  const parts = document.createDocumentFragment();
  const inline = inlinePattern(me);
  let from = 0;
  for (const block of text.matchAll(Fence)) {
    addLines(parts, text.slice(from, block.index), inline, isName);
    parts.append(el('pre', { dir: 'ltr', tabindex: 0 }, el('code', {}, block[1].replace(/\n$/, ''))));
    from = block.index + block[0].length;
  }
  addLines(parts, text.slice(from), inline, isName);
  return parts;
}

// Neighbouring quoted lines are one quote.
function addLines(parent, text, inline, isName) {
  const lines = text.replace(/^\n|\n$/g, '').split('\n');
  for (let i = 0; i < lines.length;) {
    const quoted = Quote.test(lines[i]);
    const start = i;
    while (i < lines.length && Quote.test(lines[i]) === quoted) i++;
    const some = lines.slice(start, i).map(line => quoted ? line.replace(Quote, '') : line).join('\n');
    if (some) parent.append(el(quoted ? 'blockquote' : 'p', { dir: 'auto' }, inlines(some, inline, isName)));
  }
}

function inlinePattern(me) {
  const names = (me ? escaped(me) + NoLetter + '|' : '') + '[\\p{L}\\p{N}_~.-]+';
  return patternOf('`([^`\\n]+)`|(https?://[^\\s<>"`]+)|@(' + names + ')', 'giu');
}

function inlines(text, pattern, isName) {
  const parts = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [all, code, url, name] = match;
    const [node, length] = code ? [el('code', { dir: 'auto' }, code), all.length]
      : url ? link(url)
      : isName(name) ? [el('b', { class: 'mention' }, el('bdi', {}, all)), all.length]
      : [null, 0];
    if (!node) continue;
    parts.append(text.slice(from, match.index), node);
    from = match.index + length;
  }
  parts.append(text.slice(from));
  return parts;
}

// The full stop behind an address, and the bracket around it, belong to the sentence.
function link(found) {
  let end = found.length;
  // A pattern would look at every full stop of a long row as the first of the last ones.
  while (Trailing.includes(found[end - 1])) end--;
  let shown = found.slice(0, end);
  if (shown.endsWith(')') && !shown.includes('(')) shown = shown.slice(0, -1);
  const href = addressOf(shown);
  if (!href) return [null, 0];
  return [el('a', { href, dir: 'ltr', target: '_blank', rel: 'noopener noreferrer nofollow' }, shown), shown.length];
}

function addressOf(text) {
  try {
    return new URL(text).href;
  } catch {
    // "http://%" and its like are text, not addresses.
    return null;
  }
}
