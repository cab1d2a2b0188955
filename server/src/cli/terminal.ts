import { once } from 'node:events';

/** When to use colours. */
export type ColourChoice = 'auto' | 'always' | 'never';

/** Ways to make text stand out; without colours they leave it as it is. */
export type Paint = Readonly<
  Record<'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan', (text: string) => string>
>;

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

export function paintFor(isColoured: boolean): Paint {
  const painter =
    ([on, off]: readonly [number, number]) =>
    (text: string) =>
      isColoured ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return Object.fromEntries(Object.entries(codes).map(([name, pair]) => [name, painter(pair)])) as Record<
    keyof typeof codes,
    (text: string) => string
  >;
}

/** Whether to colour what goes to standard output: asked for, or a terminal that can and whose user has not said NO_COLOR (no-color.org). */
export function isColoured(choice: ColourChoice): boolean {
  if (choice !== 'auto') return choice === 'always';
  return process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

/** Writes to standard output; waits where the reader is slower than we are. */
export async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Says something to the person in front, in one line on standard error. */
export function say(message: string): void {
  process.stderr.write(`dn-config: ${printable(message.replaceAll(/\s*[\r\n]+\s*/g, ' '))}\n`);
}

/** A text that cannot steer the terminal: signs that do, and those that change the direction of writing, show as a dot. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for.
  return text.replaceAll(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·');
}
