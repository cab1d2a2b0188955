/** The section in which SIP Server looks for a DN's options. */
export const tServer = 'TServer';

/** Spares most names of other sections the comparison. */
const beginsLikeTServer = /^[-_\s]*t/i;

/** Whether the name of a section is meant as TServer, in whatever spelling: case, hyphens, underscores and blanks count nothing. */
export function isTServerName(text: string): boolean {
  if (text === tServer) return true;
  return beginsLikeTServer.test(text) && text.replace(/[-_\s]/g, '').toLowerCase() === 'tserver';
}
