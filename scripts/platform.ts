/** What the scripts say on Windows, where they have never run. */
export const windowsMessage =
  'On Windows, run this inside WSL: the scripts that check, test and start DN Config need Linux or macOS.';

/** @throws on Windows, at once and with one sentence, rather than later in the midst of the work. */
export function refuseWindows(platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') throw new Error(windowsMessage);
}
