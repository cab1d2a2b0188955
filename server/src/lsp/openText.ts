import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type Position, type Range, TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../analysis/analysis.ts';
import { canonical } from './files.ts';

/** What follows the text of a document as it changes. */
export interface Follower {
  edited(start: number, end: number, newText: string): void;
}

/**
 * The text of an open document. As long as nobody analyses it, it is one string; an analysis keeps the text in its segments, and then there is
 * no other copy.
 */
export class OpenText {
  readonly uri: string;
  /** The URI by which the server knows the file. */
  readonly file: string;
  readonly languageId: string;
  version: number;
  private plain: TextDocument | undefined;
  private analysis: Analysis | undefined;
  private follower: Follower | undefined;

  constructor(uri: string, languageId: string, version: number, content: string) {
    this.uri = uri;
    this.file = canonical(uri);
    this.languageId = languageId;
    this.version = version;
    this.plain = TextDocument.create(uri, languageId, version, content);
  }

  /** Leaves the text to an analysis of exactly this text; the follower hears of every edit that has gone into it. */
  handOver(analysis: Analysis, follower: Follower): void {
    this.analysis = analysis;
    this.follower = follower;
    this.plain = undefined;
  }

  /** Takes the text back. */
  takeBack(): void {
    if (!this.analysis) return;
    this.plain = TextDocument.create(this.uri, this.languageId, this.version, this.analysis.text);
    this.analysis = undefined;
    this.follower = undefined;
  }

  /** Changes as the client sends them: each in terms of the text that the one before it left. */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.version = version;
    for (const change of changes) {
      const { analysis } = this;
      if (analysis && hasRange(change)) {
        const one = analysis.places.offsetAt(change.range.start);
        const other = analysis.places.offsetAt(change.range.end);
        this.follower?.edited(Math.min(one, other), Math.max(one, other), change.text);
      } else if (hasRange(change)) {
        this.plain = TextDocument.update(this.plain as TextDocument, [change], version);
      } else {
        // A whole new text: it is begun with anew.
        this.analysis = undefined;
        this.plain = TextDocument.create(this.uri, this.languageId, version, change.text);
      }
    }
  }

  get isAnalysed(): boolean {
    return this.analysis !== undefined;
  }

  /** UTF-16 code units. */
  get length(): number {
    return this.analysis ? this.analysis.length : this.getText().length;
  }

  get lineCount(): number {
    return this.analysis ? this.analysis.places.lineCount : (this.plain as TextDocument).lineCount;
  }

  getText(range?: Range): string {
    const { analysis, plain } = this;
    if (!analysis) return (plain as TextDocument).getText(range);
    return range ? analysis.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : analysis.text;
  }

  positionAt(offset: number): Position {
    return this.analysis ? this.analysis.places.placeAt(offset) : (this.plain as TextDocument).positionAt(offset);
  }

  offsetAt(position: Position): number {
    return this.analysis ? this.analysis.places.offsetAt(position) : (this.plain as TextDocument).offsetAt(position);
  }
}

/** A change without a range is the whole text; so is one whose range is none, whatever the client means by it. */
function hasRange(change: TextDocumentContentChangeEvent): change is TextDocumentContentChangeEvent & { range: Range } {
  const range = 'range' in change ? (change.range as Partial<Range> | null | undefined) : undefined;
  return isPosition(range?.start) && isPosition(range.end);
}

function isPosition(position: Position | undefined): position is Position {
  return typeof position?.line === 'number' && typeof position.character === 'number';
}
