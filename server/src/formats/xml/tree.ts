import type { Comment } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';
import type { SyntaxProblem } from '../format.ts';
import { isBlank, mark } from './characters.ts';
import type { XmlAttribute, XmlToken } from './token.ts';
import { tokenize } from './tokenize.ts';

/** An element with its children; text between them is not kept. */
export interface XmlElement {
  /** The name without its prefix: namespaces are not told apart (facts/dn-formats.md section 4). */
  readonly name: string;
  /** The name as written, prefix included. */
  readonly tag: string;
  readonly nameSpan: Span;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The start tag. */
  readonly open: Span;
  readonly isEmpty: boolean;
  readonly isFinished: boolean;
  /** The end tag, where it is written. */
  readonly close: Span | undefined;
  readonly closeName: Span | undefined;
  readonly span: Span;
}

/** An end tag that closes nothing where it stands. */
export interface StrayClose {
  readonly name: string;
  readonly span: Span;
}

/** What stands at the top of a text, with all that is wrong. */
export interface XmlTree {
  readonly elements: readonly XmlElement[];
  /** End tags that close nothing here. */
  readonly strayCloses: readonly StrayClose[];
  /** Elements that are still open at the end. */
  readonly unclosed: readonly XmlElement[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** Nesting beyond this is no DN; deeper elements are read as if they were empty. */
const deepest = 64;

interface Building {
  readonly token: XmlToken & { kind: 'open' };
  readonly children: XmlElement[];
}

/**
 * Builds elements from any text. An end tag closes the nearest open element of its name, and with it those inside that were left open;
 * one that closes nothing is passed over. Whether what stays open at the end, or closes nothing, is wrong, the caller knows: a segment
 * can be the beginning or the end of a file.
 */
export function buildTree(text: string): XmlTree {
  const { tokens, problems } = tokenize(text);
  const builder = new TreeBuilder([...problems]);
  const comments: Comment[] = [];
  for (const token of tokens) {
    if (token.kind === 'open') builder.open(token);
    else if (token.kind === 'close') builder.close(token);
    else if (token.kind === 'comment') comments.push(commentOf(text, token.span));
  }
  return { ...builder.end(text.length), comments };
}

class TreeBuilder {
  private readonly problems: SyntaxProblem[];
  private readonly elements: XmlElement[] = [];
  private readonly strayCloses: StrayClose[] = [];
  private readonly stack: Building[] = [];

  constructor(problems: SyntaxProblem[]) {
    this.problems = problems;
  }

  open(token: XmlToken & { kind: 'open' }): void {
    // Whatever follows a pair that was not closed stands beside it, not in it.
    const last = this.stack.at(-1);
    if (last && isLeaf(last.token.name)) this.leaveOpen(last.token.span.end);
    if (token.isEmpty || this.stack.length >= deepest) this.add(elementOf(token, [], undefined, token.span.end));
    else this.stack.push({ token, children: [] });
  }

  close(token: XmlToken & { kind: 'close' }): void {
    const index = this.stack.findLastIndex((building) => building.token.name === token.name);
    const last = this.stack.at(-1);
    if (index < 0 && last && looksLike(token.name, last.token.name)) {
      const newText = last.token.name;
      this.problems.push({
        message: `The element that ends here is '${newText}'.`,
        span: token.span,
        fix: { title: `Change to '</${newText}>'`, edits: [{ span: token.nameSpan, newText }] },
      });
      this.stack.pop();
      this.add(elementOf(last.token, last.children, token, token.span.end));
      return;
    }
    if (index < 0) {
      this.strayCloses.push({ name: token.name, span: token.span });
      return;
    }
    while (this.stack.length > index + 1) this.leaveOpen(token.span.start);
    const building = this.stack.pop();
    if (building) this.add(elementOf(building.token, building.children, token, token.span.end));
  }

  end(at: number): Omit<XmlTree, 'comments'> {
    const unclosed: XmlElement[] = [];
    for (let building = this.stack.pop(); building; building = this.stack.pop()) {
      const element = elementOf(building.token, building.children, undefined, at);
      unclosed.unshift(element);
      this.add(element);
    }
    return { elements: this.elements, strayCloses: this.strayCloses, unclosed, problems: this.problems };
  }

  /** An element whose end tag is missing ends where its parent's does. */
  private leaveOpen(at: number): void {
    const building = this.stack.pop();
    if (!building) return;
    if (building.token.isFinished) this.problems.push(missingClose(building.token));
    this.add(elementOf(building.token, building.children, undefined, at));
  }

  private add(element: XmlElement): void {
    (this.stack.at(-1)?.children ?? this.elements).push(element);
  }
}

/** Whether an end tag is most likely a misspelt one: it begins like the element that is open, and is about as long. */
function looksLike(written: string, open: string): boolean {
  const shared = [...open].findIndex((character, index) => written[index] !== character);
  return (shared < 0 ? open.length : shared) >= Math.min(4, open.length) && Math.abs(written.length - open.length) <= 2;
}

/** Whether a name is one of these files' own. Any other could be a piece of a value that a plain `<` has broken, so it is not said. */
export function isKnown(name: string): boolean {
  return /^(?:[\w.-]{1,20}:)?(?:C(?:fg|onf)[A-Z][A-Za-z]{0,40}|(?:str|int|bin|list)_pair|userProperties|options)$/.test(
    name,
  );
}

/** Elements that never have others inside. */
function isLeaf(name: string): boolean {
  return name.endsWith('_pair') && /^(?:[\w.-]+:)?(?:str|int|bin)_pair$/.test(name);
}

/** Says that an element is not closed; nothing of the sort is said of a tag that is not even finished. */
export function missingClose({ name, nameSpan }: { readonly name: string; readonly nameSpan: Span }): SyntaxProblem {
  const what = isKnown(name) ? `The end tag '</${name}>'` : 'The end tag of this element';
  return { message: `${what} is missing.`, span: nameSpan };
}

function elementOf(
  token: XmlToken & { kind: 'open' },
  children: readonly XmlElement[],
  close: (XmlToken & { kind: 'close' }) | undefined,
  end: number,
): XmlElement {
  return {
    name: token.name.slice(token.name.indexOf(':') + 1),
    tag: token.name,
    nameSpan: token.nameSpan,
    attributes: token.attributes,
    children,
    open: token.span,
    isEmpty: token.isEmpty,
    isFinished: token.isFinished,
    close: close?.span,
    closeName: close?.nameSpan,
    span: {
      start: token.span.start,
      end: children.length === 0 && !close ? token.span.end : Math.max(end, token.span.end),
    },
  };
}

function commentOf(text: string, span: Span): Comment {
  // Backwards, and no further than something stands: there can be thousands of comments on one line.
  let before = span.start - 1;
  while (before >= 0 && text.charCodeAt(before) !== mark.feed && isBlank(text.charCodeAt(before))) before--;
  const ownLine = before < 0 || text.charCodeAt(before) === mark.feed;
  return { text: text.slice(span.start, span.end), span, ownLine };
}

export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}
