/** A message of JSON-RPC, in either direction. */
export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A message as it goes over the wire. Made before the clock starts, so that only the server is timed. */
export function encode(message: Message): Buffer {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** Puts messages together from the pieces in which they arrive. */
export class MessageReader {
  private pieces: Buffer[] = [];
  private length = 0;
  /** How much has to be there before looking again makes sense. */
  private wanted = 1;
  private readonly onBody: (body: Buffer) => void;

  constructor(onBody: (body: Buffer) => void) {
    this.onBody = onBody;
  }

  add(piece: Buffer): void {
    this.pieces.push(piece);
    this.length += piece.length;
    if (this.length < this.wanted) return;
    let rest = this.pieces.length === 1 ? piece : Buffer.concat(this.pieces, this.length);
    for (;;) {
      const header = rest.indexOf('\r\n\r\n');
      if (header < 0) {
        this.wanted = rest.length + 1;
        break;
      }
      const end = header + 4 + bodyLength(rest.toString('latin1', 0, header));
      if (rest.length < end) {
        this.wanted = end;
        break;
      }
      this.onBody(rest.subarray(header + 4, end));
      rest = rest.subarray(end);
    }
    this.pieces = [rest];
    this.length = rest.length;
  }
}

function bodyLength(header: string): number {
  const length = /content-length:\s*(\d+)/i.exec(header)?.[1];
  if (length === undefined) throw new Error(`This is no header of a message: ${header}`);
  return Number(length);
}
