/** Something about the call itself is wrong; the message says what, in one line. */
export class UsageError extends Error {}
