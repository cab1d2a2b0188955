import type { Mood } from './mood.ts';

const notes = [
  '',
  '\t',
  '   ',
  '  # note',
  '    # dn-config: imRole=im-only',
  '  # dn-config-disable-next-line',
  '// c',
];
const xmlNotes = ['<!-- x -->', '<!-- dn-config: imRole=no-im -->', '<!-- dn-config-disable-next-line -->'];
const behindLines = [',', ' ', '\t', ' # c', ' x', '<!-- c -->', ' // c', '}', '>'];
const characters = ['"', "'", ':', ' ', 'x', '{', '}', ',', '&', '/', '\\', '9', '<', '>', '-', '[', ']'];

type Splice = (lines: string[], at: number, other: string, mood: Mood) => void;

/** What people do to lines; what copies something stands here more than once. */
const splices: readonly Splice[] = [
  (lines, at, other) => lines.splice(at, 0, other),
  (lines, at, other) => lines.splice(at, 0, other),
  (lines, at, other) => lines.splice(at, 1, other),
  (lines, at) => lines.splice(at, 1),
  (lines, at, _, { random }) => lines.splice(random.below(lines.length), 0, ...lines.splice(at, 1)),
  (lines, at, _, { random }) => lines.splice(at, 0, random.pick([...notes, ...xmlNotes])),
  (lines, at, _, { random }) => lines.splice(at, 1, lines[at] + random.pick(behindLines)),
  (lines, at) => lines.splice(at, 1, (lines[at] as string).replace(/[,}>]\s*$/, '')),
  (lines, at, _, mood) => lines.splice(at, 1, withBroken(lines[at] as string, mood)),
];

function withBroken(line: string, { random }: Mood): string {
  const at = random.below(line.length + 1);
  return line.slice(0, at) + random.pick(characters) + line.slice(at + random.below(2));
}

/** Copies, moves, changes and deletes some lines of a text, but not its first two. */
export function spliced(text: string, count: number, mood: Mood): string {
  const lines = text.split('\n');
  const below = (limit: number): number => 2 + mood.random.below(Math.max(1, limit - 3));
  for (let turn = 0; turn < count && lines.length > 4; turn++) {
    const other = lines[below(lines.length)] as string;
    mood.random.pick(splices)(lines, below(lines.length), other, mood);
  }
  return lines.join('\n');
}
