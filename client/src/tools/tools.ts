import { type Disposable, window } from 'vscode';
import type { LanguageServer } from '../languageServer.ts';
import { compareWith } from './compareWith.ts';
import { convertTo } from './convertTo.ts';
import { createProjectFile } from './createProjectFile.ts';
import { exportForImport } from './exportForImport.ts';
import { type Given, readGiven } from './given.ts';
import type { ToolName } from './names.ts';
import { planChanges } from './planChanges.ts';
import { createPages } from './readOnlyPages.ts';
import { Refusal, type Workbench } from './workbench.ts';

/** The commands of the extension. */
export interface Tools extends Disposable {
  /** Runs a command with what VS Code hands in. Never rejects: what goes wrong is shown to the person. */
  run(name: ToolName, given: readonly unknown[]): Promise<void>;
}

/**
 * @param server the language server, started if it has to be
 * @param log takes what went wrong without a reason that a person could know
 */
export type CreateTools = (server: () => Promise<LanguageServer>, log: (error: unknown) => void) => Tools;

type Tool = (workbench: Workbench, given: Given) => Promise<void>;

const tools: Readonly<Record<ToolName, Tool>> = {
  planChanges,
  compareWith,
  convertTo,
  exportForImport,
  createProjectFile,
};

export const createTools: CreateTools = (server, log) => {
  const pages = createPages();
  const workbench: Workbench = {
    pages,
    ask: async (method, params) => (await server()).request(method, params),
  };
  return {
    async run(name, given) {
      try {
        await tools[name](workbench, readGiven(given));
      } catch (error) {
        // Nobody waits until the person has read it.
        if (error instanceof Refusal) void window.showWarningMessage(error.message);
        else {
          log(error);
          void window.showErrorMessage(`DN Config: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    },
    dispose: () => pages.dispose(),
  };
};
