import type { Registry } from './grammars.ts';

/** The scopes that our grammars put around others: the section, and a secret. All else of ours stands behind what VS Code says. */
const around = /^(?:meta\.section\.tserver|string\.quoted\.secret)\./;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/**
 * Compares the tokens of a text under VS Code's grammar of that scope name alone and together with ours. All that VS Code says must be said still,
 * character by character: ours may only add. Gives a description of the first difference, or `undefined`.
 */
export async function firstDisturbance(
  scopeName: string,
  text: string,
  without: Registry,
  withOurs: Registry,
): Promise<string | undefined> {
  const before = await tokenLines(without, scopeName, text);
  const after = await tokenLines(withOurs, scopeName, text);
  for (const [number, line] of text.split('\n').entries()) {
    const expected = before[number] ?? [];
    const actual = after[number] ?? [];
    for (let character = 0; character < line.length; character++) {
      const wanted = scopesAt(expected, character);
      const found = scopesAt(actual, character).filter((scope) => !around.test(scope));
      if (!wanted.every((scope, index) => found[index] === scope)) {
        return `line ${number + 1}, character ${character + 1}: ${wanted.join(' ')} became ${found.join(' ')}`;
      }
    }
  }
  return undefined;
}

/** The scopes of a character; those of JSON with comments as those of JSON, since our rules in JSON serve both. */
function scopesAt(tokens: readonly Token[], character: number): readonly string[] {
  const scopes = tokens.find((token) => token.start <= character && character < token.end)?.scopes ?? [];
  return scopes.map((scope) => scope.replace(/\.json\.comments$/, '.json'));
}

async function tokenLines(registry: Registry, scopeName: string, text: string): Promise<Token[][]> {
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`There is no grammar ${scopeName}.`);
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: endIndex, scopes }));
  });
}
