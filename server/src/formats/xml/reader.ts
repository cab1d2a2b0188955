import type { Dn, Field, Section } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';
import type { Cut, Reader, SegmentReading, SyntaxProblem } from '../format.ts';
import { isOutside, readAnnex } from './annexReader.ts';
import { isDnElement, isUpdateElement } from './names.ts';
import { attributeOf, buildTree, isKnown, missingClose, type XmlElement } from './tree.ts';

/** An element of the frame that is still open, and where it begins. */
interface OpenElement {
  readonly name: string;
  readonly nameSpan: Span;
  readonly segment: number;
}

/** How a dialect writes the fields of a DN. */
export type FieldReader = (element: XmlElement) => readonly Field[];

/** Reads XML of configuration objects: objects one by one, and the frame around them across all segments. */
export class XmlReader implements Reader {
  private readonly fieldsOf: FieldReader;
  private segment = -1;
  private readonly frame: OpenElement[] = [];

  constructor(fieldsOf: FieldReader) {
    this.fieldsOf = fieldsOf;
  }

  read(text: string, cut: Cut): SegmentReading {
    this.segment++;
    const tree = buildTree(text);
    const problems = [...tree.problems];
    if (cut.kind !== 'object') {
      this.followFrame(tree.unclosed, tree.strayCloses, problems);
      return { dns: [], problems, comments: tree.comments };
    }
    for (const element of tree.unclosed)
      if (element.isFinished) problems.push(missingClose({ name: element.tag, nameSpan: element.nameSpan }));
    const dns = tree.elements.flatMap((element) =>
      element.name.startsWith('Cfg') ? [readObject(element, problems, this.fieldsOf)] : [],
    );
    // An end tag whose start tag is missing has been spoken of where the start tag belongs.
    const closes = problems.some(isOutside)
      ? tree.strayCloses.filter(({ name }) => !name.endsWith('list_pair'))
      : tree.strayCloses;
    // An object that was left open takes the end tag of its container with it.
    this.followFrame([], closes, problems);
    return { dns, problems, comments: tree.comments };
  }

  finish(): ReadonlyMap<number, SegmentReading> {
    const late = new Map<number, SegmentReading & { problems: SyntaxProblem[] }>();
    for (const { name, nameSpan, segment } of this.frame) {
      const reading = late.get(segment) ?? { dns: [], problems: [], comments: [] };
      late.set(segment, reading);
      reading.problems.push(missingClose({ name, nameSpan }));
    }
    return late;
  }

  private followFrame(
    opened: readonly XmlElement[],
    closed: readonly { name: string; span: Span }[],
    problems: SyntaxProblem[],
  ): void {
    for (const { name, span } of closed) {
      const index = this.frame.findLastIndex((element) => element.name === name);
      if (index < 0)
        problems.push({
          message: isKnown(name)
            ? `Nothing is open here that '</${name}>' could end.`
            : 'Nothing is open here that this could end.',
          span,
        });
      else this.frame.splice(index);
    }
    for (const element of opened)
      this.frame.push({ name: element.tag, nameSpan: element.nameSpan, segment: this.segment });
  }
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
