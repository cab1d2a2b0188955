import { print } from './terminal.ts';

/** So much is put together before it is written. */
const piece = 65_536;
/** A run that is done sooner shows no progress. */
const patience = 1_000;
const pace = 100;

/** What a run says: its report on standard output, and on a terminal, when it takes long, how far it is. */
export class Output {
  private readonly showsProgress: boolean;
  private pending = '';
  private files = 0;
  private line = '';
  private last = Date.now() + patience - pace;

  constructor(isQuiet = false) {
    this.showsProgress = !isQuiet && process.stderr.isTTY === true;
  }

  /** Adds to the report. */
  async add(text: string): Promise<void> {
    this.pending += text;
    if (this.pending.length >= piece || (text !== '' && process.stdout.isTTY)) await this.flush();
  }

  async flush(): Promise<void> {
    const text = this.pending;
    this.pending = '';
    if (text === '') return;
    this.clear();
    await print(text);
  }

  /** Counts a file that is done. */
  step(): void {
    this.files++;
    if (!this.showsProgress) return;
    const now = Date.now();
    if (now - this.last < pace) return;
    this.last = now;
    this.clear();
    this.line = `${this.files} files`;
    process.stderr.write(this.line);
  }

  /** Takes the progress off the terminal. */
  clear(): void {
    if (this.line === '') return;
    process.stderr.write(`\r${' '.repeat(this.line.length)}\r`);
    this.line = '';
  }
}
