import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** So many crashes within so many milliseconds are taken for a server that will not recover. */
const crashLimit = 4;
const crashPeriod = 3 * 60 * 1000;

/**
 * What the client does when the server dies: it starts it again, silently, unless that happens too often.
 * @param isRunning false while the server starts: one that dies then is reported as not startable, not as crashed
 * @param giveUp called when the server has crashed too often
 */
export function crashPolicy(isRunning: () => boolean, giveUp: () => void): ErrorHandler {
  const crashes: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed() {
      if (!isRunning()) return { action: CloseAction.DoNotRestart, handled: true };
      const now = Date.now();
      crashes.push(now);
      if (crashes.filter((time) => now - time < crashPeriod).length < crashLimit)
        return { action: CloseAction.Restart, handled: true };
      giveUp();
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
