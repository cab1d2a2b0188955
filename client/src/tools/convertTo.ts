import { type QuickPickItem, window } from 'vscode';
import {
  type ConvertAnswer,
  type ConvertParams,
  type ConvertTargetName,
  convertMethod,
  type FileText,
} from '../../../server/src/lsp/protocol.ts';
import { chosen, type Given } from './given.ts';
import { refuseEmpty, showFiles, tell, withSecretsAsked } from './results.ts';
import { nameOf, textsIn } from './texts.ts';
import { Refusal, type Workbench } from './workbench.ts';

interface TargetItem extends QuickPickItem {
  readonly target: ConvertTargetName;
}

const targets: readonly TargetItem[] = [
  { target: 'yaml', label: 'YAML', description: 'as DN Config knows it' },
  { target: 'cfgdata', label: 'CfgData XML', description: 'Genesys Configuration Import' },
  { target: 'options', label: 'Options Export', description: 'one .cfg file for each DN' },
  { target: 'json', label: 'JSON', description: 'as mutagen reads it' },
  { target: 'gws', label: 'JSON of Web Services', description: 'Genesys Web Services' },
  { target: 'gax', label: 'JSON of GAX', description: 'Genesys Administrator Extension' },
];

/** Shows what was chosen in another format, in a document that is not saved. */
export async function convertTo(workbench: Workbench, given: Given): Promise<void> {
  const uris = chosen(given);
  const [first] = uris;
  if (!first) throw new Refusal('Open the file that is to be converted, or choose it in the explorer.');
  const title = `Convert ${uris.length === 1 ? nameOf(first) : `${uris.length} Files`} To`;
  const known = targets.find(({ target }) => given.words.includes(target));
  const target = known ?? (await window.showQuickPick(targets, { title }));
  if (!target) return;
  const files = await textsIn(uris);
  const made = await convertTexts(workbench, files, target.target);
  if (!made) return;
  await showFiles(made.files, { source: first, comparesWithStored: false });
  tellOfConversion(workbench, made, `Notes on ${nameOf(first)} as ${target.label}`);
}

/** Converts texts, with passwords or without, as the person wants it; undefined when they want neither. */
export async function convertTexts(
  workbench: Workbench,
  files: readonly FileText[],
  target: ConvertTargetName,
): Promise<ConvertAnswer | undefined> {
  const made = await withSecretsAsked((showsSecrets) => {
    const params: ConvertParams = { files, target, showsSecrets };
    return workbench.ask<ConvertAnswer>(convertMethod, params);
  });
  if (made) refuseEmpty(made.files, made.problems, 'There is no DN to convert.');
  return made;
}

export function tellOfConversion(workbench: Workbench, { dns, notes, problems }: ConvertAnswer, title: string): void {
  const missing =
    problems.length > 0 ? ` ${problems.length} of the files could not be read, so nothing of them is there.` : '';
  const said = notes.length > 0 ? ' Not all is said in it as it was.' : '';
  tell(workbench, `${dns} ${dns === 1 ? 'DN' : 'DNs'} converted.${missing}${said}`, title, [...problems, ...notes]);
}
