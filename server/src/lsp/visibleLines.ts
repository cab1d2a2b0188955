/** How many lines a screen has about which nothing was said. */
const usualScreen = 100;

/** A document of which something is said is about to be opened; whoever says it of more never opens them. */
const mostDocuments = 1_000;

/** Which lines of documents are on screen, as clients tell. */
export class VisibleLines {
  private readonly lastLines = new Map<string, number>();

  set(uri: string, last: number): void {
    if (this.lastLines.size < mostDocuments) this.lastLines.set(uri, last);
  }

  /** The last line on screen, zero-based; of a document about which nothing was said, the last of a first screen. */
  lastOf(uri: string): number {
    return this.lastLines.get(uri) ?? usualScreen;
  }

  forget(uri: string): void {
    this.lastLines.delete(uri);
  }
}
