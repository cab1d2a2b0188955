import { Disposable, type TextDocument, workspace } from 'vscode';

/** How long a document rests before a changed one is looked at again, in milliseconds. */
const changeDelay = 200;

/** Calls `look` for every document: those that are open now, each that is opened or gets another language, and each that is changed. */
export function watchDocuments(look: (document: TextDocument) => void): Disposable {
  const changed = new Set<TextDocument>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const lookAtChanged = () => {
    const documents = [...changed];
    changed.clear();
    timer = undefined;
    for (const document of documents) if (!document.isClosed) look(document);
  };
  const watching = Disposable.from(
    workspace.onDidOpenTextDocument(look),
    workspace.onDidChangeTextDocument(({ document }) => {
      changed.add(document);
      timer ??= setTimeout(lookAtChanged, changeDelay);
    }),
    { dispose: () => clearTimeout(timer) },
  );
  for (const document of workspace.textDocuments) look(document);
  return watching;
}
