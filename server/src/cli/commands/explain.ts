import type { Catalogue } from '../../catalogue/catalogue.ts';
import { dnFields } from '../../catalogue/dnFields.ts';
import {
  renderEnumMember,
  renderField,
  renderOption,
  renderOptionValue,
  renderPreset,
  renderSection,
} from '../../catalogue/documentation.ts';
import { enumerations, memberText } from '../../catalogue/enumerations.ts';
import { bullets, code } from '../../catalogue/markdown.ts';
import { nearest } from '../../catalogue/nearest.ts';
import { presets } from '../../catalogue/presets.ts';
import type { Enumeration } from '../../catalogue/types.ts';
import { listedValues } from '../../catalogue/values.ts';
import { ruleIds } from '../../rules/definitions.ts';
import { ConfigTroubles } from '../check/configTroubles.ts';
import type { CommonOptions } from '../commonOptions.ts';
import { plainText } from '../markdownText.ts';
import { rulePage } from '../rulePages.ts';
import { print, printable, say } from '../terminal.ts';
import { UsageError } from '../usageError.ts';
import { projectsFor } from './run.ts';

export interface ExplainOptions extends CommonOptions {
  readonly format: 'text' | 'markdown';
}

/** Something that there is something to say of. */
interface Entry {
  /** All its spellings. */
  readonly names: readonly string[];
  /** In Markdown. */
  readonly render: () => string;
}

/** Stands for any file of the current folder. */
const here = './explain';

/** Prints what is known of a name, where it means several things of each; gives the exit status. */
export async function explain(name: string, options: ExplainOptions): Promise<number> {
  const projects = projectsFor(options);
  const { catalogue } = projects.surroundingsFor(here);
  const troubles = new ConfigTroubles(projects);
  troubles.use(here);
  for (const line of troubles.lines()) say(line);
  const things = entriesOf(catalogue);
  // What a word means as a value of some option is asked only where it is no name.
  const found = entriesFor(name, things) ?? entriesFor(name, valuesOf(catalogue));
  if (!found) throw new UsageError(unknown(name, things));
  const markdown = found.map(({ render }) => render().trim()).join('\n\n---\n\n');
  await print(options.format === 'markdown' ? `${markdown}\n` : plainText(markdown));
  return 0;
}

/** The entries of exactly that name; where there are none, those whose names differ from it in case. */
function entriesFor(name: string, entries: readonly Entry[]): readonly Entry[] | undefined {
  const exact = entries.filter(({ names }) => names.includes(name));
  if (exact.length > 0) return exact;
  const small = name.toLowerCase();
  const similar = entries.filter(({ names }) => names.some((each) => each.toLowerCase() === small));
  return similar.length > 0 ? similar : undefined;
}

function entriesOf(catalogue: Catalogue): Entry[] {
  return [
    ...catalogue.options.map((option) => ({ names: [option.name], render: () => renderOption(option) })),
    ...catalogue.sections.map((section) => ({ names: [section], render: () => renderSection(section) })),
    ...dnFields.map((field) => ({ names: [field.name], render: () => renderField(field) })),
    ...enumerations.map((each) => ({ names: [each.name], render: () => renderEnumeration(each) })),
    ...enumerations.flatMap((enumeration) =>
      enumeration.members.map((member) => ({
        names: [
          member.name,
          member.symbol,
          memberText(member, 'prefixed'),
          ...(member.display === undefined ? [] : [member.display]),
        ],
        render: () => renderEnumMember(enumeration, member),
      })),
    ),
    ...presets.map((preset) => ({ names: [preset.id], render: () => renderPreset(preset) })),
    ...ruleIds.map((id) => ({ names: [id], render: () => rulePage(id) ?? id })),
  ];
}

function valuesOf(catalogue: Catalogue): Entry[] {
  return catalogue.options.flatMap((option) =>
    (option.values ? [...listedValues(option.values)] : []).map((value) => ({
      names: [value],
      render: () => renderOptionValue(option, value),
    })),
  );
}

function renderEnumeration({ name, members }: Enumeration): string {
  const lines = members.map((member) => `${member.number}: ${code(member.name)}, ${code(member.symbol)}`);
  return `**${name}** · enumeration\n\n${bullets(lines)}`;
}

function unknown(name: string, entries: readonly Entry[]): string {
  const near = nearest(name, [...new Set(entries.flatMap(({ names }) => names))]);
  const said = printable(name.length > 80 ? `${name.slice(0, 80)}…` : name);
  return `nothing is known of '${said}'${near.length > 0 ? `; perhaps ${near.join(' or ')} is meant` : ''}`;
}
