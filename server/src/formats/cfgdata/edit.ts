import type { Dn, Field, Option, Section } from '../../model/dn.ts';
import type { Editor, ModelEdit, SpanEdit } from '../edit.ts';
import type { Layout } from '../format.ts';
import { lineAt, lineStart } from '../lines.ts';
import { separate } from '../spanEdits.ts';
import { encodeAttribute } from '../xml/entities.ts';
import { attributeOf, buildTree, type XmlElement } from '../xml/tree.ts';

/** The editor of one object. The text is read again: edits are rare. */
export function cfgDataEditor(text: string, layout: Layout): Editor {
  const editor = new XmlEditor(text, layout);
  return (edit) => editor.edit(edit);
}

class XmlEditor {
  private readonly text: string;
  private readonly layout: Layout;
  private readonly elements: readonly XmlElement[];
  /** The namespace prefix of the file's elements with its colon, where they have one. */
  private readonly prefix: string;

  constructor(text: string, layout: Layout) {
    this.text = text;
    this.layout = layout;
    this.elements = buildTree(text).elements;
    this.prefix = /^[^:]*:/.exec(this.elements[0]?.tag ?? '')?.[0] ?? '';
  }

  edit(edit: ModelEdit): readonly SpanEdit[] | undefined {
    switch (edit.kind) {
      case 'set-value':
        return this.setValue(edit.part, edit.value);
      case 'rename':
        return this.rename(edit.part, edit.name);
      case 'remove':
        return this.remove(edit.part);
      case 'add-option':
        return this.addOption(edit.dn, edit.section, this.optionTag(edit.name, edit.value));
      case 'move-option':
        return this.moveOption(edit.dn, edit.part, edit.section);
      case 'merge-sections':
        return this.mergeSections(edit.from, edit.into);
      case 'add-comment':
        return this.addComment(edit.dn, edit.text);
    }
  }

  private setValue(part: Option | Field, value: string): readonly SpanEdit[] | undefined {
    const element = this.elementOf(part);
    if (!element) return undefined;
    const attribute = 'property' in part ? this.attributeAt(element, part) : attributeOf(element, 'value');
    if (attribute?.value) {
      const { span, quote } = attribute.value;
      return [...this.asText(element, part), { span, newText: quoted(value, quote === '' ? '"' : quote) }];
    }
    if (attribute) {
      const at = attribute.span.end;
      const lead = this.text[at - 1] === '=' ? '' : '=';
      return [{ span: { start: at, end: at }, newText: `${lead}${quoted(value, '"')}` }];
    }
    const at = attributeOf(element, 'key')?.span.end ?? element.nameSpan.end;
    return [...this.asText(element, part), { span: { start: at, end: at }, newText: ` value=${quoted(value, '"')}` }];
  }

  /** A value that is set is text: an `int_pair` becomes a `str_pair`. */
  private asText(element: XmlElement, part: Option | Field): readonly SpanEdit[] {
    if ('property' in part || element.name === 'str_pair' || element.name === 'list_pair') return [];
    const newText = element.tag.replace(/\w+$/, 'str_pair');
    const edits: SpanEdit[] = [{ span: element.nameSpan, newText }];
    if (element.closeName) edits.push({ span: element.closeName, newText });
    return edits;
  }

  private rename(part: Option | Field | Section, name: string): readonly SpanEdit[] | undefined {
    if ('property' in part) return [{ span: part.name.span, newText: name }];
    const key = this.elementOf(part)?.attributes.find(
      (attribute) => attribute.value?.span.start === part.name.span.start,
    );
    if (!key?.value) return undefined;
    return [{ span: key.value.span, newText: quoted(name, key.value.quote === '' ? '"' : key.value.quote) }];
  }

  private remove(part: Option | Field): readonly SpanEdit[] | undefined {
    const element = this.elementOf(part);
    if (!element) return undefined;
    if ('property' in part) {
      const attribute = this.attributeAt(element, part);
      if (!attribute) return undefined;
      let { start } = attribute.span;
      while (/\s/.test(this.text[start - 1] ?? '')) start--;
      return [{ span: { start, end: attribute.span.end }, newText: '' }];
    }
    return [this.removal(element)];
  }

  /** The element with its line, where nothing else stands on it; what stands beside it stays. */
  private removal({ span }: XmlElement): SpanEdit {
    const start = lineStart(this.text, span.start);
    const line = lineAt(this.text, lineStart(this.text, span.end));
    const isAlone =
      this.text.slice(start, span.start).trim() === '' && this.text.slice(span.end, line.end).trim() === '';
    if (!isAlone) return { span, newText: '' };
    if (line.next > line.end || start === 0) return { span: { start, end: line.next }, newText: '' };
    return { span: { start: this.text[start - 2] === '\r' ? start - 2 : start - 1, end: line.end }, newText: '' };
  }

  private addOption(dn: Dn, section: string, tag: string): readonly SpanEdit[] | undefined {
    const own = dn.sections.findLast((candidate) => candidate.name.text === section && !candidate.deletes);
    const element = own && this.elementOf(own);
    if (own) return element && this.append(element, (indent) => `${indent}${tag}`);
    const object = this.elementAt(dn.span.start);
    const annex = object?.children.findLast(
      (child) => child.name === 'userProperties' && attributeOf(child, 'action')?.value?.text !== 'delete',
    );
    const { eol } = this.layout;
    const list = (indent: string): string =>
      [
        `${indent}<${this.prefix}list_pair key=${quoted(section, '"')}>`,
        `${indent}${this.step()}${tag}`,
        `${indent}</${this.prefix}list_pair>`,
      ].join(eol);
    if (annex) return this.append(annex, list);
    if (!object) return undefined;
    return this.append(object, (indent) =>
      [
        `${indent}<${this.prefix}userProperties>`,
        list(indent + this.step()),
        `${indent}</${this.prefix}userProperties>`,
      ].join(eol),
    );
  }

  /** Puts lines behind the last child of an element; one without an end tag gets it. `lines` gets the indentation of the new lines. */
  private append(element: XmlElement, lines: (indent: string) => string): readonly SpanEdit[] | undefined {
    const { eol } = this.layout;
    const outer = this.indentOf(element.span.start);
    const last = element.children.at(-1);
    if (last) {
      const isOnOwnLine = this.text.slice(lineStart(this.text, last.span.start), last.span.start).trim() === '';
      const indent = isOnOwnLine ? this.indentOf(last.span.start) : outer + this.step();
      return [{ span: { start: last.span.end, end: last.span.end }, newText: `${eol}${lines(indent)}` }];
    }
    const content = `${eol}${lines(outer + this.step())}`;
    if (element.isEmpty) {
      // `<x/>` and `<x />` both open up: the slash and the blanks before it go.
      let start = element.open.end - 2;
      while (/\s/.test(this.text[start - 1] ?? '')) start--;
      return [{ span: { start, end: element.open.end }, newText: `>${content}${eol}${outer}</${element.tag}>` }];
    }
    if (!element.close) return undefined;
    const inner = this.text.slice(element.open.end, element.close.start);
    const tail = inner.includes('\n') ? '' : `${eol}${outer}`;
    return [{ span: { start: element.open.end, end: element.open.end }, newText: `${content}${tail}` }];
  }

  private moveOption(dn: Dn, part: Option | Field, section: string): readonly SpanEdit[] | undefined {
    const element = this.elementOf(part);
    const removal = this.remove(part);
    if (!element || !removal) return undefined;
    const tag =
      'property' in part
        ? this.optionTag(part.name.text, part.value.text)
        : this.text.slice(element.span.start, element.span.end);
    const addition = this.addOption(dn, section, tag);
    return addition && separate([...removal, ...addition]);
  }

  private mergeSections(from: Section, into: Section): readonly SpanEdit[] | undefined {
    const source = this.elementOf(from);
    const target = this.elementOf(into);
    if (!source?.close || !target) return undefined;
    if (source.children.length === 0) {
      const hasComment = this.text.slice(source.open.end, source.close.start).includes('<!--');
      return hasComment ? undefined : [this.removal(source)];
    }
    const first = source.children[0] as XmlElement;
    const start = lineStart(this.text, first.span.start);
    const isBlock = this.text.slice(start, first.span.start).trim() === '';
    // Comments between the options go with them.
    const content = this.text.slice(source.open.end, source.close.start).trimEnd();
    const lines = isBlock ? content.replace(/^[ \t]*\r?\n/, '') : content.trimStart();
    const addition = this.append(target, (indent) => (isBlock ? lines : `${indent}${lines}`));
    return addition && separate([this.removal(source), ...addition]);
  }

  /** Behind the start tag. A DN without an inside has no room for it, and `--` may not stand in a comment. */
  private addComment(dn: Dn, text: string): readonly SpanEdit[] | undefined {
    const object = this.elementAt(dn.span.start);
    if (!object || object.isEmpty || !object.close || text.includes('--')) return undefined;
    const first = object.children[0];
    const isOnOwnLine =
      first && this.text.slice(lineStart(this.text, first.span.start), first.span.start).trim() === '';
    const indent = isOnOwnLine ? this.indentOf(first.span.start) : this.indentOf(object.span.start) + this.step();
    const at = object.open.end;
    const restOfLine = this.text.slice(at, lineAt(this.text, lineStart(this.text, at)).end);
    const { eol } = this.layout;
    // What stands behind the start tag on its line goes below the comment.
    const tail = restOfLine.trim() === '' ? '' : `${eol}${indent}`;
    return [{ span: { start: at, end: at }, newText: `${eol}${indent}<!-- ${text} -->${tail}` }];
  }

  private attributeAt(element: XmlElement, field: Field) {
    return element.attributes.find(({ nameSpan }) => nameSpan.start === field.name.span.start);
  }

  /** The element that a part was read from: the innermost one that holds the part's name. */
  private elementOf(part: Option | Field | Section): XmlElement | undefined {
    return 'property' in part ? this.elementHolding(part.name.span.start) : this.elementAt(part.span.start);
  }

  private elementAt(start: number): XmlElement | undefined {
    return find(this.elements, (element) => element.span.start === start);
  }

  private elementHolding(at: number): XmlElement | undefined {
    return find(this.elements, (element) => element.open.start <= at && at < element.open.end);
  }

  private indentOf(at: number): string {
    return /^[ \t]*/.exec(this.text.slice(lineStart(this.text, at)))?.[0] ?? '';
  }

  private optionTag(name: string, value: string): string {
    return `<${this.prefix}str_pair key=${quoted(name, '"')} value=${quoted(value, '"')}/>`;
  }

  /** One step of indentation as this object shows it, from an element to its first child. */
  private step(): string {
    const parent = find(this.elements, (element) => {
      const child = element.children[0];
      return child !== undefined && this.indentOf(child.span.start).length > this.indentOf(element.span.start).length;
    });
    const child = parent?.children[0];
    if (!parent || !child) return ' '.repeat(this.layout.indent);
    return this.indentOf(child.span.start).slice(this.indentOf(parent.span.start).length);
  }
}

function find(elements: readonly XmlElement[], isIt: (element: XmlElement) => boolean): XmlElement | undefined {
  for (const element of elements) {
    const found = isIt(element) ? element : find(element.children, isIt);
    if (found) return found;
  }
  return undefined;
}

function quoted(text: string, quote: '"' | "'"): string {
  return `${quote}${encodeAttribute(text, quote)}${quote}`;
}
