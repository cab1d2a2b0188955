import type { Random } from './random.ts';

/** Names as exports have them, or near enough to be confused. */
const asideNames = ['site-a', 'site-b', 'gateway', 'x y', 'default', 'TServers', 'T Sever', 'nat', '', 'überall'];
const homeNames = ['TServer', 'TServer', 'TServer', 'tserver', 'T-Server', ' TSERVER '];

const homeLines = [
  ...['multimedia=true', 'multimedia=false', 'multimedia= true', 'multimedia=', 'multimedia=yes', 'Multimedia=true'],
  ...['voice=true', 'voice=false', 'voice', 'sip-signaling-chat=none', 'sip-signaling-chat=session'],
  ...['sip-signaling-chat=sesion', 'contact=sip:1@192.0.2.1', 'dr-forward=off', 'multimdia=true', 'our-option=1', '=x'],
  ...['; dn-config: imRole=im-only', '# dn-config: deployment=business-continuity', '; dn-config: x=y imRole=no-im'],
];

const asideLines = [
  ...['desk-1=Anna', 'desk-1=Bruno', 'desk-2=', 'a=1', 'a=1', 'prefix=9', 'contact=x', '7001_Anna', '=x', ' b = c '],
  ...['it\'s=one "of" those', 'Anna Becker', '\tvoice-mail=1', 'record=true', '', '', '; about this', '#'],
];

/** What ties the sections of an export together. */
const ties = [
  ...['voice=true', 'sip-signaling-chat=none', 'our-option=2', 'password=abcd', 'Password: abcd', 'our-key=Anna'],
  ...['; dn-config: imRole=im-only', '# dn-config: deployment=multi-site imEndpoint=office-communicator', '[TServer]'],
  ...['[tserver', '[site-a]', '[gateway] x'],
];

const suppressions = [
  ...['; dn-config-disable-next-line', '; dn-config-disable-next-line syntax/options', '# dn-config-disable'],
  ...['; dn-config-disable option/duplicate, value/case', '; dn-config-enable', '; dn-config-enable syntax/options'],
  ...['; dn-config-disable-line value/invalid -- why', '; dn-config-disabel', '; dn-config-disable no/rule'],
];

/** One line of an export, in a section that is meant as TServer or not; with `isPlain` none that ties sections together. */
function line(random: Random, isHome: boolean, isPlain: boolean): string {
  const chance = random.below(30);
  if (chance < 2) return random.pick(suppressions);
  if (chance < 3 && !isPlain) return random.pick(ties);
  return isHome ? random.pick(homeLines) : `${random.pick(asideLines)}`;
}

/**
 * The export of a DN as nobody writes it: with all that rules have something to say about. With `isPlain` each of its sections can be judged by
 * itself.
 */
export function optionsExport(random: Random, isPlain: boolean): string {
  const eol = random.below(4) === 0 ? '\r\n' : '\n';
  const count = 1 + random.below(7);
  const home = isPlain ? random.below(count) : random.below(count + 1);
  const lines: string[] = [];
  const opening = random.below(3);
  for (let turn = 0; turn < opening; turn++) lines.push(random.pick(['; about', '', ...suppressions]));
  if (!isPlain && random.below(4) === 0) lines.push(line(random, false, false));
  const free = [...asideNames];
  for (let index = 0; index < count; index++) {
    const isHome = index === home;
    const aside = isPlain ? free.splice(random.below(free.length), 1)[0] : random.pick(asideNames);
    const name = isHome ? random.pick(homeNames) : (aside ?? '');
    // So that names differ from one file to the next: by them, it is cut.
    const number = name !== '' && !isHome && random.below(4) > 0 ? `-${random.below(10)}` : '';
    lines.push(`${random.pick(['', '', ' ', '\t'])}[${name}${number}${random.below(12) === 0 ? '' : ']'}`);
    for (let left = random.below(7); left > 0; left--) lines.push(line(random, isHome, isPlain));
  }
  const text = lines.join(eol);
  return (random.below(6) === 0 ? '\ufeff' : '') + text + (random.below(3) === 0 ? '' : eol);
}

/** A small edit that mostly leaves sections apart. */
export function mildEdit(
  text: string,
  random: Random,
): { readonly start: number; readonly end: number; readonly newText: string } {
  const start = random.below(text.length + 1);
  const kind = random.below(11);
  const isAtLine = start === 0 || text[start - 1] === '\n';
  if (kind < 4) return { start, end: start, newText: random.pick(['x', '1', ' ', '=', 'ü', '\n', '-', ']', ';']) };
  if (kind < 7) return { start, end: Math.min(start + 1, text.length), newText: '' };
  if (kind === 10) {
    // The name of a section.
    const name = text.indexOf('[', start) + 1;
    return { start: name, end: name, newText: random.pick(['a', 'b', '1', ' ', 'x-']) };
  }
  const from = isAtLine ? start : text.indexOf('\n', start) + 1;
  if (kind < 9)
    return { start: from, end: from, newText: `${line(random, random.below(3) === 0, random.below(8) > 0)}\n` };
  return { start: from, end: from, newText: `[new-${random.below(1_000)}]\n` };
}
