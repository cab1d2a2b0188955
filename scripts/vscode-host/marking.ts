/**
 * Stands before each line that a test run prints, so that the lines can be told from the workbench's own log. It is an empty colour
 * sequence, invisible where nobody takes it away.
 */
export const mark = '\u001b[m\u001b[m';
