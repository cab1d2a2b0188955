/** How loud a rule is; the words of `dn-config.yaml` and of the editor's settings. */
export type SeverityWord = 'off' | 'hint' | 'information' | 'warning' | 'error';

export const severityWords: readonly SeverityWord[] = ['off', 'hint', 'information', 'warning', 'error'];

/** What a DN is for where somebody has said so. */
export type ImRole = 'im-only' | 'im-and-voice' | 'no-im';

/** The settings in force for one DN. What nobody has said is absent, and then nothing may be concluded from it. */
export interface DnSettings {
  /** Severities that somebody chose, by rule id. */
  readonly rules: Readonly<Record<string, SeverityWord>>;
  readonly imRole?: ImRole;
}

export const defaultSettings: DnSettings = { rules: {} };

/** Reads rule severities from data of unknown shape, as settings are; what is no severity is left out. */
export function readSeverities(data: unknown): Readonly<Record<string, SeverityWord>> {
  if (typeof data !== 'object' || data === null) return {};
  const entries = Object.entries(data).filter((entry): entry is [string, SeverityWord] =>
    severityWords.includes(entry[1]),
  );
  return Object.fromEntries(entries);
}
