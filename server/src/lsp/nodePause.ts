import type { Pause } from './turns.ts';

/**
 * Lets go on what has arrived at a Node process. What is put off once, while something that has arrived is dealt with, comes before anything else
 * can arrive; put off twice, it comes behind.
 */
export const nodePause: Pause = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
