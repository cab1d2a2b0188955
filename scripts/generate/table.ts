/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

/** A Markdown file with its tables made anew: each stands between marks of its name. */
export function fillTables(file: string, text: string, tables: Readonly<Record<string, () => string>>): string {
  return Object.entries(tables).reduce((filled, [name, render]) => {
    const marks = new RegExp(`(<!-- ${name}: generated -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!marks.test(filled)) throw new Error(`${file} has no place for the table '${name}'.`);
    return filled.replace(marks, (_, open: string, close: string) => `${open}\n${render()}\n${close}`);
  }, text);
}
