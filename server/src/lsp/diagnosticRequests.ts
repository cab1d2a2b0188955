import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  type PreviousResultId,
  ResponseError,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
  type WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { configDiagnosticsOf } from '../features/configDiagnostics.ts';
import { diagnosing, diagnosticsOf } from '../features/diagnostics.ts';
import { canonical } from './files.ts';
import type { Answer } from './openDocuments.ts';
import type { Session } from './session.ts';
import { Turns } from './turns.ts';
import type { FileReport } from './workspace.ts';

/** Problems of so few segments are told in one go. */
const few = 100;

/** How long making many of them goes on before requests that have come in the meantime get their turn, in milliseconds. */
const slice = 6;

/** So often making them begins anew because something has changed meanwhile; then they are made in one go, so that there is an end to it. */
const mostRestarts = 3;

const nobodyWaits = 'Nobody waits for this.';

/** Binds everything about problems: asked for by the client, document by document or for all files, or sent to clients that do not ask. */
export function bindDiagnostics(session: Session): void {
  const { connection, texts, able } = session;

  session.onStale = () => {
    if (able.pulls && able.refreshes) void session.refreshDiagnostics();
    else if (!able.pulls) for (const text of texts.all()) void push(text.uri);
  };

  connection.languages.diagnostics.on(
    ({ textDocument: { uri }, previousResultId }, token) =>
      session.safely<DocumentDiagnosticReport | ResponseError>(
        'Checking a document',
        { kind: DocumentDiagnosticReportKind.Full, items: [] },
        async () => {
          const config = await session.configAt(uri);
          if (config) {
            const resultId = session.configId(texts.get(uri) ?? { version: -1 });
            const items = configDiagnosticsOf(config, session.options);
            return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
          }
          for (let restarts = 0; ; restarts++) {
            const answer =
              (able.refreshes ? await firstScreenOf(uri) : undefined) ?? (await session.answerAt(uri, token));
            if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, nobodyWaits);
            // Closed in the meantime: nothing to say, and nothing to compare with later.
            if (!answer) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
            const { id: resultId } = answer;
            if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
            const items = await diagnosticsIn(uri, answer, restarts);
            if (items) return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
          }
        },
      ) as Promise<DocumentDiagnosticReport>,
  );

  /**
   * What is found on the first screen of a file that takes long to read for the first time; the rest is read behind the answer, and then
   * the client is asked to ask again. Undefined for any other file.
   */
  async function firstScreenOf(uri: string): Promise<Answer | undefined> {
    const text = texts.get(uri);
    if (!text) return undefined;
    const isOpen = (): boolean => texts.get(uri) === text;
    const settings = () => session.settings.get(uri);
    const answer = await session.open.firstLook(text, settings, isOpen, session.visible.lastOf(uri));
    if (answer)
      void session.safely('Reading a document', undefined, async () => {
        if (await session.answerAt(uri)) await session.refreshDiagnostics();
      });
    return answer;
  }

  /** The problems of a document, in slices where there are many; undefined when it has changed on the way. */
  async function diagnosticsIn(uri: string, answer: Answer, restarts: number): Promise<Diagnostic[] | undefined> {
    const { document } = answer;
    if (!document) return [];
    const { analysis } = document;
    // What is read so far goes on being read in every pause.
    if (!analysis.isSettled || analysis.troubled.length <= few || restarts >= mostRestarts)
      return diagnosticsOf(document, session.options);
    const isLatest = (): boolean => session.open.isLatest(uri, answer);
    const made: Diagnostic[] = [];
    const turns = new Turns(session.pause, slice);
    // Reading it has taken the slice that others had to wait for.
    await turns.next();
    await turns.all(isLatest() ? diagnosing(document, session.options, made) : [].values(), isLatest);
    return isLatest() ? made : undefined;
  }

  /** For clients that do not ask for diagnostics themselves. */
  async function push(uri: string): Promise<void> {
    await session.safely('Checking a document', undefined, async () => {
      const version = texts.get(uri)?.version;
      const config = await session.configAt(uri);
      let diagnostics: Diagnostic[] | undefined;
      for (let restarts = 0; !diagnostics; restarts++) {
        const answer = config ? undefined : await session.answerAt(uri);
        // A newer version has its own turn; a closed document has had its last.
        if (version === undefined || texts.get(uri)?.version !== version) return;
        const ofConfig = config ? configDiagnosticsOf(config, session.options) : [];
        diagnostics = answer ? await diagnosticsIn(uri, answer, restarts) : ofConfig;
        if (diagnostics && texts.get(uri)?.version === version)
          await connection.sendDiagnostics({ uri, version, diagnostics });
      }
    });
  }

  texts.onDidChangeContent(({ document }) => {
    if (!able.pulls) void push(document.uri);
  });
  texts.onDidClose(({ document: { uri } }) => {
    if (!able.pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  if (session.workspace)
    connection.languages.diagnostics.onWorkspace(
      ({ previousResultIds }, token, _progress, reporter) =>
        session.safely<WorkspaceDiagnosticReport | ResponseError>('Checking the workspace', { items: [] }, () =>
          workspaceReport(session, previousResultIds, token, reporter && ((items) => reporter.report({ items }))),
        ) as Promise<WorkspaceDiagnosticReport>,
    );
}

/**
 * What has changed in the files that nobody has open since the client asked last. When nothing has, the answer waits until something does: the
 * client asks again as soon as it has one. `report` sends what is found on the way.
 */
async function workspaceReport(
  session: Session,
  previous: readonly PreviousResultId[],
  token: CancellationToken,
  report: ((items: WorkspaceDocumentDiagnosticReport[]) => void) | undefined,
): Promise<WorkspaceDiagnosticReport | ResponseError> {
  const { workspace } = session;
  const before: readonly [string, string][] = previous.map(({ uri, value }) => [canonical(uri), value]);
  let sent = new Map(before);
  const isFirst = sent.size === 0;
  let isAnswered = false;
  for (;;) {
    if (!workspace || token.isCancellationRequested)
      return new ResponseError(LSPErrorCodes.RequestCancelled, nobodyWaits);
    const items = newsOf(workspace.found, sent, (file) => session.isOpen(file));
    const isDone = workspace.isSettled;
    // Behind parts of an answer nothing comes but its end.
    if (isDone && isAnswered && report && items.length > 0) report(items.splice(0));
    if (isDone && (items.length > 0 || isAnswered || isFirst)) return { items };
    if (items.length > 0 && report) {
      report(items);
      isAnswered = true;
    } else if (!report) sent = new Map(before);
    await workspace.change((isOver) => token.onCancellationRequested(isOver));
  }
}

/** Reports that were not sent yet, and empty ones in the place of those that are gone; notes in `sent` that they are sent now. */
function newsOf(
  found: ReadonlyMap<string, FileReport>,
  sent: Map<string, string>,
  isOpen: (uri: string) => boolean,
): WorkspaceDocumentDiagnosticReport[] {
  const items: WorkspaceFullDocumentDiagnosticReport[] = [];
  const { Full: kind } = DocumentDiagnosticReportKind;
  for (const [uri, { id, diagnostics }] of found) {
    if (sent.get(uri) === id || isOpen(uri)) continue;
    // Of a file that was never spoken of and has no problems there is nothing to say.
    if (diagnostics.length > 0 || sent.has(uri))
      items.push({ kind, uri, version: null, resultId: id, items: [...diagnostics] });
    sent.set(uri, id);
  }
  for (const [uri, id] of sent) {
    if (found.has(uri) || isOpen(uri) || id === gone) continue;
    items.push({ kind, uri, version: null, resultId: gone, items: [] });
    sent.set(uri, gone);
  }
  return items;
}

/** The result of a file that holds no DNs any more. */
const gone = 'gone';
