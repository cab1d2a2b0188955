const downloads = 'https://update.code.visualstudio.com/api/releases/stable';
const patience = 4000;

/**
 * True when the tests should run in a desktop VS Code, which @vscode/test-electron downloads: where there is a screen to show it on and the
 * download answers. `DN_CONFIG_VSCODE=desktop` or `DN_CONFIG_VSCODE=browser` decide it without asking.
 */
export async function desktopIsAvailable(): Promise<boolean> {
  const wish = process.env.DN_CONFIG_VSCODE;
  if (wish === 'desktop' || wish === 'browser') return wish === 'desktop';
  if (wish) throw new Error(`DN_CONFIG_VSCODE is "${wish}"; it can be "desktop" or "browser".`);
  const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return hasScreen && (await answers(downloads));
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    return response.ok;
  } catch {
    return false;
  }
}
