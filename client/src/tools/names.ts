/** The commands that are more than a call, without the `dnConfig.` before each. */
export const toolNames = ['planChanges', 'compareWith', 'convertTo', 'exportForImport', 'createProjectFile'] as const;

export type ToolName = (typeof toolNames)[number];
