import { type Event, extensions, type Uri, window, workspace } from 'vscode';
import type { FileText } from '../../../server/src/lsp/protocol.ts';
import type { Sides } from './plan.ts';
import { decoded, isCandidate, pathOf, textOf } from './texts.ts';
import { Refusal } from './workbench.ts';

/** What is used here of version 1 of the API of VS Code's own Git extension. */
interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: Event<GitApi['state']>;
  readonly repositories: readonly Repository[];
  getRepository(uri: Uri): Repository | null;
}

interface Repository {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
  } & Readonly<Partial<Record<ChangeGroup, readonly Change[]>>>;
  status(): Promise<void>;
  buffer(ref: string, path: string): Promise<Uint8Array>;
  getObjectDetails(ref: string, path: string): Promise<unknown>;
}

const changeGroups = ['mergeChanges', 'indexChanges', 'workingTreeChanges', 'untrackedChanges'] as const;
type ChangeGroup = (typeof changeGroups)[number];

interface Change {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
}

/** How long Git is waited for that looks for its repositories, in milliseconds. */
const patience = 10_000;

/**
 * The last commit and what is there now, unsaved changes included.
 * @param uris files, or folders of which all that has changed is taken; without any, that is all of the repository of the active file, or of all
 */
export async function sinceLastCommit(uris: readonly Uri[]): Promise<Sides> {
  const git = await openGit();
  const old: FileText[] = [];
  const young: FileText[] = [];
  for (const [repository, files] of await filesOf(git, uris))
    for (const uri of files) {
      const file = { path: pathOf(uri), uri: uri.toString() };
      const before = await committed(repository, uri);
      const now = await textOf(uri);
      if (before !== undefined) old.push({ ...file, text: before });
      if (now !== undefined) young.push({ ...file, text: now });
    }
  return { old, new: young };
}

async function openGit(): Promise<GitApi> {
  const extension = extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!extension) throw new Refusal('The last commit is read with the Git extension of VS Code, which is not there.');
  const git = apiOf(await extension.activate());
  if (git.state !== 'initialized') await untilInitialized(git);
  return git;
}

function apiOf(extension: { getAPI(version: 1): GitApi }): GitApi {
  try {
    return extension.getAPI(1);
  } catch {
    throw new Refusal('Git is not installed, or switched off in the settings, so the last commit cannot be read.');
  }
}

function untilInitialized(git: GitApi): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, patience);
    const listening = git.onDidChangeState(done);
  });
}

/** The files to compare, by their repository. */
async function filesOf(git: GitApi, uris: readonly Uri[]): Promise<Map<Repository, Uri[]>> {
  const found = new Map<Repository, Map<string, Uri>>();
  const active = window.activeTextEditor?.document.uri;
  const home = active && git.getRepository(active);
  const wanted = uris.length > 0 ? uris : (home ? [home] : git.repositories).map(({ rootUri }) => rootUri);
  if (wanted.length === 0) throw new Refusal('There is no Git repository here, so there is no last commit.');
  for (const uri of wanted) {
    const repository = git.getRepository(uri);
    if (!repository) throw new Refusal(`${pathOf(uri)} is in no Git repository that VS Code knows.`);
    const files = found.get(repository) ?? new Map<string, Uri>();
    found.set(repository, files);
    const changed = await changedIn(repository);
    const below = `${uri.path.replace(/\/$/, '')}/`;
    const chosen = changed.filter(({ path }) => path.startsWith(below));
    // A file that was chosen is compared even where nothing has changed.
    for (const file of isCandidate(uri) ? [uri, ...chosen] : chosen) files.set(file.toString(), file);
  }
  for (const repository of found.keys())
    if (repository.state.HEAD?.commit === undefined) throw new Refusal('There is no commit yet to compare with.');
  return new Map([...found].map(([repository, files]) => [repository, [...files.values()]]));
}

/** The files that may hold DNs and are not as they were committed; both the old and the new names of those that were renamed. */
async function changedIn(repository: Repository): Promise<Uri[]> {
  await repository.status();
  const { rootUri, state } = repository;
  const changes = changeGroups.flatMap((group) => state[group] ?? []);
  const stored = changes.flatMap(({ uri, originalUri, renameUri }) => [originalUri, renameUri ?? uri]);
  const root = `${rootUri.path}/`;
  const unsaved = workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.path.startsWith(root));
  const open = unsaved.filter(({ uri }) => uri.scheme === rootUri.scheme).map(({ uri }) => uri);
  return [...stored, ...open].filter(isCandidate);
}

/** The text of a file in the last commit; undefined where it is not in it. */
async function committed(repository: Repository, { fsPath }: Uri): Promise<string | undefined> {
  try {
    await repository.getObjectDetails('HEAD', fsPath);
  } catch (error) {
    if ((error as { gitErrorCode?: unknown } | undefined)?.gitErrorCode === 'UnknownPath') return undefined;
    throw error;
  }
  return decoded(await repository.buffer('HEAD', fsPath));
}
