import { CrossFiles, fileKeysOf } from '../analysis/crossFiles.ts';
import { emitCfgData } from '../plan/emit/cfgdata.ts';
import { emitOptions } from '../plan/emit/options.ts';
import { type Plan, planOf } from '../plan/plan.ts';
import type { PlanFile } from '../plan/read/side.ts';
import { renderPlan } from '../plan/render/render.ts';
import { reportOf } from '../plan/report.ts';
import { FileTexts, fileTextsIn } from './fileTexts.ts';
import { type FileText, type PlanParams, type PlanResult, planMethod } from './protocol.ts';
import type { Session } from './session.ts';

const emitters = { cfgdata: emitCfgData, options: emitOptions } as const;

/** Binds the request for a plan. */
export function bindPlan(session: Session): void {
  const texts = new FileTexts(session);
  session.connection.onRequest(planMethod, (params: Partial<PlanParams> | undefined) =>
    session.safely<PlanResult>(
      'A plan',
      refused(['The plan could not be made. The output of DN Config says why.']),
      () => plan(texts, params ?? {}),
    ),
  );
}

async function plan(
  texts: FileTexts,
  { old, new: young, emit, showsSecrets }: Partial<PlanParams>,
): Promise<PlanResult> {
  const sides = [fileTextsIn(old), fileTextsIn(young)] as const;
  // Of two single files the names do not matter.
  const isPair = sides.every((side) => side.length <= 1);
  const problems: string[] = [];
  const before = await readSet(texts, sides[0], isPair, problems);
  const after = await readSet(texts, sides[1], isPair, problems);
  if (problems.length > 0) return refused(problems);
  const made = planOf(before, after);
  const report = reportOf(made);
  const { added, removed, changed } = report.summary;
  const isEmpty = added + removed + changed === 0;
  const result = { problems, markdown: renderPlan(report, 'markdown'), isEmpty };
  return emit && Object.hasOwn(emitters, emit)
    ? { ...result, emitted: emitted(made, emit, showsSecrets === true) }
    : result;
}

function refused(problems: readonly string[]): PlanResult {
  return { problems, markdown: '', isEmpty: true };
}

function emitted(made: Plan, emit: keyof typeof emitters, showsSecrets: boolean): NonNullable<PlanResult['emitted']> {
  const { files, notes, holdsSecrets } = emitters[emit](made, { isMasked: !showsSecrets });
  return { files, notes: notes.map(({ dn, message }) => `${dn}: ${message}`), hasSecrets: holdsSecrets };
}

/** The files of DNs in a set, in the order of their paths, each compared with those before it. */
async function readSet(
  texts: FileTexts,
  files: readonly FileText[],
  isPair: boolean,
  problems: string[],
): Promise<PlanFile[]> {
  const crossFiles = new CrossFiles();
  const read: PlanFile[] = [];
  for (const file of [...files].sort((one, other) => (one.path < other.path ? -1 : 1))) {
    const { path } = file;
    const found = await texts.read(file, { elsewhere: crossFiles.elsewhereFor(path) });
    if (typeof found === 'string') problems.push(found);
    else if (found?.encodingProblem) problems.push(`${path}: ${found.encodingProblem}`);
    else if (found) {
      crossFiles.set(path, fileKeysOf(found.analysis));
      read.push({ path, key: isPair ? '' : path, analysis: found.analysis });
    }
  }
  return read;
}
