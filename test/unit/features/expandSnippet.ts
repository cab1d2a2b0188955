/** What a snippet of LSP gives when every tab stop is passed over: its proposal, the first of its choices, or nothing. */
export function expandSnippet(snippet: string): string {
  const token = /\\([\\$}])|\$\d+|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{\d+\|((?:\\.|[^|\\])*)\|\}|([$\\])/g;
  return snippet.replace(token, (whole, escaped, proposal, choices, stray) => {
    if (stray !== undefined) throw new Error(`'${whole}' is not escaped in: ${snippet}`);
    if (escaped !== undefined) return escaped;
    if (choices === undefined) return (proposal ?? '').replace(/\\([\\$}])/g, '$1');
    return (/^(?:\\.|[^\\,])*/.exec(choices)?.[0] ?? '').replace(/\\([\\,|])/g, '$1');
  });
}
