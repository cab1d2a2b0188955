import { builtInCatalogue, type Catalogue } from '../catalogue/catalogue.ts';
import { fileSettings } from '../project/fileSettings.ts';
import type { FileSettings } from '../project/settings.ts';
import type { ClientSettings, DocumentSettings } from './documentSettings.ts';
import { canonical, folderOf, pathBelow } from './files.ts';
import type { Project, Projects } from './projects.ts';

/** All that is set for one document: by its project file, or, where there is none, by the editor. */
export interface ServerSettings {
  readonly file: FileSettings;
  readonly catalogue: Catalogue;
  /** The most that a file may have to be read at all, in UTF-16 code units. */
  readonly maxLength: number;
  readonly project?: Project | undefined;
}

/** Joins what the client says with what project files say. The same is said by the same object. */
export class SettingsInForce {
  private readonly client: DocumentSettings;
  private readonly projects: Projects;
  private readonly folders: () => readonly string[];
  private readonly byUri = new Map<string, Promise<ServerSettings>>();
  private readonly shared = new WeakMap<FileSettings, ServerSettings[]>();

  /** `folders`: those of the workspace, with a slash at the end of each. */
  constructor(client: DocumentSettings, projects: Projects, folders: () => readonly string[]) {
    this.client = client;
    this.projects = projects;
    this.folders = folders;
  }

  /** `scope`: the URI for which the client is asked; it is spared being asked for each of a thousand files that nobody has open. */
  get(uri: string, scope = uri): Promise<ServerSettings> {
    const known = this.byUri.get(uri);
    if (known) return known;
    const made = this.make(uri, scope);
    this.byUri.set(uri, made);
    return made;
  }

  /** To be called when anything has changed of what settings come from. */
  forgetAll(): void {
    this.byUri.clear();
  }

  forget(uri: string): void {
    this.byUri.delete(uri);
  }

  /** The folder of the workspace in which a file is, as the server knows both: of several, the innermost. */
  folderOf(file: string): string | undefined {
    const around = this.folders().filter((one) => file.startsWith(one));
    return around.sort((one, other) => other.length - one.length)[0];
  }

  private async make(uri: string, scope: string): Promise<ServerSettings> {
    const [client, project] = await Promise.all([this.client.get(scope), this.projects.projectOf(uri)]);
    const path = project && pathBelow(project.folder, uri);
    const file = fileSettings(project?.source, client.editor, path ?? uri);
    const catalogue = project?.catalogue ?? (await this.catalogueOf(uri, client));
    const { maxLength } = client;
    const known = this.shared.get(file) ?? [];
    this.shared.set(file, known);
    const same = known.find(
      (one) => one.catalogue === catalogue && one.maxLength === maxLength && one.project?.source === project?.source,
    );
    if (same) return same;
    const settings = { file, catalogue, maxLength, project };
    known.push(settings);
    return settings;
  }

  private async catalogueOf(uri: string, { catalogues }: ClientSettings): Promise<Catalogue> {
    if (catalogues.length === 0) return builtInCatalogue;
    const file = canonical(uri);
    const folder = this.folderOf(file) ?? folderOf(file);
    return folder === undefined ? builtInCatalogue : this.projects.catalogueFor(folder, catalogues);
  }
}
