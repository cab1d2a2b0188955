import {
  type CancellationToken,
  type DocumentSymbol,
  type FoldingRange,
  LSPErrorCodes,
  ResponseError,
  type SymbolInformation,
} from 'vscode-languageserver';
import type { DnDocument } from '../features/document.ts';
import { flatSymbols, tellingSymbols } from '../features/documentSymbols.ts';
import { foldingRangesOf } from '../features/foldingRanges.ts';
import type { Session } from './session.ts';
import { Turns } from './turns.ts';

/** How long telling them goes on before requests that have come in the meantime get their turn, in milliseconds. */
const slice = 6;

/** So often it begins anew because something has changed meanwhile; then it goes on at a stretch, so that there is an end to it. */
const mostRestarts = 3;

const nobodyWaits = 'Nobody waits for this.';

/** Binds what gives an overview of a document: its symbols, and which of its lines can be folded. */
export function bindSymbols(session: Session): void {
  const { connection } = session;

  connection.onDocumentSymbol(
    ({ textDocument: { uri } }, token) =>
      session.safely<DocumentSymbol[] | SymbolInformation[] | ResponseError>('The outline', [], async () => {
        const symbols = (await outlineOf(uri, token)) ?? [];
        if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, nobodyWaits);
        return session.options.symbolTrees ? symbols : flatSymbols(uri, symbols);
      }) as Promise<DocumentSymbol[] | SymbolInformation[]>,
  );

  connection.onFoldingRanges(
    ({ textDocument: { uri } }, token) =>
      session.safely<FoldingRange[] | ResponseError | null>('Folding', null, async () => {
        // Groups of sections are for reading; folding wants each of them, and an answer of some ten bytes for one is small.
        const symbols = await outlineOf(uri, token, isOptionsExport, Number.POSITIVE_INFINITY);
        if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, nobodyWaits);
        return symbols ? foldingRangesOf(symbols) : null;
      }) as Promise<FoldingRange[] | null>,
  );

  /** The symbols of the document as the client has it; none of one that holds no DNs, that is closed or not wanted, or for which nobody waits any longer. */
  async function outlineOf(
    uri: string,
    token: CancellationToken,
    isWanted: (document: DnDocument) => boolean = () => true,
    groupsFrom?: number,
  ): Promise<DocumentSymbol[] | undefined> {
    // Whatever stands in a project file or a catalogue, no DNs do.
    if (await session.configAt(uri)) return undefined;
    for (let restarts = 0; ; restarts++) {
      const answer = await session.answerAt(uri, token);
      const document = answer?.document;
      if (!answer || !document || !isWanted(document)) return undefined;
      const symbols: DocumentSymbol[] = [];
      const isLatest = (): boolean => session.open.isLatest(uri, answer);
      const turns = new Turns(session.pause, restarts < mostRestarts ? slice : Number.POSITIVE_INFINITY);
      // Reading it has taken the slice that others had to wait for.
      await turns.next();
      // What a stretch says is kept, so beginning anew takes up where it was.
      const telling = tellingSymbols(document, symbols, groupsFrom);
      await turns.all(telling, () => !token.isCancellationRequested && isLatest());
      if (token.isCancellationRequested || isLatest()) return symbols;
    }
  }
}

/** In other languages editors and other extensions know better what can be folded. */
function isOptionsExport({ analysis }: DnDocument): boolean {
  return analysis.format.syntax === 'options';
}
