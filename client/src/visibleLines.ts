import { Disposable, type TextEditor, window } from 'vscode';
import {
  DidOpenTextDocumentNotification,
  type DidOpenTextDocumentParams,
  type Middleware,
} from 'vscode-languageclient';
import { type VisibleLinesParams, visibleLinesMethod } from '../../server/src/lsp/protocol.ts';
import { isServed } from './documents.ts';

/** The server checks a shorter document before anybody has scrolled. */
const longDocument = 2_000;

/** How long scrolling rests before the server hears of it, in milliseconds. */
const scrollDelay = 100;

/**
 * Tells what is on screen right before a document is opened. It stands where a notification is handed to the connection, as one that is sent any
 * earlier would wait for its turn and come behind.
 */
export const visibleLinesFirst: Required<Pick<Middleware, 'sendNotification'>> = {
  sendNotification(type, next, params) {
    if (typeof type !== 'string' && type.method === DidOpenTextDocumentNotification.method) {
      const { uri } = (params as DidOpenTextDocumentParams).textDocument;
      const lines = window.visibleTextEditors.map(visibleLinesOf).find((each) => each?.uri === uri);
      // What follows fails just the same if this does, and is reported.
      if (lines) (next as SendAny)(visibleLinesMethod, lines).catch(() => {});
    }
    return next(type, params);
  },
};

type SendAny = (method: string, params: unknown) => Promise<void>;

/** Tells what is on screen of long documents: at once when they are shown, and when they have been scrolled. */
export function watchVisibleLines(send: (lines: VisibleLinesParams) => void): Disposable {
  const scrolled = new Set<TextEditor>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (editors: Iterable<TextEditor>) => {
    for (const editor of editors) {
      if (editor.document.lineCount <= longDocument || !isServed(editor.document)) continue;
      const lines = visibleLinesOf(editor);
      if (lines) send(lines);
    }
  };
  const tellOfScrolled = () => {
    tell(window.visibleTextEditors.filter((editor) => scrolled.has(editor)));
    scrolled.clear();
  };
  return Disposable.from(
    window.onDidChangeVisibleTextEditors(tell),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      scrolled.add(textEditor);
      clearTimeout(timer);
      timer = setTimeout(tellOfScrolled, scrollDelay);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

/** Undefined for an editor that shows nothing yet. */
function visibleLinesOf({ document, visibleRanges }: TextEditor): VisibleLinesParams | undefined {
  const first = visibleRanges[0];
  const last = visibleRanges.at(-1);
  return first && last && { uri: document.uri.toString(), first: first.start.line, last: last.end.line };
}
