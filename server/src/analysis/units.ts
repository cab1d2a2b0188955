/** How many UTF-16 code units are looked at at a time. */
const size = 1 << 17;

/** A stretch of a text as numbers: comparing these is several times faster than asking a string for each of its code units. */
export class Units {
  readonly codes = new Uint16Array(size);
  private readonly bytes = typeof Buffer === 'undefined' ? undefined : Buffer.from(this.codes.buffer);
  private text = '';
  /** Where the stretch starts and ends in the text. */
  from = 0;
  private to = 0;

  /** Has the stretch contain what stands between two places of a text. */
  show(text: string, at: number, behind: number): void {
    if (text === this.text && at >= this.from && behind <= this.to) return;
    this.text = text;
    this.from = at;
    this.to = Math.min(text.length, at + size);
    const { codes, bytes } = this;
    if (bytes) bytes.write(text.slice(at, this.to), 0, 'utf16le');
    else for (let index = at; index < this.to; index++) codes[index - at] = text.charCodeAt(index);
  }
}
