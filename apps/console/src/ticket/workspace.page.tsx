/** The console’s workspace. */
export function WorkspacePage() { return null; }
