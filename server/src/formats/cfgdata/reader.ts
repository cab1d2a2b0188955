import type { Dn, Field, Section } from '../../model/dn.ts';
import type { Span } from '../../model/span.ts';
import type { Cut, Reader, SegmentReading, SyntaxProblem } from '../format.ts';
import { readAnnex, valueIn } from '../xml/annexReader.ts';
import { attributeOf, buildTree, missingClose, type XmlElement } from '../xml/tree.ts';
import { attributes, isDnElement, isUpdateElement, updateAttributes } from './names.ts';

/** An element of the frame that is still open, and where it begins. */
interface OpenElement {
  readonly name: string;
  readonly nameSpan: Span;
  readonly segment: number;
}

/** Reads a CfgData file: objects one by one, and the frame around them across all segments. */
export class CfgDataReader implements Reader {
  private segment = -1;
  private readonly frame: OpenElement[] = [];

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
    // An object that was left open takes the end tag of its container with it.
    this.followFrame([], tree.strayCloses, problems);
    const dns = tree.elements.flatMap((element) =>
      element.name.startsWith('Cfg') ? [readObject(element, problems)] : [],
    );
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
      if (index < 0) problems.push({ message: `Nothing is open here that '</${name}>' could end.`, span });
      else this.frame.splice(index);
    }
    for (const element of opened)
      this.frame.push({ name: element.tag, nameSpan: element.nameSpan, segment: this.segment });
  }
}

/** One object: a DN, the update of a DN, or something else that can hold options. */
function readObject(element: XmlElement, problems: SyntaxProblem[]): Dn {
  const isDn = isDnElement(element.name);
  const isUpdate = isUpdateElement(element.name);
  const reference = isUpdate ? attributeOf(element, 'DBIDref')?.value : undefined;
  return {
    role: isDn ? 'dn' : 'other',
    objectClass: isDn ? 'CfgDN' : element.name,
    span: element.span,
    head: element.nameSpan,
    fields: isDn ? fieldsOf(element) : [],
    sections: sectionsOf(element, isDn, problems),
    ...(isUpdate && { isUpdate: true as const }),
    ...(reference && { reference: reference.text }),
  };
}

function fieldsOf(element: XmlElement): Field[] {
  return element.attributes.flatMap((attribute) => {
    if (isNamespace(attribute.name)) return [];
    const { name, nameSpan, span } = attribute;
    const property = attributes.get(name) ?? updateAttributes.get(name) ?? name;
    return [{ property, name: { text: name, span: nameSpan }, value: valueIn(attribute), span }];
  });
}

function isNamespace(name: string): boolean {
  return name === 'xmlns' || name.includes(':');
}

/** The sections of the object's annex; of an object that is no DN those of its options, too, for options of DNs go astray there. */
function sectionsOf(element: XmlElement, isDn: boolean, problems: SyntaxProblem[]): Section[] {
  return element.children.flatMap((child) => {
    if (child.name === 'userProperties' || (!isDn && child.name === 'options'))
      return readAnnex(child, isDn ? problems : []);
    return [];
  });
}
