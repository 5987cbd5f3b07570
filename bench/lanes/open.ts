/** Opens tickets through the API, each for a new customer. */

import { HttpClient } from '../http-client.ts';
import type { Lanes } from '../load.ts';

export interface OpenArgs {
  readonly url: string;
  readonly key: string;
}

let serial = 0;

export const lanes: Lanes = async ({ url, key }: OpenArgs) => {
  const client = new HttpClient(url, { authorization: `Bearer ${key}` });
  return {
    async once() {
      await client.call('POST', '/tickets', opening(`bench-${process.pid}-${serial++}`));
    },
    close: () => client.close(),
  };
};

/** A call as a shop's own system would make it. */
export function opening(externalId: string): object {
  return { channel: 'api', customer: { name: '王小明', externalId }, body: '我的耳机左边没有声音,收到才三天,请问怎么办?' };
}
