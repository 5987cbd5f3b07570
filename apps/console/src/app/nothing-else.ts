/**
 * The router lays what a page reads of its address over what stood there, so that whatever the reader left out would reach the page all the
 * same: a word it does not know, or somebody else's site to go to after the sign-in. Here it becomes nothing.
 */
export function nothingElse<Address extends object>(read: (search: Record<string, unknown>) => Address): (search: Record<string, unknown>) => Address {
  return (search) => ({ ...(Object.fromEntries(Object.keys(search).map((name) => [name, undefined])) as Partial<Address>), ...read(search) });
}
