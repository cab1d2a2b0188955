/** How loud a rule is; the words of `dn-config.yaml` and of the editor's settings. */
export type SeverityWord = 'off' | 'hint' | 'information' | 'warning' | 'error';

export const severityWords: readonly SeverityWord[] = ['off', 'hint', 'information', 'warning', 'error'];

/** What can be declared of DNs, in a project file, in the editor's settings or in a comment, and the words for it. */
export const declarations = {
  deployment: ['single-site', 'multi-site', 'business-continuity'],
  imEndpoint: ['workspace', 'office-communicator'],
  imRole: ['im-only', 'im-and-voice', 'no-im'],
} as const satisfies Record<string, readonly string[]>;

export type DeclarationKey = keyof typeof declarations;
export const declarationKeys = Object.keys(declarations) as readonly DeclarationKey[];

/** How the contact centre is built. */
export type Deployment = (typeof declarations.deployment)[number];
/** With what agents handle IM. */
export type ImEndpoint = (typeof declarations.imEndpoint)[number];
/** What a DN is for. */
export type ImRole = (typeof declarations.imRole)[number];

/** What somebody has declared. What nobody has declared is absent, and then nothing may be concluded from it. */
export interface Declarations {
  readonly deployment?: Deployment;
  readonly imEndpoint?: ImEndpoint;
  readonly imRole?: ImRole;
}

/** A place in another file: zero-based lines, UTF-16 columns, as LSP counts. */
export interface FilePlace {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** Where something has been declared. Of a comment only whether it speaks for the whole file is kept: its place moves with the text. */
export type Origin =
  | { readonly kind: 'project'; readonly place: FilePlace }
  | { readonly kind: 'editor' }
  | { readonly kind: 'comment'; readonly scope: 'file' | 'dn' };

/** The settings in force for one DN. Settings that say the same are the same object wherever much hangs on them. */
export interface DnSettings extends Declarations {
  /** Severities that somebody chose, by rule id. */
  readonly rules: Readonly<Record<string, SeverityWord>>;
  /** Where each declaration comes from, as far as that is known. */
  readonly origins?: Readonly<Partial<Record<DeclarationKey, Origin>>>;
}

export const defaultSettings: DnSettings = { rules: {} };

/** The settings of one file, before its own comments have spoken. */
export interface FileSettings {
  /** What belongs to no DN, and every DN for whose number nothing else was said. */
  readonly settings: DnSettings;
  /** The settings of the DN with a number; the same object for the same settings. */
  settingsFor(number: string | undefined): DnSettings;
}

/** Settings that are the same for every DN. */
export function settingsForAll(settings: DnSettings): FileSettings {
  return { settings, settingsFor: () => settings };
}

/** Reads rule severities from data of unknown shape, as settings are; what is no severity is left out. */
export function readSeverities(data: unknown): Readonly<Record<string, SeverityWord>> {
  if (typeof data !== 'object' || data === null) return {};
  const entries = Object.entries(data).filter((entry): entry is [string, SeverityWord] =>
    severityWords.includes(entry[1]),
  );
  return Object.fromEntries(entries);
}
