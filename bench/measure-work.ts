/** How much processor time a thing takes, of the server and of PostgreSQL. */

import { type Centre, connectTo, type Served } from './centre.ts';
import { figure, type Figure } from './figures.ts';
import { type Load, putLoad } from './load.ts';
import { processorOf, processorOfDatabase } from './processor.ts';

/** Processor time of what a load does, beside what the same rows cost PostgreSQL. Unlike the rate it hardly depends on who else works on the machine. */
export async function measureWork(what: string, centre: Centre, server: Served, load: { readonly lanes: number; readonly ms: number }, [bare, api]: readonly [Pick<Load, 'module' | 'args'>, Pick<Load, 'module' | 'args'>]): Promise<Figure[]> {
  const client = await connectTo(centre.databaseUrl);
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const each = async (how: Pick<Load, 'module' | 'args'>) => {
      const before = { server: processorOf(server.pid), database: processorOfDatabase(rows[0]!.pid) };
      const { count } = await putLoad({ ...load, ...how, warmMs: 0 });
      return { server: (processorOf(server.pid) - before.server) / count, database: (processorOfDatabase(rows[0]!.pid) - before.database) / count };
    };
    const raw = await each(bare);
    const made = await each(api);
    const any = { says: '', test: () => true };
    return [
      figure(`processor time of ${what}: the server`, 'ms', made.server, null, any),
      figure(`processor time of ${what}: PostgreSQL`, 'ms', made.database, raw.database, any),
    ];
  } finally {
    await client.end();
  }
}
