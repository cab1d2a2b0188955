import { type OptionsLine, readLine } from '../../formats/options/line.ts';
import { sayableNumber } from '../../rules/secret.ts';
import type { OptionChange } from '../optionChanges.ts';
import type { Plan, PlannedDn } from '../plan.ts';
import { catalogueOf } from '../read/side.ts';
import { labelOf } from './label.ts';
import { type EmitOptions, type Emitted, type EmittedFile, type Note, Writer } from './note.ts';
import { numeric } from './references.ts';

/**
 * The plan as options exports, one for each DN whose options change, with nothing but what is to be set; and what they cannot hold: how an import
 * would take an option away is not published, and they know neither fields nor DNs that come or go (facts/dn-formats.md section 2).
 */
export function emitOptions(plan: Plan, options: EmitOptions): Emitted {
  const files: EmittedFile[] = [];
  const notes: Note[] = [];
  const names = new Set<string>();
  let holdsSecrets = false;
  for (const planned of plan.dns) {
    const writer = new Writer(planned, options);
    const label = labelOf(planned);
    const note = (message: string): void => {
      notes.push({ dn: label, message });
    };
    const text = textOf(planned, writer, note);
    if (text === '') continue;
    holdsSecrets ||= writer.holdsSecrets;
    files.push({ name: fileNameOf(planned, names, note), text });
  }
  return { files, notes, holdsSecrets };
}

function textOf(planned: PlannedDn, writer: Writer, note: (message: string) => void): string {
  const { change, new: young, options, fields } = planned;
  if (change === 'unchanged') return '';
  if (!young) {
    note('it goes, and an options export cannot say that.');
    return '';
  }
  if (young.dn.isUpdate) {
    note('is the update of a DN, which can be imported as it stands; it is left out here.');
    return '';
  }
  if (change === 'added') note('it is new, and an options export cannot create it; import its options when it exists.');
  else if (fields.length > 0) {
    const names = fields.map(({ field }) => writer.say(field)).join(', ');
    note(`an options export holds no fields: ${names} ${fields.length === 1 ? 'is' : 'are'} left out.`);
  }
  const sections = new Map<string, string[]>();
  for (const option of options) {
    const why = unsayable(option);
    if (why !== undefined) {
      note(`option ${writer.say(option.name)} in ${writer.say(option.section)} is left out: ${why}.`);
      continue;
    }
    const lines = sections.get(option.section) ?? [];
    sections.set(option.section, lines);
    lines.push(`${writer.text(option.name)}=${writer.value(option, option.new?.values[0] ?? '')}`);
  }
  return [...sections].map(([section, lines]) => `[${writer.text(section)}]\n${lines.join('\n')}\n`).join('');
}

function unsayable({ section, name, new: young }: OptionChange): string | undefined {
  if (!young) return 'how an import takes an option away is not published; remove it by hand';
  if (young.kind !== 'text') return 'only texts can be imported from an options export';
  if (young.values.length > 1) return 'it has several values';
  const value = young.values[0] ?? '';
  const head = lineOf(`[${section}]`);
  const line = lineOf(`${name}=${value}`);
  const isHeld =
    head?.kind === 'section' &&
    head.problems.length === 0 &&
    head.name.text === section &&
    line?.kind === 'option' &&
    line.problem === undefined &&
    line.name.text === name &&
    line.value.text === value &&
    // Nothing but blanks is no value there.
    (value === '' || value.trim() !== '');
  return isHeld ? undefined : 'a line of an options export cannot hold it';
}

/** What our own reader makes of a line; nothing where it is more than one. */
function lineOf(text: string): OptionsLine | undefined {
  return /[\r\n\0]/.test(text) ? undefined : readLine(text, { start: 0, end: text.length, next: text.length });
}

/** The name under which GAX exports the options of a DN where its DBID is known, else one that is made of its number. */
function fileNameOf({ old, new: young }: PlannedDn, names: Set<string>, note: (message: string) => void): string {
  const dbid = numeric(young?.dbid ?? old?.dbid);
  const number = young?.number ?? old?.number;
  const side = young ?? old;
  // The names of files are printed, and seen by everyone.
  const isSayable = side && number !== undefined && sayableNumber(side.dn, number, catalogueOf(side)) === number;
  const base = dbid === undefined ? safe(isSayable ? number : 'dn') : `CfgDN_annex_${dbid}`;
  const ending = dbid === undefined ? '.dn.cfg' : '.cfg';
  if (dbid === undefined) note(`its DBID is not known, so its file is called ${base}${ending}.`);
  let name = `${base}${ending}`;
  for (let count = 2; names.has(name.toLowerCase()); count++) name = `${base}-${count}${ending}`;
  names.add(name.toLowerCase());
  return name;
}

/** A text as part of a file name on any system. */
function safe(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}_+-]/gu, '_').slice(0, 100);
  return name === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `_${name}` : name;
}
