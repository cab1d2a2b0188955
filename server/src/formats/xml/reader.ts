import type { Dn, Field, Section } from '../../model/dn.ts';
import type { CutContext, LateProblem, Linked, Mention, Reader, SegmentReading, SyntaxProblem } from '../format.ts';
import { isOutside, readAnnex } from './annexReader.ts';
import { closeAll, type Frame, openAll, problemOfStray, problemsOfOpen } from './frame.ts';
import { isDnElement, isUpdateElement } from './names.ts';
import { attributeOf, buildTree, missingClose, type StrayClose, type XmlElement } from './tree.ts';

/** How a dialect writes the fields of a DN. */
export type FieldReader = (element: XmlElement) => readonly Field[];

/** What one segment says by itself. */
export interface XmlPiece {
  readonly reading: SegmentReading;
  /** End tags of what was opened before the segment, or never. */
  readonly closes: readonly StrayClose[];
  /** Elements of the frame that the segment leaves open. */
  readonly opens: readonly XmlElement[];
  /** How it was linked last: most often it is linked again in the same place. */
  last?: { readonly frame: Frame; readonly owner: object; readonly linked: Linked<Frame> };
  /** The reading with some end tags found to end nothing, as it was last. */
  lastStray?: { readonly closes: readonly StrayClose[]; readonly reading: SegmentReading };
}

/** Reads XML of configuration objects: objects one by one, and the frame around them across all segments. */
export class XmlReader implements Reader<XmlPiece, Frame> {
  private readonly fieldsOf: FieldReader;
  readonly start: Frame = undefined;

  constructor(fieldsOf: FieldReader) {
    this.fieldsOf = fieldsOf;
  }

  read(text: string, { kind }: CutContext): XmlPiece {
    const { elements, unclosed, strayCloses, comments, problems: ofTree } = buildTree(text);
    if (kind !== 'object') {
      const mentions = mentionsIn(elements);
      const reading = { dns: [], problems: ofTree, comments, ...(mentions.length > 0 && { mentions }) };
      return { reading, closes: strayCloses, opens: unclosed };
    }
    const problems = [...ofTree];
    for (const element of unclosed)
      if (element.isFinished) problems.push(missingClose({ name: element.tag, nameSpan: element.nameSpan }));
    const dns: Dn[] = [];
    for (const element of elements)
      if (element.name.startsWith('Cfg')) dns.push(readObject(element, problems, this.fieldsOf));
    // An end tag whose start tag is missing is spoken of where the start tag belongs: at the options that would be in the section.
    const isHalf = problems.some(isOutside) && strayCloses.some(isOfSection);
    const closes = isHalf ? strayCloses.filter((close) => !isOfSection(close)) : strayCloses;
    const said = isHalf ? problems.map(({ stray: _, ...problem }) => problem) : problems;
    // An object that was left open takes the end tag of its container with it.
    return { reading: { dns, problems: said, comments }, closes, opens: [] };
  }

  link(piece: XmlPiece, frame: Frame, owner: object): Linked<Frame> {
    const { reading, closes, opens, last } = piece;
    if (closes.length === 0 && opens.length === 0) return { reading, after: frame, isFree: true };
    if (last && last.frame === frame && last.owner === owner) return last.linked;
    const { frame: left, stray } = closeAll(frame, closes);
    const linked = { reading: withStray(piece, stray), after: openAll(left, opens, owner) };
    piece.last = { frame, owner, linked };
    return linked;
  }

  end(frame: Frame): readonly LateProblem[] {
    return problemsOfOpen(frame);
  }
}

/** A piece's reading with the problems of end tags that end nothing; the same one as before, as long as they are the same. */
function withStray(piece: XmlPiece, stray: readonly StrayClose[]): SegmentReading {
  const { reading, lastStray } = piece;
  if (stray.length === 0) return reading;
  if (lastStray?.closes.length === stray.length && stray.every((close, index) => close === lastStray.closes[index]))
    return lastStray.reading;
  const made = { ...reading, problems: [...reading.problems, ...stray.map(problemOfStray)] };
  piece.lastStray = { closes: stray, reading: made };
  return made;
}

function isOfSection({ name }: StrayClose): boolean {
  return name.endsWith('list_pair');
}

/** The DNs that a `CfgReference` speaks of. */
function mentionsIn(elements: readonly XmlElement[]): Mention[] {
  return elements.flatMap((element): Mention[] => {
    if (element.name !== 'CfgDNRef' && element.name !== 'CfgRouteDNRef') return mentionsIn(element.children);
    const [id, name] = [attributeOf(element, 'id')?.value?.text, attributeOf(element, 'name')?.value?.text];
    return id && name ? [{ id, number: name }] : [];
  });
}

/** One object: a DN, the update of a DN, or something else that can hold options. */
function readObject(element: XmlElement, problems: SyntaxProblem[], fieldsOf: FieldReader): Dn {
  const isDn = isDnElement(element.name);
  const isUpdate = isUpdateElement(element.name) || (isDn && attributeOf(element, 'DBIDref') !== undefined);
  const reference = isUpdate ? attributeOf(element, 'DBIDref')?.value : undefined;
  return {
    role: isDn ? 'dn' : 'other',
    objectClass: isDn ? 'CfgDN' : element.name,
    span: element.span,
    head: element.nameSpan,
    fields: isDn ? [...fieldsOf(element)] : [],
    sections: sectionsOf(element, isDn, problems),
    ...(isUpdate && { isUpdate: true as const }),
    ...(reference && { reference: reference.text }),
  };
}

/** The sections of the object's annex; of an object that is no DN those of its options, too, for options of DNs go astray there. */
function sectionsOf(element: XmlElement, isDn: boolean, problems: SyntaxProblem[]): Section[] {
  const annexes = element.children.filter(({ name }) => name === 'userProperties' || (!isDn && name === 'options'));
  return annexes.flatMap((annex, index) => readAnnex(annex, isDn ? problems : [], index));
}
