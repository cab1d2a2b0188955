import { fileNameOf } from '../features/document.ts';
import type { FileAtHand, ProjectAtHand } from '../features/projectAtHand.ts';
import type { Inherited } from '../features/projectEdits.ts';
import { projectFileName } from '../project/projectFile.ts';
import { folderOf, pathBelow } from './files.ts';
import type { Session } from './session.ts';

/** The name of a catalogue that is made for somebody. */
const newCatalogueName = 'dn-catalogue.yaml';

/** Project files and catalogues have some kilobytes; nothing that has more than this is one. */
const mostBytes = 10_000_000;

/**
 * The files that actions for a document may change besides it, as they are at the moment; undefined where the client takes no edits of several
 * files. Without a project file one can be made in the document's folder of the workspace, or beside a document that stands in none.
 */
export async function projectAtHand(session: Session, uri: string): Promise<ProjectAtHand | undefined> {
  const { able, settings, clientSettings, folders, texts } = session;
  if (!able.editsFiles) return undefined;
  const { project, file } = await settings.get(uri);
  const stored = async (other: string): Promise<string | undefined> =>
    texts.get(other)?.getText() ?? (await session.files?.read(other, mostBytes))?.text;
  const versionOf = (other: string): number | null => texts.get(other)?.version ?? null;
  const [inner] = folders.filter((one) => uri.startsWith(one)).sort((a, b) => b.length - a.length);
  const folder = project?.folder ?? inner ?? folderOf(uri);
  if (folder === undefined) return undefined;
  const path = pathBelow(folder, uri) ?? fileNameOf(uri);
  const newCatalogueUri = `${folder}${newCatalogueName}`;
  // Who cannot see which files there are makes none.
  const makesFiles = able.makesFiles && session.files !== undefined;
  const canMakeCatalogue = makesFiles && (await stored(newCatalogueUri)) === undefined;
  const newCatalogue = canMakeCatalogue
    ? { newCatalogue: { uri: newCatalogueUri, path: `./${newCatalogueName}` } }
    : undefined;
  if (project) {
    const { source, results, catalogueUris } = project;
    const valid = catalogueUris.filter((_, index) => {
      const entry = source.project.catalogues[index];
      return entry && results.get(entry.value)?.kind === 'valid';
    });
    const catalogues: FileAtHand[] = [];
    for (const one of valid) {
      const text = await stored(one);
      if (text !== undefined) catalogues.push({ uri: one, version: versionOf(one), text });
    }
    const { uri: projectUri, text } = source;
    return {
      path,
      file: { uri: projectUri, version: versionOf(projectUri), text, source },
      catalogues,
      ...newCatalogue,
    };
  }
  if (!makesFiles) return undefined;
  const { editor, catalogues } = await clientSettings.get(uri);
  const { deployment, imEndpoint } = editor;
  const inherited: Inherited = {
    ...(deployment && { deployment }),
    ...(imEndpoint && { imEndpoint }),
    rules: file.settings.rules,
    catalogues,
  };
  return { path, newFile: { uri: `${folder}${projectFileName}`, inherited }, catalogues: [], ...newCatalogue };
}
