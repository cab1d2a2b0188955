import { read } from '../../support/read.ts';

/** The role in force for each DN of a file; empty where none is declared. */
export function imRoles(text: string, name = 'a.dn.yaml'): string[] {
  const analysis = read(text, name);
  return analysis.segments.flatMap((segment) =>
    segment.dns.filter((dn) => dn.role === 'dn').map((dn) => analysis.contextOf(segment, dn).settings.imRole ?? ''),
  );
}
