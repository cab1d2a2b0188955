import type { Section } from '../model/dn.ts';
import type { Finding, Fix } from './finding.ts';
import { renameTo } from './fixes.ts';
import { isTServer, optionNamesOf, tServer } from './parts.ts';
import { type DnCheck, nothing } from './rule.ts';

/** TServer in another spelling; its options are then checked as if the name were right. */
export const sectionCase: DnCheck = {
  rules: ['section/case'],

  check(dn, { sections }) {
    if (dn.role === 'other') return nothing;
    const found: Finding[] = [];
    let right: Section | undefined;
    for (const { section, isTServer: isMeant } of sections) {
      const { text, span } = section.name;
      if (!isMeant || section.inherited || text === tServer) continue;
      // Of several wrong spellings only the first becomes TServer; two of that name would be wrong again.
      right ??= dn.sections.find((other) => other.name.text === tServer) ?? dn.sections.find(isTServer);
      found.push({
        rule: 'section/case',
        span,
        message: `Section names are case-sensitive: '${text}' is not '${tServer}'.`,
        data: { section: text },
        fixes: right && right !== section ? merge(section, right) : [renameTo(section, tServer, true)],
      });
    }
    return found;
  },
};

/** The same section twice in one DN. */
export const duplicateSections: DnCheck = {
  rules: ['section/duplicate'],

  check(dn) {
    if (dn.sections.length < 2) return nothing;
    const found: Finding[] = [];
    const first = new Map<string, Section>();
    for (const section of dn.sections) {
      const { text, span } = section.name;
      if (section.inherited || text === '') continue;
      // An update may name a section once in what it adds and once more in what it takes away, an application in its options and in its annex.
      const key = dn.isUpdate || dn.role === 'other' ? `${section.annex ?? 0} ${text}` : text;
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, section);
        continue;
      }
      found.push({
        rule: 'section/duplicate',
        span,
        message: `Section '${text}' stands twice in the same ${dn.role === 'other' ? dn.objectClass : 'DN'}; section names are unique in Genesys.`,
        related: [{ message: `The other '${text}'`, span: earlier.name.span }],
        data: { section: text },
        fixes: merge(section, earlier),
      });
    }
    return found;
  },
};

/** Putting both into one, where no option stands in both. */
function merge(from: Section, into: Section): Fix[] {
  const names = optionNamesOf(into);
  if (from.options.some((option) => names.has(option.name.text))) return [];
  return [
    { title: `Merge into the other '${into.name.text}'`, edit: { model: [{ kind: 'merge-sections', from, into }] } },
  ];
}
