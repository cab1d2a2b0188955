/** What a workbench setting may hold. */
export type Settings = Readonly<Record<string, unknown>>;

/**
 * User settings for a quiet workbench: no chat, no welcome pages, nothing that wants the internet. Files are written when the person
 * saves, as on the desktop; VS Code in a browser would otherwise write them a second after each change.
 */
export const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  // A file of its own that VS Code opens while it starts. As JSON it would activate everything that is there for JSON, all at once.
  'files.associations': { 'chatLanguageModels.json': 'plaintext' },
  'files.autoSave': 'off',
  // The project's own repository, for one, when its examples are open.
  'git.openRepositoryInParentFolders': 'never',
  'json.schemaDownload.enable': false,
  'npm.autoDetect': 'off',
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};
