import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { TextDocumentEdit } from 'vscode-languageserver-types';
import { fixRule } from '../features/fixRule.ts';
import { changeOf, workspaceEdit } from '../features/projectAtHand.ts';
import type { RuleId } from '../rules/definitions.ts';
import type { Session } from './session.ts';

/** The client has to open each file that it changes: of more than this, only the first are mended at a time. */
const mostFiles = 500;

/** How many problems of a rule the files of the workspace have besides one. */
export function problemsElsewhere({ workspace, texts, open }: Session, uri: string, rule: RuleId): number {
  let count = 0;
  for (const { diagnostics } of workspace?.found.values() ?? [])
    for (const { code } of diagnostics) if (code === rule) count++;
  for (const other of texts.all())
    for (const { finding } of (other.uri !== uri && open.settledAt(other.uri)?.analysis.findings) || [])
      if (finding.rule === rule) count++;
  return count;
}

/** Mends all problems of a rule in the workspace, open files and others, by one edit that the client makes; then says what was done. */
export async function fixRuleInWorkspace(session: Session, rule: RuleId): Promise<void> {
  const { workspace, texts, connection } = session;
  const closed = [...(workspace?.found ?? [])].filter(([, { diagnostics }]) =>
    diagnostics.some(({ code }) => code === rule),
  );
  const uris = [...texts.all().map(({ uri }) => uri), ...closed.map(([uri]) => uri)];
  const changes: TextDocumentEdit[] = [];
  let left = 0;
  for (const uri of uris) {
    const change = changes.length < mostFiles ? await changeFor(session, uri, rule) : undefined;
    if (change) changes.push(change);
    else if (changes.length >= mostFiles) left++;
  }
  // What has been typed in the meantime was not looked at.
  const current = changes.filter(({ textDocument: { uri, version } }) => (texts.get(uri)?.version ?? null) === version);
  const skipped = changes.length - current.length;
  if (current.length === 0) return tell(session, `Nothing of '${rule}' can be fixed in the workspace.`);
  const label = `Fix all '${rule}' problems`;
  const { applied, failureReason } = await connection.workspace.applyEdit({ label, edit: workspaceEdit(current) });
  if (!applied)
    return tell(session, `The editor has not made the changes${failureReason ? `: ${failureReason}` : '.'}`);
  const rest = [
    ...(skipped > 0 ? [`${files(skipped)} changed in the meantime and stayed as they are`] : []),
    ...(left > 0 ? [`at most ${mostFiles} are changed at a time, and ${files(left)} were not looked at`] : []),
  ];
  return tell(session, `Fixed '${rule}' in ${files(current.length)}${rest.map((each) => `; ${each}`).join('')}.`);
}

async function changeFor(session: Session, uri: string, rule: RuleId): Promise<TextDocumentEdit | undefined> {
  const open = session.texts.get(uri);
  const document = open ? await session.documentAt(uri) : await session.workspace?.documentOf(uri);
  if (!document) return undefined;
  const { analysis, layout } = document;
  const edits = fixRule(analysis, layout, rule);
  const version = open ? document.text.version : null;
  return edits.length > 0 ? changeOf({ uri, version, text: analysis.text }, edits) : undefined;
}

function files(count: number): string {
  return count === 1 ? 'one file' : `${count} files`;
}

async function tell({ connection }: Session, message: string): Promise<void> {
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
}
