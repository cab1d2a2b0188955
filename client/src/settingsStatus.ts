import {
  type Command,
  Disposable,
  LanguageStatusSeverity,
  languages,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { SettingsInForceParams, SettingsInForceResult } from '../../server/src/lsp/protocol.ts';
import { deservesServer, languages as ourLanguages } from './documents.ts';

/** What the status says. */
export interface ShownSettings {
  readonly text: string;
  readonly detail: string;
  readonly isWarning: boolean;
  readonly command: Command;
}

/** The language status, as the rest of the extension sees it. */
export interface SettingsStatus extends Disposable {
  /** Undefined where it is hidden. */
  readonly shown: ShownSettings | undefined;
  /** To be called when the server may answer otherwise than before. */
  refresh(): void;
}

/** Asks the server; undefined where it does not run. */
export type AskSettings = (params: SettingsInForceParams) => Promise<SettingsInForceResult> | undefined;

/** How long the cursor rests before it is asked again, in milliseconds. */
const delay = 150;

/** Shows in the language status what is declared for the DN at the cursor, and where. It is hidden in all other files. */
export function showSettings(ask: AskSettings): SettingsStatus {
  const item = languages.createLanguageStatusItem('dnConfig.settings', []);
  item.name = 'DN Config';
  /** The language and version of each document that is known to hold no DNs: as long as they stay the same, nobody is asked. */
  const others = new WeakMap<TextDocument, string>();
  let shown: ShownSettings | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const show = (next: ShownSettings | undefined) => {
    shown = next;
    if (next) {
      item.text = next.text;
      item.detail = next.detail;
      item.severity = next.isWarning ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
      item.command = next.command;
    }
    item.selector = next ? [...ourLanguages] : [];
  };
  const look = async () => {
    const mine = ++turn;
    const editor = window.activeTextEditor;
    const next = editor && (await settingsAt(editor, ask, others));
    if (mine === turn) show(next);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, delay);
  };
  const isActive = (uri: Uri) => uri.toString() === window.activeTextEditor?.document.uri.toString();
  const watching = Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(() => {
      // What was said is of another file.
      turn++;
      show(undefined);
      soon();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) soon();
    }),
    // A project file that changes has the problems of the document looked for again.
    languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(isActive)) soon();
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('dnConfig')) soon();
    }),
    { dispose: () => clearTimeout(timer) },
  );
  return {
    get shown() {
      return shown;
    },
    refresh: soon,
    dispose: () => watching.dispose(),
  };
}

/** Undefined where there are no DNs. */
async function settingsAt(
  { document, selection }: TextEditor,
  ask: AskSettings,
  others: WeakMap<TextDocument, string>,
): Promise<ShownSettings | undefined> {
  const state = `${document.languageId} ${document.version}`;
  if (others.get(document) === state) return undefined;
  if (deservesServer(document)) {
    const { line, character } = selection.active;
    const asked = ask({ uri: document.uri.toString(), position: { line, character } });
    // Who does not answer now is asked again.
    const result = await asked?.catch(() => undefined);
    if (!result) return undefined;
    if (result.isDnFile) return shownFor(result);
  }
  others.set(document, state);
  return undefined;
}

const originWords = { editor: 'editor settings', comment: 'comment' } as const;

function shownFor({ isTooLarge, project, declared, dn }: SettingsInForceResult): ShownSettings {
  const command = commandFor(project, declared);
  if (isTooLarge)
    return {
      text: 'DN Config: too large',
      detail: 'The file is larger than the setting dnConfig.maxFileSize allows, so it is not checked.',
      isWarning: true,
      command: {
        title: 'Open Setting',
        command: 'workbench.action.openSettings',
        arguments: ['dnConfig.maxFileSize'],
      },
    };
  const text = `IM: ${declared.length > 0 ? declared.map(({ value }) => value).join(', ') : 'nothing declared'}`;
  const details = declared.map(({ key, value, origin }) => `${key} ${value}: ${nameOfOrigin(origin)}`);
  const of = dn === undefined ? [] : [`DN ${dn}`];
  const detail = [...of, ...(details.length > 0 ? details : ['deployment and endpoint are unknown'])].join(' · ');
  return { text, detail, isWarning: false, command };
}

type Declared = SettingsInForceResult['declared'];

function nameOfOrigin({ kind, uri, range }: Declared[number]['origin']): string {
  const line = range ? `, line ${range.start.line + 1}` : '';
  return kind === 'project'
    ? `${uri ? workspace.asRelativePath(Uri.parse(uri)) : 'project file'}${line}`
    : originWords[kind] + line;
}

/** Opens the project file where it says the first thing that counts here, or makes one. */
function commandFor(project: string | undefined, declared: Declared): Command {
  if (project === undefined) return { title: 'Create dn-config.yaml', command: 'dnConfig.createProjectFile' };
  const place = declared.find(({ origin }) => origin.kind === 'project')?.origin.range;
  const selection = place && new Range(place.start.line, place.start.character, place.end.line, place.end.character);
  const options = selection ? [{ selection }] : [];
  return { title: 'Open dn-config.yaml', command: 'vscode.open', arguments: [Uri.parse(project), ...options] };
}
