/** One generated file. */
export interface Generator {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  /** The whole text of the file, ending in a line feed. The same sources always give the same text. */
  readonly render: () => string | Promise<string>;
}
