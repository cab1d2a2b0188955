import type { ColourChoice } from './terminal.ts';

/** What every command that works on files understands. */
export interface CommonOptions {
  /** The one project file to use; `false`: none at all; absent: the nearest one above each file. */
  readonly config?: string | false;
  /** How many threads; absent: as many as there are cores. */
  readonly jobs?: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: ColourChoice;
  /** The name under which standard input goes. */
  readonly stdinPath?: string;
}
