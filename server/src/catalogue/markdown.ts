/**
 * Text made safe for Markdown, so that it shows as it is. Parts between single backticks stay code, in which nothing else can hide;
 * line ends become blanks.
 */
export function prose(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  // With backticks in a row it would be unclear which of them belong together.
  if (line.includes('``')) return escapeSigns(line, true);
  return line
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeSigns(part, index === 0)))
    .join('');
}

/** A text as inline code, whatever it holds. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const longestRun = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const blank = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${blank}${line}${blank}${fence}`;
}

/** A link, or the bare text where there is no address or one that a browser should not follow. */
export function link(text: string, url: string | undefined): string {
  if (url === undefined || !/^https?:\/\/\S+$/.test(url)) return prose(text);
  const address = url.replace(/[<>()\\[\]]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${prose(text)}](${address})`;
}

/** Parts of a document with a blank line between them; absent ones leave no gap. */
export function paragraphs(parts: ReadonlyArray<string | undefined>): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

/** A list, one line an item. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function escapeSigns(text: string, startsBlock: boolean): string {
  const escaped = text.replace(/[\\`*_[\]<>~|]/g, '\\$&').replace(/&/g, '&amp;');
  if (!startsBlock) return escaped;
  // Signs that open a heading, a list or a quotation do so only at the start.
  return escaped.replace(/^[#+\-=]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');
}
