import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { PlacedFinding } from '../analysis/analysis.ts';
import { layoutOf } from '../analysis/fix.ts';
import { applyEdits } from '../analysis/textEdits.ts';
import { comparable } from '../catalogue/nearest.ts';
import type { SpanEdit } from '../formats/edit.ts';
import { scalarText } from '../formats/yaml/write.ts';
import { isJsonName, readCatalogueFile } from '../project/catalogueFile.ts';
import { yamlTree } from '../project/configTree.ts';
import { jsonTree } from '../project/jsonTree.ts';
import { tServer } from '../rules/parts.ts';
import { atEnd, pairOf } from './configEdits.ts';
import { diagnosticOf } from './diagnostics.ts';
import { type DnDocument, type FeatureOptions, fileNameOf } from './document.ts';
import { changeOf, creationOf, type FileChange, type ProjectAtHand, workspaceEdit } from './projectAtHand.ts';
import { newProjectText, withCatalogue } from './projectEdits.ts';

/** An option as a catalogue is to know it: by its name alone. Nothing of its value gets into the catalogue. */
interface NewOption {
  readonly name: string;
  readonly section: string;
}

/** Actions that make an unknown option known to the project: in the first of its catalogues that can be written, or in a new one. */
export function addToCatalogueActions(
  document: DnDocument,
  findings: readonly PlacedFinding[],
  project: ProjectAtHand | undefined,
  options: FeatureOptions,
): CodeAction[] {
  if (!project) return [];
  const seen = new Set<string>();
  return findings.flatMap((placed): CodeAction[] => {
    const { rule, data } = placed.finding;
    if (rule !== 'option/unknown' || data?.option === undefined || seen.has(data.option)) return [];
    seen.add(data.option);
    // A name that may not be said, for it could be a secret, does not get into another file.
    if (!document.analysis.slice(placed.start, placed.end).includes(data.option)) return [];
    const said = data.section ?? tServer;
    const section = comparable(said) === comparable(tServer) ? tServer : said;
    const made = additionOf({ name: data.option, section }, project);
    if (!made) return [];
    const title = `Add '${data.option}' to ${made.name}`;
    const diagnostics = [diagnosticOf(document, placed, options)];
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: made.edit }];
  });
}

function additionOf(
  option: NewOption,
  { file, newFile, catalogues, newCatalogue }: ProjectAtHand,
): { readonly name: string; readonly edit: WorkspaceEdit } | undefined {
  for (const catalogue of catalogues) {
    const name = fileNameOf(catalogue.uri);
    const edit = withOption(catalogue.text, name, option);
    if (edit) return { name, edit: workspaceEdit([changeOf(catalogue, [edit])]) };
  }
  if (!newCatalogue) return undefined;
  const { uri, path } = newCatalogue;
  const changes: FileChange[] = creationOf(uri, newCatalogueText(option));
  const naming = file && withCatalogue(file.text, path);
  if (file && naming) changes.push(changeOf(file, [naming]));
  else if (!file && newFile) {
    const { inherited } = newFile;
    const text = newProjectText({ ...inherited, catalogues: [...(inherited.catalogues ?? []), path] });
    changes.push(...creationOf(newFile.uri, text));
  } else return undefined;
  return { name: fileNameOf(uri), edit: workspaceEdit(changes) };
}

/** The text of a new catalogue with one option. */
function newCatalogueText({ name, section }: NewOption): string {
  return `version: 1\noptions:\n  - name: ${scalarText(name)}\n    section: ${scalarText(section)}\n`;
}

/** The edit of a catalogue that adds an option behind all others; undefined where the catalogue would not be valid then. */
export function withOption(text: string, fileName: string, option: NewOption): SpanEdit | undefined {
  const edit = additionTo(text, isJsonName(fileName), option);
  if (!edit) return undefined;
  const [before, after] = [readCatalogueFile(text, fileName), readCatalogueFile(applyEdits(text, [edit]), fileName)];
  const { definitions } = after;
  const last = definitions?.at(-1);
  const isAdded =
    last?.name === option.name &&
    last.section === option.section &&
    after.problems.length === before.problems.length &&
    JSON.stringify(definitions?.slice(0, -1)) === JSON.stringify(before.definitions);
  return isAdded ? edit : undefined;
}

function additionTo(text: string, isJson: boolean, { name, section }: NewOption): SpanEdit | undefined {
  const { root } = isJson ? jsonTree(text) : yamlTree(text);
  const list = root?.kind === 'map' ? pairOf(root, 'options') : undefined;
  if (list?.value?.kind !== 'seq') return undefined;
  const { eol } = layoutOf(text);
  const [first, second] = [`name: ${scalarText(name)}`, `section: ${scalarText(section)}`];
  const flow = isJson
    ? `{ "name": ${JSON.stringify(name)}, "section": ${JSON.stringify(section)} }`
    : `{ ${first}, ${second} }`;
  return atEnd(text, list.value, { block: [`- ${first}`, `  ${second}`], flow }, eol);
}
