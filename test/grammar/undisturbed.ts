import type { Registry } from './grammars.ts';

/** The scopes that our grammars add to YAML; the section is the only one that stands around others. */
const section = 'meta.section.tserver.yaml';

interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

/**
 * Compares the tokens of a YAML text under VS Code's grammars alone and together with ours. All that VS Code says must be said still,
 * character by character: ours may only add. Gives a description of the first difference, or `undefined`.
 */
export async function firstDisturbance(
  text: string,
  without: Registry,
  withOurs: Registry,
): Promise<string | undefined> {
  const before = await tokenLines(without, text);
  const after = await tokenLines(withOurs, text);
  for (const [number, line] of text.split('\n').entries()) {
    const expected = before[number] ?? [];
    const actual = after[number] ?? [];
    for (let character = 0; character < line.length; character++) {
      const wanted = scopesAt(expected, character);
      const found = scopesAt(actual, character).filter((scope) => scope !== section);
      if (!wanted.every((scope, index) => found[index] === scope)) {
        return `line ${number + 1}, character ${character + 1}: ${wanted.join(' ')} became ${found.join(' ')}`;
      }
    }
  }
  return undefined;
}

function scopesAt(tokens: readonly Token[], character: number): readonly string[] {
  return tokens.find((token) => token.start <= character && character < token.end)?.scopes ?? [];
}

async function tokenLines(registry: Registry, text: string): Promise<Token[][]> {
  const grammar = await registry.loadGrammar('source.yaml');
  if (!grammar) throw new Error('There is no YAML grammar.');
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  return text.split('\n').map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({ start: startIndex, end: endIndex, scopes }));
  });
}
