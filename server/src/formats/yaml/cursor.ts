import { type Cursor, nothing, type Placement } from '../cursor.ts';
import type { CutContext, Layout } from '../format.ts';
import { hasContent, type Row, type RowKey, skipBlanks, valueEnd, valueStart } from './cursorRow.ts';
import { commentOf, type OpenFlow, type Scan, scan } from './cursorScan.ts';
import { isAnnexName } from './dnShape.ts';
import { flowPlaceAt } from './flowCursor.ts';
import { isBlank } from './lexing.ts';
import { itemMark, type Level } from './outline.ts';
import { blockPlacement, flowPlacement, inBraces, type NameSpot, valuePlacement } from './placement.ts';

/**
 * What can be written at `offset` of a YAML segment, told from the lines around it alone: half-typed text has no tree. `following` is the
 * segment behind it: what follows a `dns:` decides in which column a new DN stands.
 */
export function cursorInYaml(
  segmentText: string,
  following: string,
  { kind }: CutContext,
  offset: number,
  layout: Layout,
): Cursor {
  const text = kind === 'item' ? segmentText : segmentText + following;
  return new YamlCursor(text, kind, offset, layout).find();
}

/** A level at which a name can be written. */
interface Target {
  readonly kind: Level['kind'];
  readonly path: readonly string[];
  readonly column: number;
  readonly names: readonly string[];
  /** Columns from a dash of the list to what stands behind it. */
  readonly gap?: number;
}

class YamlCursor {
  private readonly text: string;
  private readonly kind: string;
  private readonly offset: number;
  private readonly layout: Layout;
  private readonly scan: Scan;

  constructor(text: string, kind: string, offset: number, layout: Layout) {
    this.text = text;
    this.kind = kind;
    this.offset = offset;
    this.layout = layout;
    this.scan = scan(text, offset, kind === 'item' ? ['dns'] : undefined, layout.indent);
  }

  find(): Cursor {
    const { row, flow } = this.scan;
    const { text, offset } = this;
    if (!row || offset < row.start || offset > row.end) return nothing;
    if (flow) return this.inFlow(flow);
    if (row.kind === 'comment' || row.kind === 'marker' || offset > commentOf(text, row)) return nothing;
    if (row.key && offset >= row.key.valueAt) return this.atValue(row, row.key);
    return this.atName(row);
  }

  /** The cursor stands where a name belongs: in a blank line, behind a dash, or in a name. */
  private atName(row: Row): Cursor {
    const { text, offset } = this;
    const written = hasContent(row, text);
    if (written && (offset < row.content || (row.key && offset > row.key.end))) return nothing;
    // An anchor, a tag, an alias or a bracket is no name.
    if (written && !row.key && /[&!*{[|>]/.test(text[row.content] as string)) return nothing;
    const target = this.targetOf(row, written);
    if (!target) return nothing;
    const spot = this.spotIn(row, written, target.column);
    return spot ? this.named(target, spot) : nothing;
  }

  private targetOf(row: Row, written: boolean): Target | undefined {
    const { level, below } = this.scan;
    if (row.key) return level;
    if (row.dashes.length === 0) return this.levelAt(row, written);
    if (!level || (!written && this.offset <= this.dashEnd(row) - 1)) return undefined;
    if (written) return level;
    const dash = row.dashes.at(-1) ?? 0;
    const natural = Math.max(this.offset - row.start, dash + 2);
    if (below?.child?.kind === 'list') return undefined;
    return { ...level, column: below?.child?.column ?? natural, names: below?.child?.names ?? [] };
  }

  /**
   * The level of a line that has no key yet. Its column decides: the outermost level that stands no further left, else what the last
   * key is waiting for. But what follows must not lose its place: no level further left than the next line.
   */
  private levelAt(row: Row, written: boolean): Target | undefined {
    const { levels, next, root } = this.scan;
    const column = written ? row.column : this.columnOf(row);
    const wanted = Math.max(column, next ? (next.dashes[0] ?? next.column) : 0);
    const innermost = levels.at(-1);
    const last = innermost?.last;
    const found = levels.findLast(
      (level, index) => level.column >= wanted && (levels[index - 1]?.column ?? -1) < wanted,
    );
    const level = found && (levels.findLast((other) => other.column === found.column) ?? found);
    const isList = last?.step === 'dns' && innermost?.path.length === 0;
    const waits = last?.open === true && (!level || (isList && level === innermost));
    if (innermost && last && waits) {
      const { child } = last;
      const fallback = isList && wanted === innermost.column ? wanted + this.layout.indent : wanted;
      return {
        kind: child?.kind ?? (isList ? 'list' : 'map'),
        path: [...innermost.path, last.step],
        column: child?.column ?? fallback,
        names: child?.names ?? [],
        ...gapOf(child),
      };
    }
    if (level) return { ...level, ...gapOf(level) };
    // Deeper than a key that has its value: the value's next line, or, while it is empty, a line that has slipped too far right.
    if (innermost) return written ? undefined : innermost;
    if (this.kind === 'item') return { kind: 'list', path: ['dns'], column: wanted, names: [] };
    return root ?? { kind: 'map', path: [], column: 0, names: [] };
  }

  private columnOf(row: Row): number {
    let column = 0;
    for (let at = row.start; at < this.offset; at++) column += this.text[at] === '\t' ? this.layout.indent : 1;
    return column;
  }

  /** Where a name is put so that it starts in `column`. */
  private spotIn(row: Row, written: boolean, column: number): NameSpot | undefined {
    const { text, offset, layout } = this;
    const start = written ? row.content : offset;
    const wordEnd = this.wordEnd(row, written);
    const rest = text.slice(wordEnd, row.end);
    const behind = row.key ? 'colon' : /^[ \t]*(?:$|#)/.test(rest) || row.end === wordEnd ? 'nothing' : 'text';
    const spot = {
      text,
      column,
      behind: written ? behind : 'nothing',
      tail: !written && text[offset] === '#' && offset < row.end ? ' ' : '',
      step: this.scan.step ?? this.stepTo(column) ?? layout.indent,
      eol: layout.eol,
    } as const;
    const end = written ? Math.max(wordEnd, offset) : row.kind === 'blank' ? row.end : offset;
    const from = row.dashes.length > 0 ? this.dashEnd(row) : row.start;
    const dash = row.dashes.at(-1);
    const indentation = text.slice(from, start);
    if (written && (row.key || row.column === column) && !indentation.includes('\t'))
      return { ...spot, replace: { start, end }, pad: '' };
    // Blanks are taken away or added until the name stands in the column of its neighbours.
    const first = dash === undefined ? 0 : dash + 1;
    if (column < first + (dash === undefined ? 0 : 1)) return undefined;
    const kept = indentation.includes('\t') ? 0 : Math.min(column - first, indentation.length);
    const pad = ' '.repeat(column - first - kept);
    return { ...spot, replace: { start: from + kept, end }, pad };
  }

  private wordEnd(row: Row, written: boolean): number {
    if (row.key) return row.key.end;
    if (!written) return this.offset;
    const { text } = this;
    const quoted = text[row.content] === '"' || text[row.content] === "'";
    if (quoted) return Math.max(valueEnd(text, row.content, row.end), this.offset);
    let end = row.content;
    while (end < row.end && !isBlank(text, end)) end++;
    return end;
  }

  /** A section's indentation below its parent, when the text shows no other step. */
  private stepTo(column: number): number | undefined {
    const parent = this.scan.levels.at(-1);
    return parent?.kind === 'map' && column > parent.column ? column - parent.column : undefined;
  }

  /** Behind the last dash of a row. */
  private dashEnd(row: Row): number {
    return this.text.lastIndexOf('-', row.content - 1) + 1;
  }

  private named(target: Target, spot: NameSpot): Cursor {
    const path = this.pathInDn(target.path);
    if (!path) return nothing;
    const { names: taken } = target;
    if (path === 'list') {
      if (target.kind !== 'list') return nothing;
      const gap = target.gap ?? 2;
      const dash = `-${' '.repeat(gap - 1)}`;
      const placement = blockPlacement({ ...spot, pad: spot.pad + dash, column: spot.column + gap });
      return { at: 'dn', placement, field: placement };
    }
    if (target.kind === 'list') return nothing;
    const isNew = path.length === 0 && taken.length === 0 && spot.behind === 'nothing';
    if (isNew && target.path.length === 0) {
      const whole = { ...spot, pad: `dns:${spot.eol}${' '.repeat(spot.step)}- `, column: spot.step + 2 };
      return { at: 'dn', placement: blockPlacement(whole), field: blockPlacement(spot) };
    }
    const placement = blockPlacement(spot);
    if (isNew) return { at: 'dn', placement, field: placement };
    return nameCursor(path, placement, taken);
  }

  /** The keys from the DN down to a level; `list` for a list of DNs itself; undefined where the level belongs to no DN. */
  private pathInDn(path: readonly string[]): readonly string[] | 'list' | undefined {
    if (path[0] === 'dns') {
      if (path.length === 1) return 'list';
      return path[1] === itemMark ? path.slice(2) : undefined;
    }
    if (this.kind !== 'document') return undefined;
    const { root, level, row } = this.scan;
    const own = level === root && row?.key ? [row.key.text] : [];
    const names = [...(root?.names ?? []), ...own];
    return names.length === 0 || names.some(isTelling) ? path : undefined;
  }

  private atValue(row: Row, key: RowKey): Cursor {
    const { level, continued, below } = this.scan;
    const { text, offset } = this;
    const path = level && this.pathInDn(level.path);
    if (!path || path === 'list' || continued || below?.child) return nothing;
    const first = skipBlanks(text, key.valueAt, row.end);
    const start = valueStart(text, key.valueAt, row.end);
    const isEmpty = start >= row.end || text[start] === '#';
    // In front of an anchor or a tag, or inside one, no value can stand.
    if (first < start && offset < (isEmpty && isBlank(text, start - 1) ? start : start + (isEmpty ? 1 : 0)))
      return nothing;
    if (!isEmpty && /[*|>{[]/.test(text[start] as string)) return nothing;
    const end = isEmpty ? offset : valueEnd(text, start, row.end);
    if (offset > end) return nothing;
    const from = isEmpty || offset < start ? offset : start;
    const placement = valuePlacement(text, { start: from, end }, from === key.valueAt ? ' ' : '', text[start]);
    return valueCursor(path, key.text, placement);
  }

  private inFlow(flow: OpenFlow): Cursor {
    const { text, offset } = this;
    const place = flowPlaceAt(text, flow.open, offset, flow.limit);
    const path = place && this.pathInDn([...flow.path, ...place.path]);
    if (!place || !path) return nothing;
    const replace = { start: place.start, end: place.end };
    if (place.at === 'value')
      return path === 'list'
        ? nothing
        : valueCursor(path, place.key, valuePlacement(text, replace, place.lead, place.first));
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    const isFirst = text.slice(lineStart, place.start).trim() === '';
    const short = flow.column + 1 - (place.start - lineStart);
    const pad = isFirst && short > 0 ? ' '.repeat(short) : '';
    const placement = flowPlacement(place, pad);
    if (path === 'list') {
      const item = inBraces(placement);
      return place.at === 'item' ? { at: 'dn', placement: item, field: item } : nothing;
    }
    if (place.at === 'item') return nothing;
    if (path.length === 0 && place.taken.length === 0 && !place.hasColon)
      return { at: 'dn', placement, field: placement };
    return nameCursor(path, placement, place.taken);
  }
}

function gapOf(list: Level | undefined): { gap?: number } {
  const item = list?.kind === 'list' ? list.last?.child : undefined;
  return list && item?.kind === 'map' ? { gap: Math.max(item.column - list.column, 2) } : {};
}

/** Whether a top-level key says that a document is a DN. */
function isTelling(name: string): boolean {
  return isAnnexName(name) || name === 'number' || name === 'type' || name === 'switch';
}

function nameCursor(path: readonly string[], placement: Placement, taken: readonly string[]): Cursor {
  const [annex, section, ...deeper] = path;
  if (annex === undefined) return { at: 'field-name', placement, taken };
  if (!isAnnexName(annex) || deeper.length > 0) return nothing;
  if (section === undefined) return { at: 'section-name', placement, taken };
  return { at: 'option-name', placement, section, taken };
}

function valueCursor(path: readonly string[], name: string, placement: Placement): Cursor {
  const [annex, section, ...deeper] = path;
  if (annex === undefined) return isAnnexName(name) ? nothing : { at: 'field-value', placement, property: name };
  if (section === undefined || deeper.length > 0 || !isAnnexName(annex)) return nothing;
  return { at: 'option-value', placement, section, option: name };
}
