/** Which part of a DN, or of a file, a note is about; sections and options by their places in the source, zero-based. */
export type NotePart =
  | { readonly kind: 'file' }
  | { readonly kind: 'dn' }
  | { readonly kind: 'comments' }
  | { readonly kind: 'field'; readonly property: string }
  | { readonly kind: 'section'; readonly section: number }
  | { readonly kind: 'option'; readonly section: number; readonly option: number };

/**
 * Something that the result does not say as the source does. `left-out`: it is not in the result. `changed`: it is there as something else.
 * `kept`: it is there, but whether a program takes it so is not known.
 */
export type NoteEffect = 'left-out' | 'changed' | 'kept';

/** One note; it says no secret. */
export interface ConvertNote {
  /** The source file's name. */
  readonly file: string;
  /** The DN's number, where it is about a DN that has one. */
  readonly dn?: string;
  /** The DN's place among those of its file, zero-based; absent where it is about the file. */
  readonly index?: number;
  readonly part: NotePart;
  readonly effect: NoteEffect;
  /** What it is about, in a few words. */
  readonly what: string;
  readonly why: string;
}

/** Takes notes about one thing. */
export type TakeNote = (part: NotePart, effect: NoteEffect, what: string, why: string) => void;

/** Several notes that say the same of several DNs as one line each, for people. `DNs 7001, 7002 and 5 more`. */
export function noteLines(notes: readonly ConvertNote[]): string[] {
  const groups = new Map<string, { readonly note: ConvertNote; readonly whats: Set<string>; readonly dns: string[] }>();
  for (const note of notes) {
    const key = JSON.stringify([note.effect, note.why, note.index === undefined ? note.file : '']);
    const group = groups.get(key) ?? { note, whats: new Set(), dns: [] };
    group.whats.add(note.what);
    const dn = note.index === undefined ? note.file : (note.dn ?? `no. ${note.index + 1} of ${note.file}`);
    if (group.dns.at(-1) !== dn) group.dns.push(dn);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ note, whats, dns }) => {
    const unique = [...new Set(dns)];
    const of = note.index === undefined ? note.file : `${unique.length === 1 ? 'DN' : 'DNs'} ${listed(unique, 3)}`;
    return onOneLine(`${effectWords[note.effect]}: ${listed([...whats], 8)} (${of}): ${note.why}`);
  });
}

const effectWords: Readonly<Record<NoteEffect, string>> = { 'left-out': 'left out', changed: 'changed', kept: 'kept' };

/** What a file calls its things is printed to terminals: no line breaks and no control characters, and never a page of it. */
function onOneLine(text: string): string {
  const plain = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return plain.length <= longestLine ? plain : `${plain.slice(0, longestLine)}…`;
}

const longestLine = 1_000;

function listed(items: readonly string[], most: number): string {
  const shown = items.slice(0, most).join(', ');
  return items.length <= most ? shown : `${shown} and ${items.length - most} more`;
}
