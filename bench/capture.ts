/** Listens to which statements the product sends for a request, so that their raw limit is those very statements. */

import { Kysely, PostgresDialect } from 'kysely';
import { domains, doorsOf } from '../apps/server/src/domains.ts';
import type { Tables } from '../apps/server/src/platform/db.ts';
import { buildHttp } from '../apps/server/src/platform/http.ts';
import type { Shell } from '../apps/server/src/platform/shell.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What each request costs in statements once every cache is warm. */
export async function captureStatements(shell: Shell, requests: readonly { readonly cookie: string; readonly path: string }[]): Promise<Statement[][]> {
  let heard: Statement[] = [];
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: shell.pool }),
    log: ({ level, query }) => void (level === 'query' && heard.push({ text: query.sql, values: query.parameters })),
  });
  const listening: Shell = { ...shell, db };
  const app = await buildHttp(listening, domains, doorsOf(listening));
  try {
    const all: Statement[][] = [];
    for (const { cookie, path } of requests) {
      for (let turn = 0; turn < 2; turn++) {
        heard = [];
        const { statusCode, body } = await app.inject({ url: `/api/v1${path}`, headers: { cookie } });
        if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${body.slice(0, 200)}`);
      }
      all.push(heard);
    }
    return all;
  } finally {
    await app.close();
  }
}
