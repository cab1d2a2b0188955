import { hidden } from '../../rules/secret.ts';
import type { OptionChange } from '../optionChanges.ts';
import type { PlannedDn } from '../plan.ts';
import { sayerOf } from '../report.ts';

/** Something that the emitted text does not hold, and why, in one sentence. No secret is in it. */
export interface Note {
  /** How people know the DN. */
  readonly dn: string;
  readonly message: string;
}

/** A file to be imported. */
export interface EmittedFile {
  /** Its name, where the format gives it one. */
  readonly name: string;
  readonly text: string;
}

export interface Emitted {
  readonly files: readonly EmittedFile[];
  readonly notes: readonly Note[];
  /** Whether a secret was masked, or would have been. */
  readonly holdsSecrets: boolean;
}

/** What to write where secrets may not be shown, and where they are needed. */
export interface EmitOptions {
  readonly isMasked: boolean;
}

/** Writes texts of one DN, masked where they have to be, and remembers whether there was anything to mask. */
export class Writer {
  private readonly sayMasked: (text: string) => string;
  private readonly isMasked: boolean;
  holdsSecrets = false;

  constructor(planned: PlannedDn, { isMasked }: EmitOptions) {
    this.sayMasked = sayerOf(planned);
    this.isMasked = isMasked;
  }

  text(text: string): string {
    const said = this.sayMasked(text);
    if (said !== text) this.holdsSecrets = true;
    return this.isMasked ? said : text;
  }

  value({ isSecret }: Pick<OptionChange, 'isSecret'>, value: string): string {
    if (!isSecret || value === '') return this.text(value);
    this.holdsSecrets = true;
    return this.isMasked ? hidden : value;
  }

  /** A name as notes may say it. */
  say(text: string): string {
    return `'${this.sayMasked(text)}'`;
  }
}
