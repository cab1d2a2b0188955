import type { SourceFile } from '../model.ts';
import { fieldText } from '../model.ts';
import { exportName } from '../read/dn.ts';
import type { Writing } from './mappings.ts';
import { optionName, sectionName, valueNode } from './sections.ts';

const target = 'an options export';

/** The options of one DN, section by section; `fileName` may say its DBID. Comments are left out: nothing public says that an import accepts them. */
export function writeOptions({ dn, note }: Writing, fileName: string): string {
  const dbid = exportName.exec(fileName)?.[1];
  for (const { property, isForeign } of dn.fields) {
    if (property === 'DBID' && fieldText(dn, 'DBID') === dbid) continue;
    const why = isForeign
      ? `it stands in no section, and ${target} has only those`
      : `${target} holds sections and options only`;
    note({ kind: 'field', property }, 'left-out', property, why);
  }
  const lines: string[] = [];
  for (const [section, { name, options }] of dn.sections.entries()) {
    const wrong = wrongWithSection(name);
    if (wrong !== undefined) {
      note({ kind: 'section', section }, 'left-out', sectionName(name), wrong);
      continue;
    }
    lines.push(`[${name}]`);
    for (const [option, { name: key, value }] of options.entries()) {
      const take = (effect: 'left-out' | 'changed', why: string): void =>
        note({ kind: 'option', section, option }, effect, optionName(name, key), why);
      const node = valueNode(value, { target, integers: false, structures: false }, take);
      if (node?.kind !== 'scalar') continue;
      const why = wrongWithOption(key, node.text);
      if (why === undefined && node.text !== '' && node.text.trim() === '')
        take('changed', `a value of nothing but blanks is none in ${target}`);
      if (why !== undefined) take('left-out', why);
      else lines.push(`${key}=${node.text}`);
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function wrongWithSection(name: string): string | undefined {
  if (name === '' || name !== trimmed(name)) return `${target} cannot say that a name begins or ends with a blank`;
  return name.includes(']') ? `a ']' ends the name of a section in ${target}` : wrongWithText(name);
}

function wrongWithOption(name: string, value: string): string | undefined {
  if (name === '' || name !== trimmed(name)) return `${target} cannot say that a name begins or ends with a blank`;
  if (name.includes('=')) return `a '=' ends the name of an option in ${target}`;
  if (/^[#;[]/.test(name)) return `a line of ${target} that begins so is no option`;
  return wrongWithText(name) ?? wrongWithText(value);
}

function wrongWithText(text: string): string | undefined {
  if (/[\r\n\0]/.test(text)) return `${target} holds one line for each option`;
  return /\p{Cs}/u.test(text) ? 'it holds half a character, which UTF-8 cannot say' : undefined;
}

/** Without the blanks that the format's reader takes away. */
function trimmed(name: string): string {
  return name.replace(/^[ \t\ufeff]+|[ \t]+$/g, '');
}

/** The names of the files that hold one DN each: as GAX calls them where the DBID is known, else by the number. */
export function optionsFileName(source: SourceFile, at: number, taken: (name: string) => boolean): string {
  const dn = source.dns[at];
  const dbid = dn && fieldText(dn, 'DBID');
  if (dbid !== undefined && /^\d+$/.test(dbid)) {
    const name = `CfgDN_annex_${dbid}.cfg`;
    if (!taken(name)) return name;
  }
  const number = dn && fieldText(dn, 'number');
  // A number that holds the DN's password is called otherwise in notes; in a file's name it would be seen by everyone.
  const stem =
    (number?.trim() === dn?.called ? number : undefined) ??
    (exportName.test(source.name) || source.dns.length > 1 ? `dn-${at + 1}` : stemOf(source.name));
  return uniqueName(safeName(stem), '.dn.cfg', taken);
}

/** A file's name without what says its format. */
export function stemOf(name: string): string {
  return name.replace(/(?:\.(?:dn|cfgdata|gws|gax))?\.(?:ya?ml|json|xml|cfg|conf)$/i, '');
}

/** A name that no file system minds. */
export function safeName(text: string): string {
  const plain = text
    .replace(/[^\p{L}\p{N}_+.-]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 100);
  if (plain === '') return 'dn';
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(plain) ? `_${plain}` : plain;
}

export function uniqueName(stem: string, ending: string, taken: (name: string) => boolean): string {
  for (let count = 1; ; count++) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}${ending}`;
    if (!taken(name)) return name;
  }
}
