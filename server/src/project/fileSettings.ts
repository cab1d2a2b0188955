import { TextDocument } from 'vscode-languageserver-textdocument';
import { once } from '../model/once.ts';
import type { Span } from '../model/span.ts';
import type { Written } from './configReader.ts';
import { type Glob, globOf, matchesWildcard } from './glob.ts';
import { type Override, type ProjectFile, severitiesOf } from './projectFile.ts';
import {
  type DeclarationKey,
  type Declarations,
  type DnSettings,
  declarationKeys,
  declarations,
  defaultSettings,
  type FileSettings,
  type Origin,
  readSeverities,
  type SeverityWord,
  settingsForAll,
} from './settings.ts';

/** A project file with its text, which says where on which line everything stands. Must not change: what is made of it is kept with it. */
export interface ProjectSource {
  readonly uri: string;
  readonly text: string;
  readonly project: ProjectFile;
}

/** What the editor's settings say; it counts only where there is no project file. */
export interface EditorSettings extends Omit<Declarations, 'imRole'> {
  readonly rules?: Readonly<Record<string, SeverityWord>>;
}

/** Reads the editor's settings from data of unknown shape. What is none of the known words is left out; an empty text means unknown. */
export function readEditorSettings(data: unknown): EditorSettings {
  if (typeof data !== 'object' || data === null) return {};
  const said: ReadonlyMap<string, unknown> = new Map(Object.entries(data));
  const deployment = declarations.deployment.find((word) => word === said.get('deployment'));
  const imEndpoint = declarations.imEndpoint.find((word) => word === said.get('imEndpoint'));
  return {
    ...(deployment && { deployment }),
    ...(imEndpoint && { imEndpoint }),
    rules: readSeverities(said.get('rules')),
  };
}

/**
 * The settings of a file, for each DN number. `relativePath`: from the project file's folder, with forward slashes. Files and numbers for
 * which the same is said share the same objects, as long as the source (or the editor's settings) is the same object.
 */
export function fileSettings(
  source: ProjectSource | undefined,
  editor: EditorSettings | undefined,
  relativePath: string,
): FileSettings {
  if (source) return projectSettings(source).forFile(relativePath);
  return editor ? editorSettings(editor) : settingsForAll(defaultSettings);
}

/** Whether the project file wants a file to be looked at; the path as in `fileSettings`. What is excluded stays out even if included. */
export function isIncluded(project: ProjectFile, relativePath: string): boolean {
  const { include, exclude } = fileGlobs(project);
  return (!include || include(relativePath)) && !exclude(relativePath);
}

const fileGlobs = once(({ files }: ProjectFile) => ({
  include: files.include && anyGlob(files.include),
  exclude: anyGlob(files.exclude),
}));

const editorSettings = once(({ rules = {}, ...declared }: EditorSettings): FileSettings => {
  const keys = declarationKeys.filter((key) => Object.hasOwn(declared, key));
  const origins = Object.fromEntries(keys.map((key) => [key, { kind: 'editor' as const }]));
  return settingsForAll({ ...declared, rules, ...(keys.length > 0 && { origins }) });
});

const projectSettings = once((source: ProjectSource) => new ProjectSettings(source));

/** An override made ready. */
interface ReadyOverride {
  /** Its place among all of them. */
  readonly index: number;
  readonly override: Override;
  readonly isForFile: Glob;
  /** Absent: for all DNs of the file. */
  readonly isForNumber?: (number: string) => boolean;
}

/** The settings of a project file, worked out once for each set of overrides that comes together somewhere. */
class ProjectSettings {
  private readonly source: ProjectSource;
  private readonly overrides: readonly ReadyOverride[];
  private readonly places: Pick<TextDocument, 'positionAt'>;
  private readonly files = new Map<string, FileSettings>();
  private readonly bySet = new Map<string, DnSettings>();
  private readonly byContent = new Map<string, DnSettings>();
  private readonly severities = new Map<string, DnSettings['rules']>();

  constructor(source: ProjectSource) {
    this.source = source;
    this.overrides = source.project.overrides.map((override, index) => ({
      index,
      override,
      isForFile: override.files ? anyGlob(override.files) : () => true,
      ...(override.dns && { isForNumber: anyNumber(override.dns) }),
    }));
    this.places = TextDocument.create(source.uri, 'yaml', 0, source.text);
  }

  forFile(path: string): FileSettings {
    const matching = this.overrides.filter(({ isForFile }) => isForFile(path));
    const key = keyOf(matching);
    const known = this.files.get(key);
    if (known) return known;
    const settings = this.forFileOf(matching);
    this.files.set(key, settings);
    return settings;
  }

  private forFileOf(matching: readonly ReadyOverride[]): FileSettings {
    const settings = this.settingsOf(matching.filter(({ isForNumber }) => !isForNumber));
    if (!matching.some(({ isForNumber }) => isForNumber)) return settingsForAll(settings);
    return {
      settings,
      settingsFor: (number) => {
        // What has no number is chosen by none.
        if (number === undefined || number === '') return settings;
        return this.settingsOf(matching.filter(({ isForNumber }) => !isForNumber || isForNumber(number)));
      },
    };
  }

  private settingsOf(overrides: readonly ReadyOverride[]): DnSettings {
    const key = keyOf(overrides);
    const known = this.bySet.get(key);
    if (known) return known;
    const made = this.make(overrides.map(({ override }) => override));
    const settings = shared(this.byContent, made);
    this.bySet.set(key, settings);
    return settings;
  }

  private make(overrides: readonly Override[]): DnSettings {
    const said = [this.source.project, ...overrides];
    const rules = shared(this.severities, severitiesOf(said.flatMap((each) => each.rules)));
    const declared: [DeclarationKey, Written<string>][] = declarationKeys.flatMap((key) => {
      const last = said.findLast((each) => key in each) as Partial<Record<DeclarationKey, Written<string>>> | undefined;
      return last?.[key] ? [[key, last[key]]] : [];
    });
    if (declared.length === 0) return { rules };
    const origins = Object.fromEntries(declared.map(([key, { span }]) => [key, this.originAt(span)]));
    return {
      ...(Object.fromEntries(declared.map(([key, { value }]) => [key, value])) as Declarations),
      rules,
      origins,
    };
  }

  private originAt({ start, end }: Span): Origin {
    const range = { start: this.places.positionAt(start), end: this.places.positionAt(end) };
    return { kind: 'project', place: { uri: this.source.uri, range } };
  }
}

function keyOf(overrides: readonly ReadyOverride[]): string {
  return overrides.map(({ index }) => index).join(' ');
}

/** The one of equal content that was there first. */
function shared<Content>(known: Map<string, Content>, content: Content): Content {
  const key = JSON.stringify(content);
  const before = known.get(key);
  if (before !== undefined) return before;
  known.set(key, content);
  return content;
}

function anyGlob(patterns: readonly Written<string>[]): Glob {
  const globs = patterns.map(({ value }) => globOf(value));
  return (path) => globs.some((glob) => glob(path));
}

function anyNumber(patterns: readonly Written<string>[]): (number: string) => boolean {
  const texts = patterns.map(({ value }) => value);
  const exact: ReadonlySet<string> = new Set(texts);
  const wild = texts.filter((text) => text.includes('*'));
  return (number) => exact.has(number) || wild.some((pattern) => matchesWildcard(pattern, number));
}
