import { lineStartsOf, type Place, placeByIndex } from '../analysis/place.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { CfgDNType, findMember } from '../catalogue/enumerations.ts';
import type { FormatTraits } from '../formats/format.ts';
import type { Dn, Field, Name, Option, Section } from '../model/dn.ts';
import type { Span } from '../model/span.ts';
import { fieldOf, numberOf, placeOfDn, textOf } from '../rules/parts.ts';
import { hidden, sayableNumber, withoutSecrets } from '../rules/secret.ts';

export type OutlineKind = 'dn' | 'object' | 'section' | 'option';

/** From one place to another, in lines and UTF-16 characters that count from the start of the stretch. */
export interface PlaceRange {
  readonly start: Place;
  readonly end: Place;
}

/** Something that is shown in an outline, with what stands in it. Says no secret. */
export interface OutlineItem {
  readonly kind: OutlineKind;
  /** Never blank. */
  readonly name: string;
  /** What is known of it; empty where that is nothing. */
  readonly detail: string;
  readonly range: PlaceRange;
  /** Its name; in `range`. */
  readonly selection: PlaceRange;
  /** In the order of the text, each in `range`; absent where they were not wanted. */
  readonly children?: readonly OutlineItem[];
  /** Of the update of a DN that does not say a number: what stands for the DN. Then this is its name as long as nobody knows better. */
  readonly reference?: Reference;
}

/** What stands for a DN in an update of it. */
export interface Reference {
  readonly text: string;
  /** The name by the number that it leads to; empty where that says nothing. */
  readonly nameBy: (number: string) => string;
}

const unnamed = '(no name)';

/** The name of a secret right before what may be the secret itself: nothing stands between the two yet. */
const runTogether = /^[^\w]*password(?=.)/is;

/** What is shown without a closer look, as nearly everything is: printable ASCII, and blanks one by one inside it. */
const plainText = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** So much of a name or a value is shown, in UTF-16 code units. */
const mostShown = 100;

/** What is known besides DNs to write their outline. */
export interface OutlineContext {
  readonly catalogue: Catalogue;
  readonly traits: FormatTraits;
}

/** Writes the outline of the DNs in a stretch of text. */
export class OutlineWriter {
  private readonly text: string;
  private readonly lineStarts: readonly number[];
  private readonly context: OutlineContext;
  private readonly isWhole: boolean;
  /** How many items there are, or would be with all that stands in them. */
  count = 0;

  /** `isWhole`: whether what stands in the items is wanted, too. */
  constructor(text: string, context: OutlineContext, isWhole: boolean) {
    this.text = text;
    this.lineStarts = lineStartsOf(text);
    this.context = context;
    this.isWhole = isWhole;
  }

  /**
   * The items of a DN whose spans count from `start`. Of an options export, which is one object that does not say its number, they are what stands
   * in it; of parts that DNs share there are none.
   */
  itemsOf(dn: Dn, start: number): readonly OutlineItem[] {
    if (dn.role === 'fragment') return [];
    const { catalogue, traits } = this.context;
    const shown = withoutSecrets(dn, catalogue);
    const whole = { start: 0, end: this.text.length };
    // An object's class and the reference of an update are no parts of it.
    const say = (text: string): string => sayableNumber(dn, text, catalogue);
    if (traits.hasIdentity) return [this.ofDn(shown, start, whole, say)];
    return inOrder([
      ...shown.fields.map((field) => this.ofOption(field, start, whole)),
      ...shown.sections.map((section) => this.ofSection(section, start, whole)),
    ]);
  }

  private ofDn(dn: Dn, start: number, parent: Span, say: (text: string) => string): OutlineItem {
    this.count++;
    const range = shifted(dn.span, start, parent);
    const sections = dn.sections.filter((section) => !section.inherited);
    if (!this.isWhole) for (const section of sections) this.count += 1 + ownOptions(section).length;
    return {
      ...this.nameOf(dn, say),
      range: this.placesOf(range),
      selection: this.placesOf(shifted(placeOfDn(dn), start, range)),
      ...(this.isWhole && { children: inOrder(sections.map((section) => this.ofSection(section, start, range))) }),
    };
  }

  private nameOf(dn: Dn, say: (text: string) => string): Pick<OutlineItem, 'kind' | 'name' | 'detail' | 'reference'> {
    if (dn.role === 'other') return { kind: 'object', name: shownText(say(dn.objectClass)) || unnamed, detail: '' };
    const number = numberOf(dn);
    const { reference } = dn;
    return {
      kind: 'dn',
      name: shownText(number ?? say(reference ?? '')) || '(no number)',
      detail: this.detailOf(dn),
      ...(number === undefined &&
        reference !== undefined && { reference: { text: reference, nameBy: (known) => shownText(say(known)) } }),
    };
  }

  private ofSection(section: Section, start: number, parent: Span): OutlineItem {
    this.count++;
    const range = shifted(section.span, start, parent);
    const options = ownOptions(section);
    if (!this.isWhole) this.count += options.length;
    // What is written where something is taken away says nothing.
    const say = section.deletes ? () => '' : shownText;
    return {
      kind: 'section',
      name: shownName(section.name),
      detail: section.deletes ? 'deletes' : '',
      range: this.placesOf(range),
      selection: this.placesOf(shifted(section.name.span, start, range)),
      ...(this.isWhole && { children: inOrder(options.map((option) => this.ofOption(option, start, range, say))) }),
    };
  }

  private ofOption({ name, value, span }: Option | Field, start: number, parent: Span, say = shownText): OutlineItem {
    this.count++;
    const range = shifted(span, start, parent);
    const joined = value.kind === 'unfinished' ? runTogether.exec(name.text)?.[0] : undefined;
    return {
      kind: 'option',
      name: joined === undefined ? shownName(name) : `${joined.trim()}${hidden}`,
      detail: say(value.text),
      range: this.placesOf(range),
      selection: this.placesOf(shifted(name.span, start, range)),
    };
  }

  /** What the DN is and where it is: `Extension on SIP_Switch`; of the switch perhaps only the DBID is known. */
  private detailOf(dn: Dn): string {
    const type = textOf(fieldOf(dn, 'type'));
    const known = type === undefined ? undefined : findMember(CfgDNType, type, this.context.traits.enumForm);
    // A display name that no page confirms is not said as if one did.
    const what = known ? (known.displayConfirmed && known.display) || known.name : type;
    const name = textOf(fieldOf(dn, 'switch'));
    const dbid = textOf(fieldOf(dn, 'switchDBID'));
    const at = name !== undefined ? `on ${name}` : dbid !== undefined ? `on switch ${dbid}` : undefined;
    return shownText([dn.isUpdate ? 'update' : undefined, what, at].filter((part) => part !== undefined).join(' '));
  }

  private placesOf({ start, end }: Span): PlaceRange {
    return {
      start: placeByIndex(this.text, this.lineStarts, start),
      end: placeByIndex(this.text, this.lineStarts, end),
    };
  }
}

/** What is written in the section itself. */
function ownOptions({ options }: Section): readonly Option[] {
  return options.filter((option) => !option.inherited);
}

/** A span of a part, counted from an earlier place and kept inside another one: half-typed text may have parts in strange places. */
function shifted(span: Span, by: number, inside: Span): Span {
  const start = Math.min(Math.max(span.start + by, inside.start), inside.end);
  return { start, end: Math.min(Math.max(span.end + by, start), inside.end) };
}

function inOrder(items: OutlineItem[]): OutlineItem[] {
  if (items.length < 2) return items;
  return items.sort(({ range: one }, { range: other }) => {
    return one.start.line - other.start.line || one.start.character - other.start.character;
  });
}

function shownName({ text }: Name): string {
  return shownText(text) || unnamed;
}

/** On one line, and not longer than anybody looks at. */
function shownText(text: string): string {
  if (text.length <= mostShown && plainText.test(text)) return text;
  const line = text
    .slice(0, 4 * mostShown)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length <= mostShown ? line : `${line.slice(0, mostShown - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
