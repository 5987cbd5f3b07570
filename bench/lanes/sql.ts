/** Sends the product's own reading statements bare, prepared; those of one path one after another, the paths of a round at once. */

import pg from 'pg';
import type { Statement } from '../capture.ts';
import type { Lanes } from '../load.ts';

export interface SqlArgs {
  readonly databaseUrl: string;
  readonly rounds: readonly (readonly (readonly Statement[])[])[];
}

export const lanes: Lanes = async ({ databaseUrl, rounds }: SqlArgs, index) => {
  const width = Math.max(...rounds.map((round) => round.length));
  const clients = Array.from({ length: width }, () => new pg.Client({ connectionString: databaseUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  const names = new Map<string, string>();
  const nameOf = (text: string) => names.get(text) ?? names.set(text, `s${names.size}`).get(text)!;
  let turn = index;
  return {
    async once() {
      const round = rounds[turn++ % rounds.length]!;
      await Promise.all(
        round.map(async (statements, at) => {
          for (const { text, values } of statements) await clients[at]!.query({ name: nameOf(text), text, values: [...values] });
        }),
      );
    },
    close: async () => void (await Promise.all(clients.map((client) => client.end()))),
  };
};
