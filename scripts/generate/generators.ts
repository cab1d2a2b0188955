import { projectSchema, schemaOf } from '../../server/src/features/configSchema.ts';
import { ruleIds } from '../../server/src/rules/definitions.ts';
import { renderCommandLine } from './commandLine.ts';
import type { Generator } from './generator.ts';
import { renderPresets } from './presetsPage.ts';
import { renderProjectFilePage } from './projectFilePage.ts';
import { renderReadme } from './readme.ts';
import { rulePages } from './rulePages/pages.ts';
import { renderRuleIndex, renderRulePage } from './rulePages/render.ts';
import { renderManifest } from './ruleSettings.ts';
import { renderSchema } from './schemas.ts';
import { renderSnippets } from './snippetSyntax.ts';
import { jsonSnippets, optionsSnippets, xmlSnippets, yamlSnippets } from './snippets.ts';

/** Every generated file of the project. To add one, add a line. */
export const generators: readonly Generator[] = [
  { file: 'docs/rules/README.md', render: renderRuleIndex },
  ...ruleIds.map((id) => ({ file: `docs/rules/${id}.md`, render: () => renderRulePage(id, rulePages[id]) })),
  { file: 'docs/presets.md', render: renderPresets },
  { file: 'package.json', render: renderManifest },
  { file: 'schemas/dn-config.schema.json', render: () => renderSchema(projectSchema) },
  { file: 'schemas/catalogue.schema.json', render: () => renderSchema(schemaOf('catalogue')) },
  { file: 'docs/project-file.md', render: renderProjectFilePage },
  { file: 'snippets/genesys-options.json', render: () => renderSnippets(optionsSnippets()) },
  { file: 'snippets/json.json', render: () => renderSnippets(jsonSnippets()) },
  { file: 'snippets/xml.json', render: () => renderSnippets(xmlSnippets()) },
  { file: 'snippets/yaml.json', render: () => renderSnippets(yamlSnippets()) },
  { file: 'docs/command-line.md', render: renderCommandLine },
  { file: 'README.md', render: renderReadme },
];
