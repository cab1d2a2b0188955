import { tokenize } from '../../formats/json/tokenize.ts';

/** Members of the outermost object that say nothing besides its DNs. */
const expectedMembers: ReadonlySet<string> = new Set(['dns', '__metadata__', 'statusCode', 'CFGDN']);

/** The names of other members in the outermost object of a JSON file; `texts` is what stands around its DNs. */
export function otherMembers(texts: readonly string[]): string[] {
  const names: string[] = [];
  let depth = 0;
  let isObject = false;
  for (const text of texts) {
    const { tokens } = tokenize(text);
    for (const [index, { kind, text: name }] of tokens.entries()) {
      if (kind === '{' || kind === '[') {
        if (depth === 0) isObject = kind === '{';
        depth++;
      } else if (kind === '}' || kind === ']') depth--;
      else if (kind === 'string' && depth === 1 && isObject && tokens[index + 1]?.kind === ':') names.push(name);
    }
  }
  return names.filter((name) => !expectedMembers.has(name));
}

/** The names of top-level keys of a YAML file, `dns` and those with an anchor aside: what is shared is resolved where it is used. */
export function otherKeys(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/^(["']?)([\w$.][^:#"'\n]*)\1:(?=[ \t]|\r?$)(?![ \t]*&)/gm)].flatMap(([, , name = '']) =>
      name === 'dns' ? [] : [name],
    ),
  );
}
