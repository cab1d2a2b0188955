/** The signals with which people and systems end a program. */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Lets what is being done be finished when somebody ends the program, so that nothing is left half done. */
export interface Signals {
  readonly isStopped: boolean;
  /** To be called when all is finished: ends the program as the signal would have done. */
  end(): void;
}

export function finishOnSignals(): Signals {
  let stopped: NodeJS.Signals | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    stopped = signal;
  };
  for (const signal of endings) process.once(signal, stop);
  return {
    get isStopped() {
      return stopped !== undefined;
    },
    end() {
      for (const signal of endings) process.off(signal, stop);
      if (stopped) process.kill(process.pid, stopped);
    },
  };
}
