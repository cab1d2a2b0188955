/** Lines for people are at most this wide, in columns. */
const width = 96;

/** Markdown as our own pages and hovers use it, as plain text in lines: code blocks indented, links with their addresses behind them. */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  let isCode = false;
  for (const line of markdown
    .replaceAll(/<!--.*?-->\n*/gs, '')
    .trim()
    .split('\n')) {
    if (/^```/.test(line)) isCode = !isCode;
    else if (isCode) lines.push(line === '' ? '' : `    ${line}`);
    else lines.push(...wrapped(unescaped(inline(line.replace(/^#+ /, '')))));
  }
  return `${lines.join('\n')}\n`;
}

function inline(line: string): string {
  return withoutLinks(line)
    .split(/(`+[^`]+`+)/)
    .map((part, index) => (index % 2 === 1 ? code(part) : withoutStress(part)))
    .join('');
}

/** Addresses stand behind the text; ways to other pages of ours lead nowhere here. */
function withoutLinks(line: string): string {
  return line.replaceAll(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\(([^)\s]*)\)/g, (_, text: string, address: string) =>
    /^https?:/.test(address) ? `${text} <${address}>` : text,
  );
}

function withoutStress(text: string): string {
  return text.replaceAll(/(?<!\\)\*\*|(?<![\\\w])\*(?=\S)|(?<=\S)\*(?!\w)/g, '');
}

/** Signs in code are no signs of Markdown: they are kept from being undone as escapes. */
function code(text: string): string {
  return text
    .replace(/^`+ ?| ?`+$/g, '')
    .replaceAll('\\', '\\\\')
    .replaceAll('&', '&amp;');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&amp;', '&')
    .replaceAll(/\\([\\`*_[\]<>~|#+\-=.)])/g, '$1')
    .trimEnd();
}

/** A paragraph or an item of a list in lines; the lines of an item stand below each other. */
function wrapped(text: string): string[] {
  if (text.length <= width) return [text];
  const indent = /^(?:- )?/.exec(text)?.[0].length ?? 0;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${' '.repeat(indent)}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
