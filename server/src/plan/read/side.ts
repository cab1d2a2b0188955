import { type Analysis, dnsOf, type PlacedFinding, type Segment } from '../../analysis/analysis.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Dn } from '../../model/dn.ts';
import { fieldOf, isTServerName, numberOf, textOf, tServer } from '../../rules/parts.ts';
import { isSecret } from '../../rules/secret.ts';
import { type Link, linkOf, linkOfId } from './links.ts';
import { type Reference, referencesIn } from './references.ts';

/** One analysed file of a set. */
export interface PlanFile {
  /** The path as people named it, for reports. */
  readonly path: string;
  /** The path inside its set, with slashes; of two single files that are compared it is the same text in both. */
  readonly key: string;
  readonly analysis: Analysis;
}

/** A finding in its file. */
export interface SideFinding extends PlacedFinding {
  readonly file: PlanFile;
}

/** A DN of one set, with all by which it can be known again in the other one. */
export interface SideDn {
  readonly dn: Dn;
  /** The segment in which it stands: its spans count from there. */
  readonly segment: Segment;
  readonly file: PlanFile;
  readonly references: ReadonlyMap<string, Reference>;
  /** Absent in options exports; of an update, the number of the DN that it changes, as far as the file says it. */
  readonly number: string | undefined;
  readonly switch: Link | undefined;
  readonly dbid: string | undefined;
  readonly findings: readonly SideFinding[];
}

/** What is known of options where a DN stands. */
export function catalogueOf({ file }: SideDn): Catalogue {
  return file.analysis.catalogue;
}

/** Whether the value of an option is to be kept from every screen, because the catalogue of either side says so. */
export function isSecretOn(sides: ReadonlyArray<SideDn | undefined>, section: string, name: string): boolean {
  const home = isTServerName(section) ? tServer : section;
  return sides.some((side) => side !== undefined && isSecret(home, name, catalogueOf(side)));
}

/** All that one set of files says. */
export interface Side {
  readonly dns: readonly SideDn[];
  /** What is found of no DN in particular: broken syntax, shared parts, comments. */
  readonly findings: readonly SideFinding[];
}

/** The DNs of a set, in the order of the files and of each file. */
export function readSide(files: readonly PlanFile[]): Side {
  const dns: SideDn[] = [];
  const findings: SideFinding[] = [];
  for (const file of files) {
    const { byDn, ofFile } = findingsOf(file);
    for (const finding of ofFile) findings.push(finding);
    if (file.analysis.isUnreadable) continue;
    const references = referencesIn(file.analysis);
    const ofId = dnsById(file.analysis);
    for (const segment of file.analysis.segments) {
      for (const dn of segment.dns)
        if (dn.role === 'dn')
          dns.push({ ...sideDn(dn, file, references, ofId), segment, findings: byDn.get(dn) ?? [] });
    }
  }
  return { dns, findings };
}

function sideDn(
  dn: Dn,
  file: PlanFile,
  references: ReadonlyMap<string, Reference>,
  ofId: ReadonlyMap<string, Dn>,
): Omit<SideDn, 'segment' | 'findings'> {
  const { format } = file.analysis;
  const changed = dn.reference === undefined ? undefined : ofId.get(dn.reference);
  const reference = dn.reference === undefined ? undefined : references.get(dn.reference);
  const named = changed ?? dn;
  const ofSwitch = linkOf(named, 'switch', format, references);
  const number = numberOf(named) ?? reference?.name;
  const owner = reference?.owner === undefined ? undefined : linkOfId(reference.owner, references);
  return {
    dn,
    file,
    references,
    number,
    switch: ofSwitch ?? owner,
    dbid: dbidOf(named, file) ?? reference?.dbid ?? dbidIn(dn.reference),
  };
}

/** An options export says the DBID in its name, CfgData also in an id. */
function dbidOf(dn: Dn, { key, path, analysis }: PlanFile): string | undefined {
  if (!analysis.format.traits.hasIdentity) return exported.exec(key)?.[1] ?? exported.exec(path)?.[1];
  return textOf(fieldOf(dn, 'DBID')) ?? dbidIn(textOf(fieldOf(dn, 'id')));
}

const exported = /(?:^|[\\/])CfgDN_(?:annex|options)_(\d+)\.(?:cfg|conf)$/i;

function dbidIn(id: string | undefined): string | undefined {
  return id === undefined ? undefined : /^CfgDN(\d+)$/.exec(id)?.[1];
}

/** The DNs to which updates in the same file can refer. */
function dnsById(analysis: Analysis): ReadonlyMap<string, Dn> {
  const found = new Map<string, Dn>();
  if (analysis.format.id !== 'cfgdata') return found;
  for (const dn of dnsOf(analysis)) {
    const id = dn.isUpdate ? undefined : textOf(fieldOf(dn, 'id'));
    if (id !== undefined) found.set(id, dn);
  }
  return found;
}

/** The findings of a file by the DN that they are about. */
function findingsOf(file: PlanFile): { byDn: ReadonlyMap<Dn, readonly SideFinding[]>; ofFile: readonly SideFinding[] } {
  const { analysis } = file;
  const byDn = new Map<Dn, SideFinding[]>();
  const ofFile: SideFinding[] = [];
  if (analysis.isUnreadable) return { byDn, ofFile: analysis.findings.map((placed) => ({ ...placed, file })) };
  for (const segment of analysis.troubled) {
    const placed = analysis.findingsOf(segment);
    for (const [index, { dn }] of segment.findings.entries()) {
      const finding = placed[index];
      if (!finding) continue;
      if (dn?.role !== 'dn') ofFile.push({ ...finding, file });
      else {
        const known = byDn.get(dn);
        if (known) known.push({ ...finding, file });
        else byDn.set(dn, [{ ...finding, file }]);
      }
    }
  }
  return { byDn, ofFile };
}
