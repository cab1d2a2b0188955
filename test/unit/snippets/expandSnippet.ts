/**
 * What a snippet gives when somebody only presses the tab key: placeholders keep their proposal, choices their first entry, escaped
 * characters stand for themselves. Knows the part of VS Code's snippet syntax that the generated snippets use, and throws on any other.
 */
export function expandSnippet(body: readonly string[]): string {
  return body.map(expandLine).join('\n');
}

const token = /\\([\\$},|])|\$\{\d+:((?:\\.|[^\\$}])*)\}|\$\{\d+\|((?:\\.|[^\\|])*)\|\}|([$}\\])|([^\\$}]+)/gy;

function expandLine(line: string): string {
  let text = '';
  for (const [whole, escaped, proposal, choices, stray, plain] of line.matchAll(token)) {
    if (stray !== undefined) throw new Error(`A ${whole} without meaning in: ${line}`);
    text += escaped ?? plain ?? unescaped(proposal ?? firstChoice(choices ?? ''));
  }
  return text;
}

function firstChoice(choices: string): string {
  return /^(?:\\.|[^\\,])*/.exec(choices)?.[0] ?? '';
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
