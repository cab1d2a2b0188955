import type { OptionChange } from '../optionChanges.ts';
import type { PlannedDn } from '../plan.ts';
import type { SideDn } from '../read/side.ts';
import type { Writer } from './note.ts';
import { type Attribute, attributesText } from './references.ts';

/** Takes what cannot be expressed, in one sentence. */
export type Say = (message: string) => void;

/** What XML cannot hold, however it is written. */
const noXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Whether XML can hold a text. */
export function isXmlText(text: string): boolean {
  return !noXml.test(text);
}

/** One `userProperties` for each thing that is done: what goes, what changes, what comes. */
export function annexUpdates({ options }: PlannedDn, young: SideDn, writer: Writer, note: Say): string[] {
  const actions = [
    ['delete', options.filter((option) => !option.new)],
    ['change', options.filter((option) => option.new && option.old)],
    ['add', options.filter((option) => option.new && !option.old)],
  ] as const;
  return actions.flatMap(([action, changes]) => {
    const lines = annexOf(changes, young, writer, note);
    if (lines.length === 0) return [];
    return [`<userProperties action="${action}">`, ...lines.map((line) => `  ${line}`), '</userProperties>'];
  });
}

/** Options by section; those that go without their values. */
export function annexOf(changes: readonly OptionChange[], { file }: SideDn, writer: Writer, note: Say): string[] {
  const isXml = file.analysis.format.syntax === 'xml';
  const sections = new Map<string, string[]>();
  for (const change of changes) {
    const { section, name } = change;
    const why = unsayable(change, isXml);
    if (why !== undefined) {
      note(`option ${writer.say(name)} in ${writer.say(section)} is left out: ${why}.`);
      continue;
    }
    const pair = change.new?.kind === 'integer' ? 'int_pair' : change.new?.kind === 'binary' ? 'bin_pair' : 'str_pair';
    const value = change.new ? writer.value(change, change.new.values[0] ?? '') : undefined;
    const lines = sections.get(section) ?? [];
    sections.set(section, lines);
    const attributes: Attribute[] = [
      ['key', writer.text(name)],
      ['value', value],
    ];
    lines.push(`<${pair}${attributesText(attributes)}/>`);
  }
  return [...sections].flatMap(([section, lines]) => [
    `<list_pair${attributesText([['key', writer.text(section)]])}>`,
    ...lines.map((line) => `  ${line}`),
    '</list_pair>',
  ]);
}

function unsayable({ section, name, new: young }: OptionChange, isXml: boolean): string | undefined {
  if (![section, name, young?.values[0] ?? ''].every(isXmlText)) return 'it holds a character that XML cannot hold';
  if (!young) return undefined;
  if (young.kind === 'unreadable' || young.values.length > 1) return 'it has no one value that could be imported';
  return young.kind === 'binary' && !isXml ? 'how a binary value is written in CfgData is not known' : undefined;
}
