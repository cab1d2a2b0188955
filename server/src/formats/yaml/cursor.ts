import type { Cursor, Entry, Placement } from '../cursor.ts';
import type { Cut, Layout } from '../format.ts';
import { lineAt, lineStart } from '../lines.ts';
import { closingQuote } from './blocks.ts';
import { isAnnexName } from './dnShape.ts';
import { type FlowPlace, flowPlaceAt } from './flowCursor.ts';
import { blockText, flowText, scalarText } from './write.ts';

/** One line as completion sees it: dashes, key, and what follows the key. Columns and offsets are UTF-16; nothing is parsed. */
interface Row {
  readonly start: number;
  readonly end: number;
  /** The columns of the dashes that the line starts with. */
  readonly dashes: readonly number[];
  /** The column of the first character behind the dashes; of a blank line, its width. */
  readonly column: number;
  readonly content: number;
  readonly key: string | undefined;
  readonly keyEnd: number;
  /** Behind the colon; undefined without one. */
  readonly valueAt: number | undefined;
  readonly blank: boolean;
}

/** What can be written at `offset` of a YAML segment, told from the lines around it alone: half-typed text has no tree. */
export function cursorInYaml(text: string, cut: Cut, offset: number, layout: Layout): Cursor {
  return new YamlCursor(text, cut.kind, offset, layout).find();
}

class YamlCursor {
  private readonly text: string;
  private readonly kind: string;
  private readonly offset: number;
  private readonly layout: Layout;
  private readonly rows: Row[] = [];
  private readonly current: number;

  constructor(text: string, kind: string, offset: number, layout: Layout) {
    this.text = text;
    this.kind = kind;
    this.offset = offset;
    this.layout = layout;
    const at = lineStart(text, offset);
    let current = 0;
    for (let start = 0; ; ) {
      const line = lineAt(text, start);
      if (start === at) current = this.rows.length;
      this.rows.push(rowOf(text, line.start, line.end));
      // A text that ends with a line end has one more line for a cursor: the empty one behind it.
      if (line.next >= text.length && (line.next === line.end || line.next !== offset)) break;
      start = line.next;
      if (start > text.length || (start === text.length && start !== at)) break;
      if (start === text.length) {
        current = this.rows.length;
        this.rows.push(rowOf(text, start, start));
        break;
      }
    }
    this.current = current;
  }

  find(): Cursor {
    const row = this.rows[this.current];
    if (!row || this.isInComment(row)) return { at: 'nothing' };
    const flow = flowPlaceAt(this.text, this.flowStart(row), this.offset);
    if (flow) return this.inFlow(flow);
    if (row.valueAt !== undefined && this.offset >= row.valueAt) return this.atValue(row, row.valueAt);
    return this.atName(row);
  }

  /** The cursor stands where a name belongs: in a blank line, behind a dash, or in a name. */
  private atName(row: Row): Cursor {
    if (!row.blank && this.offset < row.content) return { at: 'nothing' };
    const column = row.blank ? this.offset - row.start : row.column;
    const path = this.pathAbove(column, row);
    if (!path) return { at: 'nothing' };
    const start = row.blank ? row.start + Math.min(path.column, column) : row.content;
    const end = row.key === undefined ? this.wordEnd(row) : row.keyEnd;
    // Blanks beyond the column of the neighbours are replaced, so that the new name stands where they do.
    const replace = { start, end: Math.max(end, this.offset) };
    const placement = this.blockPlacement(replace, row.blank ? path.column : column, row.valueAt !== undefined);
    return this.named(path.keys, placement, path.taken);
  }

  private named(keys: readonly string[], placement: Placement, taken: readonly string[]): Cursor {
    const [annex, section, ...deeper] = keys;
    if (annex === undefined) return { at: 'field-name', placement, taken };
    if (annex === '<dns>') return { at: 'dn', placement };
    if (!isAnnexName(annex) || deeper.length > 0) return { at: 'nothing' };
    if (section === undefined) return { at: 'section-name', placement, taken };
    return { at: 'option-name', placement, section, taken };
  }

  private atValue(row: Row, valueAt: number): Cursor {
    const path = this.pathAbove(row.column, row);
    if (!path || row.key === undefined) return { at: 'nothing' };
    let start = valueAt;
    while (start < row.end && /[ \t]/.test(this.text[start] ?? '')) start++;
    if (start > this.offset || this.text[start] === '#') start = this.offset;
    const end = Math.max(valueEnd(this.text, start, row.end), this.offset);
    if (this.offset > end) return { at: 'nothing' };
    const lead = start === valueAt ? ' ' : '';
    return this.valued(path.keys, row.key, this.valuePlacement({ start, end }, lead));
  }

  private valued(keys: readonly string[], name: string, placement: Placement): Cursor {
    const [annex, section, ...deeper] = keys;
    if (annex === undefined)
      return isAnnexName(name) ? { at: 'nothing' } : { at: 'field-value', placement, property: name };
    if (section === undefined || deeper.length > 0 || !isAnnexName(annex)) return { at: 'nothing' };
    return { at: 'option-value', placement, section, option: name };
  }

  private inFlow(flow: FlowPlace): Cursor {
    const row = this.rows.find((candidate) => candidate.start <= flow.open && flow.open <= candidate.end);
    if (!row) return { at: 'nothing' };
    const own = row.key !== undefined && row.valueAt !== undefined && flow.open >= row.valueAt ? [row.key] : [];
    const above = this.pathAbove(row.column, row);
    if (!above) return { at: 'nothing' };
    const keys = [...(above.keys[0] === '<dns>' ? [] : above.keys), ...own, ...flow.path];
    const relative = keys[0] === 'dns' ? keys.slice(1) : keys;
    if (keys[0] === 'dns' && !flow.inDn) return { at: 'nothing' };
    const replace = { start: flow.tokenStart, end: flow.tokenEnd };
    if (flow.at === 'value') return this.valued(relative, flow.key, this.valuePlacement(replace, flow.lead));
    const placement: Placement = {
      replace,
      entry: (name, value) => (flow.hasColon ? scalarText(name) : `${scalarText(name)}: ${value ?? ''}`),
      value: (value) => scalarText(value),
      block: (entries) => flowText(entries),
    };
    return this.named(relative, placement, flow.taken);
  }

  /**
   * The keys from the DN down to the level of `column`, the names that stand at that level, and its true column.
   * `<dns>` alone stands for the list of DNs itself. Undefined where the line belongs to no DN.
   */
  private pathAbove(column: number, row: Row): { keys: string[]; taken: string[]; column: number } | undefined {
    const index = this.rows.indexOf(row);
    let level = column;
    const dash = row.dashes.at(-1);
    const keys: string[] = [];
    let found: number | undefined;
    if (dash === undefined) {
      const anchor = this.anchorFor(index, column, row.blank);
      if (!anchor) return this.topLevel(index, column);
      level = anchor.column;
      found = anchor.column;
      if (anchor.key !== undefined) keys.push(anchor.key);
      const outer =
        anchor.key === undefined
          ? this.climb(anchor.row, anchor.column, keys)
          : this.climb(anchor.row, this.rowColumn(anchor.row), keys);
      if (!outer) return undefined;
    } else if (!this.climbDash(index, dash)) return undefined;
    return { keys, taken: this.siblings(index, found ?? level), column: found ?? level };
  }

  private rowColumn(index: number): number {
    return this.rows[index]?.column ?? 0;
  }

  /** The row that decides on which level a line at `column` stands: an open key left of it (its child), or a name at or left of its column (its sibling). */
  private anchorFor(
    index: number,
    column: number,
    blank: boolean,
  ): { row: number; column: number; key?: string } | undefined {
    let limit = Number.POSITIVE_INFINITY;
    for (let i = index - 1; i >= 0; i--) {
      const row = this.rows[i] as Row;
      if (row.blank || row.column >= limit) continue;
      const isOpen = row.valueAt !== undefined && this.restIsEmpty(row.valueAt, row.end);
      if (row.column < column && isOpen && limit === Number.POSITIVE_INFINITY && row.key !== undefined) {
        return { row: i, column: this.childColumn(i, index, column), key: row.key };
      }
      if (row.column === column || (row.column < column && (blank || !isOpen))) return { row: i, column: row.column };
      if (row.column < column && isOpen && row.key !== undefined) return { row: i, column, key: row.key };
      limit = Math.min(limit, row.dashes[0] ?? row.column);
      // Left of the dashes of a list nothing inside the item can stand.
      if (row.dashes.length > 0 && column <= (row.dashes[0] as number)) return undefined;
    }
    return undefined;
  }

  /** The column of the entries that already stand below an open key, else that of the cursor. */
  private childColumn(parent: number, except: number, column: number): number {
    const outer = this.rowColumn(parent);
    for (let i = parent + 1; i < this.rows.length; i++) {
      const row = this.rows[i] as Row;
      if (row.blank || i === except) continue;
      return row.column > outer && row.dashes.length === 0 ? row.column : column;
    }
    return column;
  }

  /** Collects the keys above a row, outermost first, up to the DN. False where that leads to no DN. */
  private climb(from: number, start: number, keys: string[]): boolean {
    let column = start;
    let i = from;
    for (;;) {
      const dash = this.rows[i]?.dashes.at(-1);
      // The first key behind a dash: the DN begins here.
      if (dash !== undefined && this.rowColumn(i) === column) return this.climbDash(i, dash);
      let above = i - 1;
      while (above >= 0 && (this.rows[above]?.blank || this.rowColumn(above) > column)) above--;
      const row = this.rows[above];
      if (!row) return this.kind === 'document' && column === 0;
      if (row.column === column) {
        i = above;
        continue;
      }
      if (row.key === undefined) return false;
      keys.unshift(row.key);
      column = row.column;
      i = above;
    }
  }

  /** Whether the dash opens a DN: it is an item of the segment, or its list stands under a top-level `dns:`. */
  private climbDash(index: number, dash: number): boolean {
    if (this.kind === 'item')
      return this.rows.slice(0, index).every((row) => row.blank || (row.dashes[0] ?? row.column) >= dash);
    for (let i = index - 1; i >= 0; i--) {
      const row = this.rows[i] as Row;
      if (row.blank || row.dashes.length > 0 || row.column > dash) continue;
      return row.key === 'dns' && row.column === 0;
    }
    return false;
  }

  /** A line left of everything in the item, or with nothing above it: a new DN, or a field of a document that is one DN. */
  private topLevel(index: number, column: number): { keys: string[]; taken: string[]; column: number } | undefined {
    if (this.kind === 'item') return { keys: ['<dns>'], taken: [], column: this.dashColumn() ?? column };
    const above = this.rows.slice(0, index).findLast((row) => !row.blank);
    if (above?.key === 'dns' && above.column === 0) return { keys: ['<dns>'], taken: [], column };
    return this.kind === 'document' && column === 0
      ? { keys: [], taken: this.siblings(index, 0), column: 0 }
      : undefined;
  }

  private dashColumn(): number | undefined {
    return this.rows.find((row) => row.dashes.length > 0)?.dashes[0];
  }

  private siblings(index: number, column: number): string[] {
    const taken: string[] = [];
    const visit = (row: Row): boolean => {
      if (row.blank || row.column > column) return true;
      if (row.column < column) return false;
      if (row.key !== undefined) taken.push(row.key);
      return row.dashes.length === 0;
    };
    if ((this.rows[index]?.dashes.length ?? 0) === 0) {
      for (let i = index - 1; i >= 0 && visit(this.rows[i] as Row); i--);
    }
    for (let i = index + 1; i < this.rows.length; i++) {
      const row = this.rows[i] as Row;
      if (row.dashes.length > 0 && row.column <= column) break;
      if (!visit(row)) break;
    }
    return taken;
  }

  private blockPlacement(replace: { start: number; end: number }, column: number, hasColon: boolean): Placement {
    const { eol } = this.layout;
    const rest = hasColon || !this.restIsEmpty(replace.end, this.rows[this.current]?.end ?? replace.end);
    return {
      replace,
      entry: (name, value) =>
        rest ? scalarText(name) : `${scalarText(name)}:${value === undefined ? '' : ` ${value}`}`,
      value: (value) => scalarText(value),
      block: (entries: readonly Entry[]) => (rest ? undefined : blockText(entries, column, this.step(), eol)),
    };
  }

  private valuePlacement(replace: { start: number; end: number }, lead: string): Placement {
    const quote = this.text[replace.start];
    const style = quote === '"' ? 'double' : quote === "'" ? 'single' : 'plain';
    return {
      replace,
      entry: (name) => scalarText(name),
      value: (value) => `${lead}${scalarText(value, style)}`,
      block: () => undefined,
    };
  }

  /** The first step of indentation that the segment shows below the DN; else the editor's. */
  private step(): number {
    for (let i = 1; i < this.rows.length; i++) {
      const row = this.rows[i] as Row;
      const above = this.rows.slice(0, i).findLast((candidate) => !candidate.blank);
      if (row.blank || !above || above.key === undefined || i === this.current) continue;
      if (row.column > above.column && above.valueAt !== undefined && this.restIsEmpty(above.valueAt, above.end))
        return row.column - above.column;
    }
    return this.layout.indent;
  }

  /** Where to look for an open bracket: at the start of the entry that the cursor's line continues. */
  private flowStart(row: Row): number {
    let index = this.rows.indexOf(row);
    for (; index > 0; index--) {
      const candidate = this.rows[index] as Row;
      if (
        !candidate.blank &&
        (candidate.dashes.length > 0 || candidate.valueAt !== undefined) &&
        !this.startsInFlow(candidate)
      )
        break;
    }
    return this.rows[index]?.content ?? row.start;
  }

  private startsInFlow(row: Row): boolean {
    const before = this.rows.slice(0, this.rows.indexOf(row)).findLast((candidate) => !candidate.blank);
    return before !== undefined && flowPlaceAt(this.text, before.content, row.start) !== undefined;
  }

  private isInComment(row: Row): boolean {
    const hash = /(?:^|[ \t])#/.exec(this.text.slice(row.content, this.offset));
    if (!hash) return false;
    const quotes = this.text.slice(row.content, row.content + hash.index).replace(/\\./g, '');
    return (quotes.match(/["']/g)?.length ?? 0) % 2 === 0;
  }

  private restIsEmpty(from: number, to: number): boolean {
    return /^[ \t]*(?:[&!]\S*[ \t]*)?(?:#.*)?$/.test(this.text.slice(from, to));
  }

  private wordEnd(row: Row): number {
    return valueEnd(this.text, row.content, row.end);
  }
}

/** Behind the value that starts at `start`: a closing quote, or the last character before a comment. */
function valueEnd(text: string, start: number, lineEnd: number): number {
  if (text[start] === '"' || text[start] === "'") {
    const close = closingQuote(text, start, lineEnd);
    if (close !== undefined) return close + 1;
  }
  const comment = text.slice(start, lineEnd).search(/(?:^|[ \t])#/);
  let end = comment < 0 ? lineEnd : start + comment;
  while (end > start && /[ \t]/.test(text[end - 1] ?? '')) end--;
  return end;
}

function rowOf(text: string, start: number, end: number): Row {
  const dashes: number[] = [];
  let at = start + (text.charCodeAt(start) === 0xfeff ? 1 : 0);
  const origin = at;
  for (;;) {
    while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
    if (text[at] === '-' && at < end && (at + 1 >= end || text[at + 1] === ' ')) {
      dashes.push(at - origin);
      at++;
    } else break;
  }
  const rest = text.slice(at, end);
  const marker = dashes.length === 0 && at === origin && /^(?:---|\.\.\.)(?:\s|$)/.test(rest);
  const blank = marker || ((rest === '' || rest.startsWith('#')) && dashes.length === 0);
  const key = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#"'{[&*!|>%@`][^#]*?))[ \t]*:(?=[ \t]|$)/.exec(rest);
  const name = key?.[1] ?? key?.[2] ?? key?.[3];
  return {
    start,
    end,
    dashes,
    column: rest === '' && dashes.length > 0 ? (dashes.at(-1) as number) + 2 : at - origin,
    content: at,
    key: name,
    keyEnd: key ? at + key[0].length - (/[ \t]*:$/.exec(key[0])?.[0].length ?? 1) : at,
    valueAt: key ? at + key[0].length : undefined,
    blank,
  };
}
