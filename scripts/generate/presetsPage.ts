import { dnTypes, typesOutsidePlaces } from '../../server/src/catalogue/data/dnTypes.ts';
import { builtInOptions } from '../../server/src/catalogue/options.ts';
import { presets } from '../../server/src/catalogue/presets.ts';
import { describeTakesEffect } from '../../server/src/catalogue/takesEffect.ts';
import { table } from './table.ts';

/** The page about presets. */
export function renderPresets(): string {
  const names = presets[0]?.options.map(({ name }) => name) ?? [];
  const options = table(
    ['option', 'default', 'a change takes effect'],
    names.map((name) => {
      const option = builtInOptions.find((candidate) => candidate.section === 'TServer' && candidate.name === name);
      return [`\`${name}\``, `\`${option?.default}\``, describeTakesEffect(option?.takesEffect).toLowerCase()];
    }),
  );
  const outside = dnTypes.filter(({ name }) => typesOutsidePlaces.has(name)).map(({ name }) => `\`${name}\``);
  return `# IM presets

A preset is a whole set-up of the three options in a DN's section \`TServer\` that decide how it takes part in Instant Messaging.

${presetTable()}
${options}
## Where they are

- **Refactoring** "Apply IM preset …" (Ctrl+Shift+R, or Ctrl+. and further down) on the DN at the cursor or on all DNs of a selection. VS Code and
  other editors that can do so first show what changes: for each DN the values in effect before and after, and when the change takes effect.
- **Completion** wherever a whole set-up can stand: for a new DN, for the annex of a DN without one, and in an empty section \`TServer\`.
- **Snippets** in YAML, JSON, CfgData XML and options exports: their names begin with \`dn\`, such as \`dnimworkspace\` for \`im-workspace\`.

## What applying one does

- An option is changed wherever it is written in the DN's own TServer sections, and added at the end of the section where it is not, also where its
  default would do: what a DN is set up for should not hang on a default. Section and annex are made where they are missing.
- A name in another case (\`Voice\`, \`tserver\`) is made right, for names are case-sensitive. Options marked as removed go; their comments stay.
- Everything else stays byte for byte: comments, order, other options, other DNs. What is right already is not touched, so applying a preset twice changes
  nothing more.

Left alone, and said so:

- what reaches the DN by an alias, or by a merge key where it would have to go; and what other DNs use from here, unless they are chosen, too;
- update forms (\`CfgDNUpdate\`), for what the DN has besides is not written there;
- formats that are only read;
- for presets with IM, DNs of a type that cannot be in a Place: ${outside.join(', ')}.
`;
}

/** The presets as a Markdown table. */
export function presetTable(): string {
  return table(
    ['preset', ...(presets[0]?.options.map(({ name }) => `\`${name}\``) ?? []), 'for'],
    presets.map(({ id, options, for: purpose }) => [
      `\`${id}\``,
      ...options.map(({ value }) => (value === undefined ? 'removed' : `\`${value}\``)),
      purpose,
    ]),
  );
}
