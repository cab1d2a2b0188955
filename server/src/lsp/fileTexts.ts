import { type Analysis, beginAnalysis, type Surroundings } from '../analysis/analysis.ts';
import { encodingProblemIn } from '../formats/encoding.ts';
import type { FileText } from './protocol.ts';
import type { Session } from './session.ts';

/** How long work goes on before requests that have come in the meantime get their turn, in milliseconds. */
const slice = 8;

/** A text that the client has sent, analysed. */
export interface ReadText {
  readonly file: FileText;
  readonly analysis: Analysis;
  /** Why nothing but its format is known of it, in a sentence. */
  readonly encodingProblem?: string;
}

/** What became of a text: undefined where it holds no DNs, or a sentence that says why it is not read. */
export type TextReading = ReadText | string | undefined;

/** Analyses texts that the client has sent, whether or not they are open or stored, in the settings of the places that they come from. */
export class FileTexts {
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  /** `more`: what else is known of the text, such as the DNs of other files. */
  async read(file: FileText, more: Partial<Surroundings> = {}): Promise<TextReading> {
    const { path, text } = file;
    const { catalogue, file: settings, maxLength } = await this.settingsOf(file);
    if (text.length > maxLength) return `${path} is larger than the setting dnConfig.maxFileSize allows.`;
    const name = fileNameIn(path);
    const encodingProblem = encodingProblemIn(text);
    const analysis = beginAnalysis(text, name, { ...settings, catalogue, ...more }, { encodingProblem });
    if (!analysis) return undefined;
    for (let isDone = false; !isDone; ) {
      const end = performance.now() + slice;
      isDone = analysis.advance(() => performance.now() > end);
      await this.session.pause();
    }
    return { file, analysis, ...(encodingProblem && { encodingProblem: encodingProblem.message }) };
  }

  private async settingsOf({ path, uri = `untitled:${encodeURI(path)}` }: FileText) {
    const { settings, texts } = this.session;
    const found = await settings.get(uri);
    // Nobody says when a file that is not open is no longer of interest.
    if (!texts.get(uri)) this.session.forgetSettings(uri);
    return found;
  }
}

/** The last part of a path of any system. */
export function fileNameIn(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Texts in data of unknown shape, as a client may send them. */
export function fileTextsIn(data: unknown): FileText[] {
  if (!Array.isArray(data)) return [];
  return data.filter(
    (file: Partial<FileText> | null): file is FileText =>
      typeof file === 'object' && typeof file?.path === 'string' && typeof file.text === 'string',
  );
}
