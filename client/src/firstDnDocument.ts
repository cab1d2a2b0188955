import { Disposable, type TextDocument, workspace } from 'vscode';
import { deservesServer } from './documents.ts';

/** How long a document rests before a changed one is looked at again, in milliseconds. */
const changeDelay = 200;

/** Calls `found` once: as soon as a document is open, or becomes one, that deserves the language server. */
export function onFirstDnDocument(found: () => void): Disposable {
  const changed = new Set<TextDocument>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (documents: Iterable<TextDocument>) => {
    for (const document of documents) {
      if (document.isClosed || !deservesServer(document)) continue;
      watching.dispose();
      found();
      return;
    }
  };
  const lookAtChanged = () => {
    const documents = [...changed];
    changed.clear();
    timer = undefined;
    look(documents);
  };
  const watching = Disposable.from(
    workspace.onDidOpenTextDocument((document) => look([document])),
    workspace.onDidChangeTextDocument(({ document }) => {
      changed.add(document);
      timer ??= setTimeout(lookAtChanged, changeDelay);
    }),
    { dispose: () => clearTimeout(timer) },
  );
  look(workspace.textDocuments);
  return watching;
}
