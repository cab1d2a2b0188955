import type { Format } from '../formats/format.ts';
import { beginningLength, families, formatByName, formatOf } from '../formats/formats.ts';
import type { Analysis } from './analysis.ts';
import { Run } from './run.ts';
import type { Segment } from './segment.ts';

/**
 * Watches whether a file that changes is still of the format that it was recognised as. The content is looked at as a whole only when an edit
 * has changed something that decides it.
 */
export class Recognition {
  private readonly fileName: string;
  private readonly languageId: string | undefined;
  private readonly format: Format;
  /** The file's name or language says it all. */
  private readonly isCertain: boolean;
  /** What each family says of the beginning of the text. */
  private beginnings: string;
  private readonly gone = new Set<string>();
  private readonly come = new Set<string>();
  private isBeginningTouched = false;
  /** Whether there was an edit since it was last known that the format holds. What is cut when a file is opened says nothing new. */
  private isEdited = false;

  constructor(text: string, fileName: string, format: Format, languageId: string | undefined) {
    this.fileName = fileName;
    this.languageId = languageId;
    this.format = format;
    this.isCertain = formatByName(fileName, languageId) !== undefined;
    this.beginnings = this.isCertain ? '' : this.beginningsOf(text);
  }

  /** To be told of each edit, and of the segments that went for it. */
  edited(start: number, gone: readonly Segment[]): void {
    if (this.isCertain) return;
    this.isEdited = true;
    if (start < beginningLength) this.isBeginningTouched = true;
    this.note(gone, this.gone);
  }

  /** To be told of the segments that came, and of those that went for them. */
  cut(come: readonly (Segment | Run)[], gone: readonly Segment[]): void {
    if (!this.isEdited) return;
    this.note(come, this.come);
    this.note(gone, this.gone);
  }

  /** Whether the settled text of an analysis is still of its format. */
  stillHolds(analysis: Analysis): boolean {
    if (!this.isEdited) return true;
    const beginnings = this.isBeginningTouched
      ? this.beginningsOf(analysis.slice(0, beginningLength))
      : this.beginnings;
    const isSame = beginnings === this.beginnings && isEqual(this.gone, this.come) && this.rootHolds(analysis);
    this.isEdited = false;
    this.isBeginningTouched = false;
    this.beginnings = beginnings;
    this.gone.clear();
    this.come.clear();
    return isSame || formatOf(analysis.text, this.fileName, this.languageId) === this.format;
  }

  /** Where segments have no signs, the beginning says which format of a family it is. */
  private rootHolds(analysis: Analysis): boolean {
    if (this.format.signs) return true;
    return formatOf(analysis.slice(0, beginningLength), this.fileName, this.languageId) === this.format;
  }

  private note(members: readonly (Segment | Run)[], into: Set<string>): void {
    const { signs } = this.format;
    if (!signs) return;
    for (const member of members) {
      if (!(member instanceof Run)) into.add(signs(member.text, member.cut));
      else for (const text of member.texts()) into.add(signs(text, member.cut));
    }
  }

  private beginningsOf(text: string): string {
    const beginning = text.slice(0, beginningLength);
    return families.map((family) => (family.begins(beginning, this.fileName) ? '1' : '0')).join('');
  }
}

function isEqual(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((text) => other.has(text));
}
