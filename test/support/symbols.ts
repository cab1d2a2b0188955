import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentSymbol, Position, Range } from 'vscode-languageserver-types';

/** What is wrong with symbols as LSP wants them: named, in their parents, one behind the other, at places that the text has. */
export function problemsOfSymbols(symbols: readonly DocumentSymbol[], text: string): string[] {
  const document = TextDocument.create('file:///a', '', 0, text);
  const whole = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  const problems: string[] = [];
  const look = (list: readonly DocumentSymbol[], parent: Range): void => {
    let before = parent.start;
    for (const symbol of list) {
      const { name, range, selectionRange, children } = symbol;
      const say = (what: string): void =>
        void problems.push(`${what}: ${JSON.stringify({ name, range, selectionRange, parent })}`);
      if (name.trim() === '') say('no name');
      for (const place of [range.start, range.end, selectionRange.start, selectionRange.end]) {
        const there = document.positionAt(document.offsetAt(place));
        if (!isSame(there, place)) say('no place of the text');
      }
      if (!isIn(range, parent)) say('outside of its parent');
      if (!isIn(selectionRange, range)) say('its name outside of it');
      if (isBefore(range.start, before)) say('out of order');
      before = range.start;
      if (children) look(children, range);
    }
  };
  look(symbols, whole);
  return problems;
}

function isIn(inner: Range, outer: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end) && !isBefore(inner.end, inner.start);
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function isSame(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}
