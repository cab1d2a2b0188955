import type { Format, Linked, Reader, SegmentReading } from '../formats/format.ts';
import type { Run } from './run.ts';
import { Segment } from './segment.ts';

/** What one segment says, of those in a stretch, and where it starts there. */
export interface StretchReading {
  readonly start: number;
  readonly reading: SegmentReading;
}

const nothingRead: SegmentReading = { dns: [], problems: [], comments: [] };

/** Reads the segments of one file in their places; what a format's reader made of a text alone is kept with the segment. */
export class SegmentReader {
  readonly reader: Reader;

  constructor(format: Format, fileName: string) {
    this.reader = format.reader(fileName);
  }

  /** What the format's reader made of the segment's text alone. */
  pieceOf(segment: Segment): unknown {
    if (!segment.hasPiece) {
      segment.piece = this.reader.read(segment.text, segment.cut);
      segment.hasPiece = true;
    }
    return segment.piece;
  }

  /** Links a segment behind a state, without noting anything in it but its piece. */
  link(segment: Segment, state: unknown): Linked<unknown> {
    return this.reader.link(this.pieceOf(segment), state, segment);
  }

  /** The reading of a segment of which only the facts were needed so far; an empty one while it has not got its place. */
  read(segment: Segment): SegmentReading {
    if (segment.reading) return segment.reading;
    if (!segment.isLinked) return nothingRead;
    segment.reading = this.link(segment, segment.stateBefore).reading;
    return segment.reading;
  }

  /** What another text would say in the place of a segment. */
  readInstead(segment: Segment, text: string): SegmentReading {
    return this.reader.link(this.reader.read(text, segment.cut), segment.stateBefore, segment).reading;
  }

  /** What stands in a stretch, segment by segment, without keeping anything of it: a run stays one. */
  *readingsIn(stretch: Segment | Run): Generator<StretchReading> {
    const { reader } = this;
    if (stretch instanceof Segment) {
      const piece = stretch.hasPiece ? stretch.piece : reader.read(stretch.text, stretch.cut);
      yield { start: 0, reading: stretch.reading ?? reader.link(piece, stretch.stateBefore, stretch).reading };
      return;
    }
    let start = 0;
    for (const text of stretch.texts()) {
      yield { start, reading: reader.link(reader.read(text, stretch.cut), stretch.state, stretch).reading };
      start += text.length;
    }
  }
}
