import { globSync, readFileSync } from 'node:fs';
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

/** VS Code's own grammars, byte for byte those of its built-in extensions. */
const builtIn = 'node_modules/@codingame/monaco-vscode-{json,xml,yaml}-default-extension/resources/*.tmLanguage.json';

/** VS Code's grammars together with those that this extension's package.json contributes. */
export function registryWithOurs(): Registry {
  return common.createRegistryFromGrammars([...builtInGrammars(), ...ourGrammars()]);
}

/** VS Code's grammars alone. */
export function registryWithoutOurs(): Registry {
  return common.createRegistryFromGrammars(builtInGrammars());
}

function ourGrammars() {
  const manifest: { contributes: { grammars: ContributedGrammar[] } } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  return manifest.contributes.grammars.map((grammar) => loaded({ ...grammar, path: join(root, grammar.path) }));
}

function builtInGrammars() {
  const grammars = globSync(builtIn, { cwd: root }).map((file) => {
    const path = join(root, file);
    const { scopeName }: { scopeName: string } = JSON.parse(readFileSync(path, 'utf8'));
    return loaded({ scopeName, path });
  });
  return [...grammars, java];
}

/** The grammar of XML includes that of Java, for Java Server Pages; nothing here is about those. */
const java = {
  grammar: { scopeName: 'source.java', path: 'java.json', language: '' },
  content: JSON.stringify({ scopeName: 'source.java', patterns: [] }),
};

function loaded(grammar: ContributedGrammar) {
  const { scopeName, path, injectTo } = grammar;
  return {
    grammar: { scopeName, path, language: '', ...(injectTo !== undefined && { injectTo }) },
    content: readFileSync(path, 'utf8'),
  };
}
