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
  return line
    .split(/(`+[^`]+`+)/)
    .map((part, index) => (index % 2 === 1 ? code(part) : prose(part)))
    .join('');
}

/** Signs in code are no signs of Markdown: they are kept from being undone as escapes. */
function code(text: string): string {
  return text
    .replace(/^`+ ?| ?`+$/g, '')
    .replaceAll('\\', '\\\\')
    .replaceAll('&', '&amp;');
}

function prose(text: string): string {
  return text
    .replaceAll(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\((https?:[^)\s]+)\)/g, '$1 <$2>')
    .replaceAll(/(?<!\\)\[((?:[^\]\\]|\\.)*)\]\([^)\s]*\)/g, '$1')
    .replaceAll(/(?<!\\)\*\*/g, '');
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
