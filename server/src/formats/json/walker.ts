import { code, JsonScanner, type JsonTokenKind } from './scanner.ts';
import { kindBefore, type ListState } from './state.ts';

/** Goes through a text token by token, without comments, and knows how the lines are indented. */
export class Walker {
  readonly scanner: JsonScanner;
  /** The column of the token, when it is the first on its line. */
  column: number | undefined;
  /** The indentation of its line; 0 where that is not in sight. */
  indent = 0;
  /** The kind of the token before it, if there is one. */
  previous: JsonTokenKind | undefined;
  private readonly text: string;
  private kind: JsonTokenKind | undefined;
  private lineStart: number;
  private isBehindFeed: boolean;

  /** Begins at a place in a list; without one, at the beginning of a file. */
  constructor(text: string, from: number, list: ListState | undefined) {
    this.text = text;
    this.scanner = new JsonScanner(text, from, list && kindBefore(list));
    this.lineStart = this.scanner.end;
    this.isBehindFeed = list?.atLine ?? true;
  }

  /** Moves to the next token that is no comment; false at the end of the text. */
  next(): boolean {
    const { scanner } = this;
    this.previous = this.kind;
    do {
      const before = scanner.end;
      if (!scanner.next()) return false;
      for (let at = scanner.start - 1; at >= before; at--) {
        if (this.text.charCodeAt(at) !== code.feed) continue;
        this.lineStart = at + 1;
        this.isBehindFeed = true;
        break;
      }
      this.column = this.isBehindFeed ? scanner.start - this.lineStart : undefined;
      this.indent = this.column ?? this.indent;
      this.isBehindFeed = false;
    } while (scanner.kind === 'comment');
    this.kind = scanner.kind;
    return true;
  }
}
