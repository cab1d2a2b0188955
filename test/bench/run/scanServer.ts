import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { scanLines } from './lineScan.ts';

// A language server as the usual packages make it, that does nothing with a text but scan its lines: no server built on them can answer
// sooner. It tells how much of opening a file is the message with the text, and not what is done with it.

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false },
  },
}));

connection.languages.diagnostics.on(({ textDocument }) => {
  scanLines(documents.get(textDocument.uri)?.getText() ?? '');
  return { kind: 'full', items: [] };
});

documents.listen(connection);
connection.listen();
