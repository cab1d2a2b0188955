import { type QuickPickItem, type Uri, window, workspace } from 'vscode';
import { chosen, type Given } from './given.ts';
import { showPlan } from './plan.ts';
import { nameOf, pathOf, textsIn } from './texts.ts';
import { Refusal, type Workbench } from './workbench.ts';

/** Shows what lies between two files or folders, in whatever formats: of two that are selected, or of the chosen one and another. */
export async function compareWith(workbench: Workbench, given: Given): Promise<void> {
  const [old, second] = chosen(given);
  if (!old) throw new Refusal('Open the file that is to be compared, or choose it in the explorer.');
  const young = second ?? (await askForOther(`Compare ${nameOf(old)} (Old) With (New)`, old));
  if (!young) return;
  const sides = { old: await textsIn([old]), new: await textsIn([young]) };
  await showPlan(workbench, sides, `DN plan from ${nameOf(old)} to ${nameOf(young)}`);
}

interface FileItem extends QuickPickItem {
  choose(): PromiseLike<Uri | undefined>;
}

/** How many files of the workspace are offered. */
const mostOffered = 1_000;

/** Asks for a file or folder that is not the one given. */
export async function askForOther(title: string, { path }: Uri): Promise<Uri | undefined> {
  const files = await workspace.findFiles('**/*.{yaml,yml,json,jsonc,xml,cfg,conf}', '**/node_modules/**', mostOffered);
  const browse = async (kind: 'canSelectFiles' | 'canSelectFolders') =>
    (await window.showOpenDialog({ title, canSelectFiles: false, [kind]: true }))?.[0];
  const items: FileItem[] = [
    { label: '$(file) Choose File…', choose: () => browse('canSelectFiles') },
    { label: '$(folder) Choose Folder…', choose: () => browse('canSelectFolders') },
    ...files
      .filter((uri) => uri.path !== path)
      .map((uri) => ({ label: pathOf(uri), choose: async () => uri }))
      .sort((one, other) => (one.label < other.label ? -1 : 1)),
  ];
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.choose();
}
