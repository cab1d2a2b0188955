import { convert, convertTargets, noteLines } from '../convert/convert.ts';
import { FileTexts, fileNameIn, fileTextsIn } from './fileTexts.ts';
import { type ConvertAnswer, type ConvertParams, convertMethod } from './protocol.ts';
import type { Session } from './session.ts';

/** Binds the request for a conversion. */
export function bindConvert(session: Session): void {
  const texts = new FileTexts(session);
  session.connection.onRequest(convertMethod, (params: Partial<ConvertParams> | undefined) =>
    session.safely<ConvertAnswer>(
      'A conversion',
      nothing(['The files could not be converted. The output of DN Config says why.']),
      () => answer(texts, params ?? {}),
    ),
  );
}

async function answer(
  texts: FileTexts,
  { files, target, showsSecrets }: Partial<ConvertParams>,
): Promise<ConvertAnswer> {
  const wanted = convertTargets.find((each) => each === target);
  if (!wanted) return nothing([`There is no format '${String(target)}'.`]);
  const problems: string[] = [];
  const sources = [];
  const pathOf = new Map<object, string>();
  for (const file of fileTextsIn(files)) {
    const read = await texts.read(file);
    if (typeof read === 'string') problems.push(read);
    if (typeof read !== 'object') continue;
    const source = { fileName: fileNameIn(file.path), analysis: read.analysis };
    sources.push(source);
    pathOf.set(source, file.path);
  }
  const result = convert(sources, wanted, { hidesSecrets: showsSecrets !== true });
  for (const { source, message, offset } of result.unreadable) {
    const { line } = source.analysis.places.placeAt(offset);
    problems.push(`${pathOf.get(source)}, line ${line + 1}: ${message}`);
  }
  const { dns, hasSecrets, notes } = result;
  return { files: result.files, notes: noteLines(notes), problems, dns, hasSecrets };
}

function nothing(problems: readonly string[]): ConvertAnswer {
  return { files: [], notes: [], problems, dns: 0, hasSecrets: false };
}
