/** A snippet as VS Code reads it from a file of `contributes.snippets`. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  /** Whether it is a whole file, which the command "Fill File with Snippet" offers. */
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
}

/** Snippets by the name that VS Code lists them under. */
export type Snippets = Readonly<Record<string, Snippet>>;

/** Plain text for a snippet body: `$`, `}` and `\` have a meaning there. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A place to fill in, number `position` in the order of the tab key, that holds `proposal` at first. */
export function placeholder(position: number, proposal: string): string {
  return `\${${position}:${literal(proposal)}}`;
}

/** A place with a list to choose from; the first entry stands there at first. Inside a choice `,` and `|` have a meaning, too. */
export function choice(position: number, values: readonly string[]): string {
  const entries = values.map((value) => value.replace(/[\\$},|]/g, '\\$&'));
  return `\${${position}|${entries.join(',')}|}`;
}

/** The text of a snippet file. */
export function renderSnippets(snippets: Snippets): string {
  return `${JSON.stringify(snippets, undefined, 2)}\n`;
}
