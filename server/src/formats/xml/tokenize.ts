import type { SyntaxProblem } from '../format.ts';
import { type Aside, asideAt } from './aside.ts';
import { isBlank, isNameCharacter, isNameStart, mark } from './characters.ts';
import { badEntity, decodeEntities } from './entities.ts';
import type { XmlAttribute, XmlToken, XmlValue } from './token.ts';

/** The tokens of a text and what is wrong with them, all with offsets in the text. */
export interface XmlTokens {
  readonly tokens: readonly XmlToken[];
  readonly problems: readonly SyntaxProblem[];
}

/**
 * Cuts XML into tokens, whatever its state. No markup can hold a `<` (comments, CDATA and the like apart), so an unfinished tag or an
 * open quote ends where the next `<` stands, and what follows is read as if nothing had happened.
 */
export function tokenize(text: string): XmlTokens {
  return new Tokenizer(text).run();
}

/** A tag with more attributes than this is no usual one. */
const usual = 24;

class Tokenizer {
  private readonly text: string;
  private readonly tokens: XmlToken[] = [];
  private readonly problems: SyntaxProblem[] = [];
  private at = 0;
  /** The next `&` at or behind the place that was looked at last; most texts have none. */
  private ampersand = -1;

  constructor(text: string) {
    this.text = text;
  }

  run(): XmlTokens {
    while (this.at < this.text.length) {
      if (this.text.charCodeAt(this.at) !== mark.less) this.readText();
      else this.readMarkup();
    }
    return { tokens: this.tokens, problems: this.problems };
  }

  private readText(): void {
    const start = this.at;
    const next = this.text.indexOf('<', start);
    this.at = next < 0 ? this.text.length : next;
    this.checkEntities(start, this.at);
    this.tokens.push({ kind: 'text', span: { start, end: this.at } });
  }

  private readMarkup(): void {
    const { text, at: start } = this;
    const aside = asideAt(text, start);
    if (aside) {
      this.readAside(aside);
      return;
    }
    const second = text.charCodeAt(start + 1);
    if (second === mark.slash) {
      this.readClose();
      return;
    }
    if (isNameStart(second)) {
      this.readOpen();
      return;
    }
    this.at = start + 1;
    this.report("This '<' opens no tag. In text it is written '&lt;'.", start, start + 1);
    this.tokens.push({ kind: 'text', span: { start, end: this.at } });
  }

  private readAside({ sort, end, isFinished }: Aside): void {
    const start = this.at;
    this.at = end;
    if (!isFinished)
      this.report(`The '${sort.end}' that ends this ${sort.name} is missing.`, start, start + sort.begin.length);
    this.tokens.push({ kind: sort.kind, isFinished, span: { start, end } });
  }

  private readClose(): void {
    const { text, at: start } = this;
    const name = this.readName(start + 2);
    let end = this.passBlanks(name.end);
    const isFinished = text.charCodeAt(end) === mark.greater;
    if (isFinished) end++;
    else {
      end = name.end;
      this.report("The '>' that ends this tag is missing.", start, end, { at: end, text: '>' });
    }
    this.at = end;
    this.tokens.push({
      kind: 'close',
      name: text.slice(name.start, name.end),
      nameSpan: name,
      isFinished,
      span: { start, end },
    });
  }

  private readOpen(): void {
    const { text, at: start } = this;
    const nameSpan = this.readName(start + 1);
    const attributes: XmlAttribute[] = [];
    let at = nameSpan.end;
    let contentEnd = at;
    let isEmpty = false;
    let isFinished = false;
    let names: Set<string> | undefined;
    for (;;) {
      at = this.passBlanks(at);
      const code = text.charCodeAt(at);
      if (at >= text.length || code === mark.less) break;
      if (code === mark.greater || (code === mark.slash && text.charCodeAt(at + 1) === mark.greater)) {
        isEmpty = code === mark.slash;
        isFinished = true;
        at += isEmpty ? 2 : 1;
        contentEnd = at;
        break;
      }
      if (isNameStart(code)) {
        // Few attributes are asked faster than a set; many are not.
        if (attributes.length === usual) names = new Set(attributes.map(({ name }) => name));
        const attribute = this.readAttribute(at, names ?? attributes);
        attributes.push(attribute);
        names?.add(attribute.name);
        at = attribute.span.end;
      } else {
        this.report('This cannot stand in a tag.', at, at + 1);
        at++;
      }
      contentEnd = at;
    }
    if (!isFinished) {
      const slash = attributes.length > 0 && attributes.every(({ name }) => name === 'key' || name === 'value');
      const ending = slash ? '/>' : '>';
      this.report("The '>' that ends this tag is missing.", start, nameSpan.end, { at: contentEnd, text: ending });
    }
    this.at = isFinished ? at : contentEnd;
    const name = text.slice(nameSpan.start, nameSpan.end);
    this.tokens.push({ kind: 'open', name, nameSpan, attributes, isEmpty, isFinished, span: { start, end: this.at } });
  }

  private readAttribute(start: number, before: ReadonlySet<string> | readonly XmlAttribute[]): XmlAttribute {
    const { text } = this;
    const nameSpan = this.readName(start);
    const name = text.slice(nameSpan.start, nameSpan.end);
    if (isAmong(name, before))
      this.report('This attribute stands twice in the same tag.', nameSpan.start, nameSpan.end);
    const equals = this.passBlanks(nameSpan.end);
    if (text.charCodeAt(equals) !== mark.equals) {
      this.report('This attribute has no value.', nameSpan.start, nameSpan.end, { at: nameSpan.end, text: '=""' });
      return { name, nameSpan, span: nameSpan };
    }
    const value = this.readValue(this.passBlanks(equals + 1));
    if (!value) {
      this.report('This attribute has no value.', nameSpan.start, nameSpan.end, { at: equals + 1, text: '""' });
      return { name, nameSpan, span: { start, end: equals + 1 } };
    }
    return { name, nameSpan, value, span: { start, end: value.span.end } };
  }

  private readValue(start: number): XmlValue | undefined {
    const { text } = this;
    const code = text.charCodeAt(start);
    if (code !== mark.quote && code !== mark.apostrophe) {
      const bare = /^[^\s<>"'=/]+/.exec(text.slice(start, start + 300))?.[0];
      if (bare === undefined) return undefined;
      const span = { start, end: start + bare.length };
      this.report('The quotes around this value are missing.', span.start, span.end, undefined, [
        { span: { start: span.start, end: span.start }, newText: '"' },
        { span: { start: span.end, end: span.end }, newText: '"' },
      ]);
      return { text: bare, span, quote: '' };
    }
    const quote = code === mark.quote ? '"' : "'";
    let end = start + 1;
    let last = text.charCodeAt(end);
    while (end < text.length && last !== code && last !== mark.less) last = text.charCodeAt(++end);
    if (last === code && !this.isNextAttribute(start + 1, end)) {
      const inner = text.slice(start + 1, end);
      this.checkEntities(start + 1, end);
      return { text: decodeEntities(inner), span: { start, end: end + 1 }, quote };
    }
    const rest = last === mark.less ? this.rawValueEnd(end, quote) : undefined;
    if (rest !== undefined) {
      this.report("A '<' in a value is written '&lt;'.", end, end + 1, undefined, [
        { span: { start: end, end: end + 1 }, newText: '&lt;' },
      ]);
      return { text: decodeEntities(text.slice(start + 1, rest)), span: { start, end: rest + 1 }, quote };
    }
    return this.openValue(start, last === code ? end + 1 : end, quote);
  }

  /** Where a value ends that holds a plain `<`: at its quote on the same line, with nothing that looks like a tag before it. */
  private rawValueEnd(start: number, quote: '"' | "'"): number | undefined {
    const found = this.text.indexOf(quote, start);
    if (found < 0 || found - start > 200) return undefined;
    const isTagEnd = /[\s/>]/.test(this.text[found + 1] ?? ' ');
    return isTagEnd && !/[=\n]|<[^<]*<|\/>/.test(this.text.slice(start, found)) ? found : undefined;
  }

  /** Whether the quote at `end` begins the next attribute's value (`key="voice value="true"`), rather than ending this one. */
  private isNextAttribute(start: number, end: number): boolean {
    let last = end - 1;
    while (last >= start && isBlank(this.text.charCodeAt(last))) last--;
    if (this.text.charCodeAt(last) !== mark.equals) return false;
    return (
      /\s[\w:]+\s*=\s*$/.test(this.text.slice(Math.max(start, end - 100), end)) &&
      /[^\s/>]/.test(this.text[end + 1] ?? ' ')
    );
  }

  /** A value whose closing quote is missing: it ends where the next attribute or the end of the tag seems to be, at the latest with its line. */
  private openValue(start: number, limit: number, quote: '"' | "'"): XmlValue {
    const line = this.text.slice(start + 1, limit).split(/\r?\n/, 1)[0] ?? '';
    const seam = line.search(/\s+[\w:]+\s*=\s*["']|\s*\/?>/);
    const inner = (seam < 0 ? line : line.slice(0, seam)).trimEnd();
    const span = { start, end: start + 1 + inner.length };
    this.report('The closing quote is missing.', span.start, span.end, { at: span.end, text: quote });
    return { text: decodeEntities(inner), span, quote };
  }

  private readName(start: number): { start: number; end: number } {
    const { text } = this;
    let end = start;
    while (isNameCharacter(text.charCodeAt(end))) end++;
    return { start, end };
  }

  private passBlanks(start: number): number {
    const { text } = this;
    let at = start;
    while (isBlank(text.charCodeAt(at))) at++;
    return at;
  }

  /** Whether there is an `&` in a stretch. Stretches are asked for in the order of the text, so that nothing is looked at twice. */
  private hasAmpersand(start: number, end: number): boolean {
    if (this.ampersand < start) {
      const next = this.text.indexOf('&', start);
      this.ampersand = next < 0 ? this.text.length : next;
    }
    return this.ampersand < end;
  }

  private checkEntities(start: number, end: number): void {
    if (!this.hasAmpersand(start, end)) return;
    const bad = badEntity(this.text.slice(start, end));
    if (!bad) return;
    const from = start + bad.start;
    this.report(
      "This '&' starts no entity that XML knows. A plain '&' is written '&amp;'.",
      from,
      start + bad.end,
      undefined,
      [{ span: { start: from, end: from + 1 }, newText: '&amp;' }],
    );
  }

  private report(
    message: string,
    start: number,
    end: number,
    insertion?: { at: number; text: string },
    edits = insertion && [{ span: { start: insertion.at, end: insertion.at }, newText: insertion.text }],
  ): void {
    const title = insertion
      ? `Insert '${insertion.text}'`
      : `Write ${edits?.map((edit) => `'${edit.newText}'`).join(' … ')}`;
    this.problems.push({ message, span: { start, end }, ...(edits && { fix: { title, edits } }) });
  }
}

function isAmong(name: string, before: ReadonlySet<string> | readonly XmlAttribute[]): boolean {
  if ('has' in before) return before.has(name);
  for (const attribute of before) if (attribute.name === name) return true;
  return false;
}
