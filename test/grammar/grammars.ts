import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { createRegistryFromGrammars } from 'vscode-tmgrammar-test/dist/common/index.js';
import type { parseGrammarTestCase, runGrammarTestCase } from 'vscode-tmgrammar-test/dist/unit/index.js';
import { root } from '../../scripts/root.ts';

/** What is used of vscode-tmgrammar-test, which is CommonJS without an entry point of its own. */
const require = createRequire(import.meta.url);
const common: {
  createRegistryFromGrammars: typeof createRegistryFromGrammars;
} = require('vscode-tmgrammar-test/dist/common/index.js');
export const unit: {
  parseGrammarTestCase: typeof parseGrammarTestCase;
  runGrammarTestCase: typeof runGrammarTestCase;
} = require('vscode-tmgrammar-test/dist/unit/index.js');

/** An entry of `contributes.grammars`. */
interface ContributedGrammar {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: string[];
}

export type Registry = ReturnType<typeof createRegistryFromGrammars>;

/** VS Code's own YAML grammars, byte for byte those of its built-in extension. */
const builtInYaml = join(root, 'node_modules/@codingame/monaco-vscode-yaml-default-extension/resources');

/** VS Code's YAML grammars together with those that this extension's package.json contributes. */
export function registryWithOurs(): Registry {
  return common.createRegistryFromGrammars([...yamlGrammars(), ...ourGrammars()]);
}

/** VS Code's YAML grammars alone. */
export function registryWithoutOurs(): Registry {
  return common.createRegistryFromGrammars(yamlGrammars());
}

function ourGrammars() {
  const manifest: { contributes: { grammars: ContributedGrammar[] } } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return manifest.contributes.grammars.map((grammar) => loaded({ ...grammar, path: join(root, grammar.path) }));
}

function yamlGrammars() {
  const files = readdirSync(builtInYaml).filter((file) => file.endsWith('.tmLanguage.json'));
  return files.map((file) => {
    const path = join(builtInYaml, file);
    const { scopeName }: { scopeName: string } = JSON.parse(readFileSync(path, 'utf8'));
    return loaded({ scopeName, path });
  });
}

function loaded(grammar: ContributedGrammar) {
  const { scopeName, path, injectTo } = grammar;
  return {
    grammar: { scopeName, path, language: '', ...(injectTo !== undefined && { injectTo }) },
    content: readFileSync(path, 'utf8'),
  };
}
