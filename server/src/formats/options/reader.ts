import type { Comment, Dn, Field, Option, Section, Value } from '../../model/dn.ts';
import type { CutContext, Linked, Reader, SegmentReading, SyntaxProblem } from '../format.ts';
import { isAside } from './cut.ts';
import { type OptionsLine, readLines } from './line.ts';

/** The class of the object that an export is of, from its file name: `CfgDN_annex_345.cfg`. */
const exportName = /^(Cfg[A-Za-z]+)_(?:annex|options)_\d+\.cfg$/i;

/** The class of object that the file's name says it is an export of; a DN where the name does not say. */
function classOf(fileName: string): string {
  const name = exportName.exec(fileName)?.[1] ?? 'CfgDN';
  return name.toLowerCase() === 'cfgdn' ? 'CfgDN' : name;
}

interface OpenSection {
  readonly name: Section['name'];
  readonly start: number;
  end: number;
  readonly options: Option[];
}

/** Reads an options export, or a part of one: the annex of one object, line by line, so that a broken line stays alone. */
export class OptionsReader implements Reader<SegmentReading, undefined> {
  readonly start = undefined;
  private readonly objectClass: string;

  constructor(fileName: string) {
    this.objectClass = classOf(fileName);
  }

  read(text: string, { kind }: CutContext): SegmentReading {
    const problems: SyntaxProblem[] = [];
    const comments: Comment[] = [];
    const fields: Field[] = [];
    const sections: OpenSection[] = [];
    let head: Section['name']['span'] | undefined;
    for (const line of readLines(text)) {
      if (line.kind === 'comment') {
        comments.push({ text: text.slice(line.span.start, line.span.end), span: line.span, ownLine: true });
      } else if (line.kind === 'section') {
        problems.push(...line.problems);
        sections.push({ name: line.name, start: line.span.start, end: line.span.end, options: [] });
      } else {
        const section = sections.at(-1);
        if (line.problem) problems.push(line.problem);
        if (section) {
          section.options.push(optionOf(line));
          section.end = line.span.end;
        } else fields.push({ property: line.name.text, ...optionOf(line) });
      }
      if (line.kind !== 'comment') head ??= line.name.span;
    }
    if (isAside(kind) && !head) return { dns: [], problems, comments };
    const dn = {
      role: this.roleOf(kind),
      objectClass: this.objectClass,
      span: { start: 0, end: text.length },
      head: head ?? { start: 0, end: 0 },
      fields,
      sections: sections.map(({ name, options, start, end }) => ({ name, options, span: { start, end } })),
    };
    return { dns: [dn], problems, comments };
  }

  private roleOf(kind: string): Dn['role'] {
    if (isAside(kind)) return 'part';
    return this.objectClass === 'CfgDN' ? 'dn' : 'other';
  }

  link(reading: SegmentReading): Linked<undefined> {
    return { reading, after: undefined, isFree: true };
  }

  end(): readonly [] {
    return [];
  }
}

function optionOf(line: OptionsLine & { kind: 'option' }): Option {
  return { name: line.name, value: valueIn(line), span: line.span };
}

function valueIn({ value, problem }: OptionsLine & { kind: 'option' }): Value {
  if (problem) return { ...value, text: '', kind: 'unfinished' };
  return value.text.trim() === '' ? { ...value, text: '', kind: 'empty' } : { ...value, kind: 'string' };
}
