import { type DocumentSymbol, type FoldingRange, SymbolKind } from 'vscode-languageserver-types';

/** The sections among the symbols of an options export, each from its name to its last option. Lines count from zero. */
export function foldingRangesOf(symbols: readonly DocumentSymbol[]): FoldingRange[] {
  return symbols.flatMap(({ kind, range }): FoldingRange[] => {
    const { start, end } = range;
    return kind === SymbolKind.Namespace && end.line > start.line ? [{ startLine: start.line, endLine: end.line }] : [];
  });
}
