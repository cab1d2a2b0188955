import { type QuickPickItem, type Uri, window } from 'vscode';
import { askForOther } from './compareWith.ts';
import { convertTexts, tellOfConversion } from './convertTo.ts';
import { sinceLastCommit } from './git.ts';
import { chosen, type Given } from './given.ts';
import { planOf, type Sides } from './plan.ts';
import { showFiles, tell, withSecretsAsked } from './results.ts';
import { nameOf, textsIn } from './texts.ts';
import { Refusal, type Workbench } from './workbench.ts';

type Format = 'cfgdata' | 'options';

interface FormatItem extends QuickPickItem {
  readonly format: Format;
}

interface BasisItem extends QuickPickItem {
  readonly basis: 'commit' | 'other' | 'all';
}

const formats: readonly FormatItem[] = [
  { format: 'cfgdata', label: 'CfgData XML', description: 'Genesys Configuration Import' },
  { format: 'options', label: 'Options Exports', description: 'one .cfg file for each DN' },
];

const bases: readonly BasisItem[] = [
  { basis: 'commit', label: 'What Has Changed Since the Last Commit' },
  {
    basis: 'other',
    label: 'What Differs From Another File or Folder…',
    description: 'such as an export of what is there now',
  },
  { basis: 'all', label: 'All DNs' },
];

/** Makes what an import needs of the chosen files, and shows it: against what is stored under its name, or as a document that is not saved. */
export async function exportForImport(workbench: Workbench, given: Given): Promise<void> {
  const uris = chosen(given);
  const [first] = uris;
  if (!first) throw new Refusal('Open the file that is to be imported, or choose it in the explorer.');
  const title = `Export ${uris.length === 1 ? nameOf(first) : `${uris.length} Files`} for Import`;
  const { words } = given;
  const basis = bases.find(({ basis }) => words.includes(basis)) ?? (await window.showQuickPick(bases, { title }));
  const format =
    basis && (formats.find(({ format }) => words.includes(format)) ?? (await window.showQuickPick(formats, { title })));
  if (!format) return;
  if (basis?.basis === 'all') {
    const made = await convertTexts(workbench, await textsIn(uris), format.format);
    if (!made) return;
    await showFiles(made.files, { source: first, comparesWithStored: true });
    tellOfConversion(workbench, made, `Notes on ${nameOf(first)} for import`);
    return;
  }
  const sides = basis?.basis === 'commit' ? await sinceLastCommit(uris) : await againstOther(title, first, uris);
  if (sides) await exportChanges(workbench, sides, format.format, first);
}

async function againstOther(title: string, first: Uri, uris: readonly Uri[]): Promise<Sides | undefined> {
  const other = await askForOther(`${title}: What Is There Now`, first);
  return other && { old: await textsIn([other]), new: await textsIn(uris) };
}

async function exportChanges(workbench: Workbench, sides: Sides, emit: Format, source: Uri): Promise<void> {
  const made = await withSecretsAsked(async (showsSecrets) => {
    const { emitted } = await planOf(workbench, { ...sides, emit, showsSecrets });
    return emitted ?? { files: [], notes: [], hasSecrets: false };
  });
  if (!made) return;
  const { files, notes } = made;
  await showFiles(files, { source, comparesWithStored: true });
  const held = files.length === 0 ? 'There is nothing to import.' : 'The import is ready to be looked at and saved.';
  const missing = notes.length > 0 ? ' Not all that has changed is in it.' : '';
  tell(workbench, `${held}${missing}`, `Notes on ${nameOf(source)} for import`, notes);
}
