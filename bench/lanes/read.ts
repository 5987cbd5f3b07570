/** Reads pages through the API: each call asks all paths of the next round at once, one connection each, as a browser does. */

import { HttpClient } from '../http-client.ts';
import type { Lanes } from '../load.ts';

export interface ReadArgs {
  readonly url: string;
  /** Taken in turn; each with the cookie of who asks. */
  readonly rounds: readonly { readonly cookie: string; readonly paths: readonly string[] }[];
}

export const lanes: Lanes = async ({ url, rounds }: ReadArgs, index) => {
  const width = Math.max(...rounds.map(({ paths }) => paths.length));
  const clients = Array.from({ length: width }, () => new HttpClient(url));
  let turn = index;
  return {
    async once() {
      const { cookie, paths } = rounds[turn++ % rounds.length]!;
      await Promise.all(paths.map((path, at) => clients[at]!.call('GET', path, undefined, { cookie })));
    },
    close: () => clients.forEach((client) => client.close()),
  };
};
