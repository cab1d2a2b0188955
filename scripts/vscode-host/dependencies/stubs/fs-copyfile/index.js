// The git extension copies work trees with this package. Node copies as well, only without the file system's own cloning.
import { constants } from 'node:fs';

export { copyFileSync } from 'node:fs';
export { copyFile, cp } from 'node:fs/promises';
export { constants };
export const isMacOS = process.platform === 'darwin';
export const isCloneSupported = () => false;
