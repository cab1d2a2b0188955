import { layoutOf } from '../analysis/fix.ts';
import { applyEdits } from '../analysis/textEdits.ts';
import type { SpanEdit } from '../formats/edit.ts';
import type { YamlMap, YamlPair } from '../formats/yaml/node.ts';
import { scalarText } from '../formats/yaml/write.ts';
import { yamlTree } from '../project/configTree.ts';
import { type ProjectFile, readProjectFile } from '../project/projectFile.ts';
import type { Declarations, SeverityWord } from '../project/settings.ts';
import { atEnd, columnText, insert, lineEnd, linesBehind, type NewEntry, pairOf } from './configEdits.ts';

/** The edit of a project file that turns a rule off and changes nothing else; undefined where it cannot be made in this text. */
export function withRuleOff(text: string, rule: string): SpanEdit | undefined {
  const entry = { block: [`${rule}: off`], flow: `${rule}: off` };
  const edit = inKey(text, 'rules', entry, (rules, eol) => {
    const known = pairOf(rules, rule);
    if (known) return settingOf(known, 'off');
    return atEnd(text, rules, entry, eol);
  });
  return keeps(text, edit, (project) => ({ ...project, rules: project.rules.filter((one) => one.rule.value !== rule) }))
    ? edit
    : undefined;
}

/** The edit of a project file that names a catalogue behind those that it names already; undefined where it cannot be made. */
export function withCatalogue(text: string, path: string): SpanEdit | undefined {
  const written = scalarText(path);
  const edit = inKey(text, 'catalogues', { block: [`- ${written}`], flow: written }, undefined, 'seq');
  const isThere = keeps(text, edit, (project) => ({
    ...project,
    catalogues: project.catalogues.filter(({ value }) => value !== path),
  }));
  return isThere ? edit : undefined;
}

/** What a new project file takes over from the editor's settings, which count no longer once it is there. */
export interface Inherited extends Omit<Declarations, 'imRole'> {
  readonly rules?: Readonly<Record<string, SeverityWord>>;
  readonly catalogues?: readonly string[];
}

/** The text of a new project file. */
export function newProjectText({ deployment, imEndpoint, rules = {}, catalogues = [] }: Inherited): string {
  const lines = [
    ...(deployment ? [`deployment: ${deployment}`] : []),
    ...(imEndpoint ? [`imEndpoint: ${imEndpoint}`] : []),
    ...list(
      'rules',
      Object.entries(rules).map(([rule, severity]) => `${scalarText(rule)}: ${severity}`),
    ),
    ...list(
      'catalogues',
      catalogues.map((path) => `- ${scalarText(path)}`),
    ),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function list(key: string, entries: readonly string[]): string[] {
  return entries.length > 0 ? [`${key}:`, ...entries.map((entry) => `  ${entry}`)] : [];
}

/** Puts an entry into the mapping or list behind a key of the file, which is made where it is missing. */
function inKey(
  text: string,
  key: string,
  entry: NewEntry,
  inMap?: (map: YamlMap, eol: string) => SpanEdit | undefined,
  kind: 'map' | 'seq' = 'map',
): SpanEdit | undefined {
  const { eol } = layoutOf(text);
  const { root } = yamlTree(text);
  const lines = [`${key}:`, ...entry.block.map((line) => `  ${line}`)];
  const braces = kind === 'map' ? `{ ${entry.flow} }` : `[${entry.flow}]`;
  if (!root || (root.kind === 'scalar' && root.text === '')) {
    const body = lines.map((line) => `${line}${eol}`).join('');
    return insert(text.length, text === '' || text.endsWith('\n') || text === '\ufeff' ? body : `${eol}${body}`);
  }
  if (root.kind !== 'map') return undefined;
  const pair = pairOf(root, key);
  if (!pair) return atEnd(text, root, { block: lines, flow: `${key}: ${braces}` }, eol);
  const { value } = pair;
  if (value?.kind === kind) return inMap && value.kind === 'map' ? inMap(value, eol) : atEnd(text, value, entry, eol);
  if (value && (value.kind !== 'scalar' || value.style !== 'plain' || value.anchor !== undefined)) return undefined;
  if (value && value.text !== '') return /^(?:~|null|Null|NULL)$/.test(value.text) ? replaced(pair, braces) : undefined;
  if (root.flow) return insert(pair.valueAt, ` ${braces}`);
  const indent = `${columnText(text, pair.key.span.start)}  `;
  return linesBehind(text, lineEnd(text, pair.valueAt), indent, entry.block, eol);
}

function replaced({ value }: YamlPair, newText: string): SpanEdit | undefined {
  return value && { span: value.span, newText };
}

function settingOf({ value, valueAt }: YamlPair, word: string): SpanEdit | undefined {
  if (!value || value.span.end === value.span.start) return insert(valueAt, ` ${word}`);
  return value.kind === 'scalar' && value.style !== 'block' ? { span: value.span, newText: word } : undefined;
}

/** Whether an edit brings no problem and leaves all that `besides` looks at. */
function keeps(text: string, edit: SpanEdit | undefined, besides: (project: ProjectFile) => ProjectFile): boolean {
  if (!edit) return false;
  const [before, after] = [readProjectFile(text), readProjectFile(applyEdits(text, [edit]))];
  return (
    after.problems.length <= before.problems.length && said(besides(after.project)) === said(besides(before.project))
  );
}

/** What a project file says, whatever stands where. */
function said(project: ProjectFile): string {
  return JSON.stringify(project, (key, value: unknown) => (key === 'span' ? undefined : value));
}
