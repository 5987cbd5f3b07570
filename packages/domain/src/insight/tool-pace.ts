/** How quickly this system answers people's consoles within an hour, in words. */

/** Fewer requests tell nothing of the hour. */
export const fewestRequests = 20;
/** Milliseconds of a request, on average: up to here nobody waits. */
export const quickMs = 300;
/** From here on everybody does. */
export const slowMs = 1_000;
