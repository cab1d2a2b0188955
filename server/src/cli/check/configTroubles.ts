import { basename, relative, resolve, sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { analyseConfig, type ConfigFinding } from '../../features/configAnalysis.ts';
import type { Projects } from './projects.ts';

/**
 * Tells of project files and catalogues that a run has used and that have something wrong in them: whoever does not have them checked takes them for
 * being in force.
 */
export class ConfigTroubles {
  private readonly projects: Projects;
  private readonly used = new Set<string>();
  private readonly reported = new Set<string>();

  constructor(projects: Projects) {
    this.projects = projects;
  }

  /** To be called for each file of DNs. */
  use(path: string): void {
    for (const config of this.projects.configsFor(path)) this.used.add(config);
  }

  /** To be called for a file of the tool's own whose problems are told elsewhere. */
  report(path: string): void {
    this.reported.add(resolve(path));
  }

  /** One line for each such file, with its worst problem. */
  lines(): string[] {
    const unused = [...this.projects.unused].flatMap(([path, why]) =>
      this.reported.has(path) ? [] : [`${nameOf(path)}: ${why}`],
    );
    const used = [...this.used].filter((path) => !this.reported.has(path));
    return [...unused, ...used.flatMap((path) => this.lineOf(path) ?? [])];
  }

  private lineOf(path: string): string | undefined {
    const kind = this.projects.kindOf(path);
    const text = this.projects.textOf(path);
    // That a catalogue cannot be read, the project file says.
    if (!kind || text === undefined) return undefined;
    const { findings, definitions } = analyseConfig(
      text,
      basename(path),
      kind,
      this.projects.configSurroundingsFor(path, kind),
    );
    // What is wrong in a catalogue is told in a line of its own.
    const serious = findings.filter(({ rule, severity }) => rule !== 'config/catalogue' && isSerious[severity]);
    const worst = serious.find(({ severity }) => severity === 'error') ?? serious[0];
    if (!worst) return undefined;
    const { line, character } = TextDocument.create(path, 'yaml', 0, text).positionAt(worst.span.start);
    const where =
      kind === 'project'
        ? 'the project file, which counts only in part'
        : `the catalogue${definitions ? '' : ', of which nothing is used'}`;
    const more = serious.length > 1 ? ` (${serious.length - 1} more there)` : '';
    return `${nameOf(path)}:${line + 1}:${character + 1}: a mistake in ${where}: ${worst.message}${more}`;
  }
}

const isSerious: Readonly<Record<ConfigFinding['severity'], boolean>> = {
  error: true,
  warning: true,
  information: false,
  hint: false,
};

/** Short where the file is below the current folder. */
function nameOf(path: string): string {
  const name = relative(process.cwd(), path);
  return name.startsWith(`..${sep}`) ? path : name;
}
