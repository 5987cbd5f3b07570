/** P6: from the customer's Enter to the agent's browser, and back, with a thousand chats open and connections that come and go. */

import { openCentre, type Centre } from './centre.ts';
import { figure, type Figure } from './figures.ts';
import type { CrowdArgs, CrowdResult } from './crowd.ts';
import { runApart } from './load.ts';
import type { Question, Setting } from './main.ts';
import type { HopsResult } from './hops.ts';

export const p06: Question = { name: 'P6', asks: 'a chat message there and back, a thousand chats connected, a hundred messages a second', answer };

const fast = { says: 'p99 < 50 ms', test: (value: number) => value < 50 };
const none = { says: 'none', test: (value: number) => value === 0 };

async function answer({ progress, profile, short }: Setting): Promise<Figure[]> {
  const centre = await openCentre();
  try {
    const server = await centre.serve({ profile });
    progress('two bare socket hops');
    const hops = await runApart<HopsResult>(new URL('./hops.ts', import.meta.url), { perSecond: 100, seconds: short ? 3 : 8 });
    const args: CrowdArgs = { url: server.url, databaseUrl: centre.databaseUrl, serverPid: server.pid, chats: short ? 100 : 1_000, cookies: await cookiesOfTeam(centre), messagesPerSecond: 100, seconds: short ? 6 : 20 };
    progress(`${args.chats} chats, ${args.messagesPerSecond} messages a second for ${args.seconds} s`);
    const crowd = await runApart<CrowdResult>(new URL('./crowd.ts', import.meta.url), args);
    progress(`${crowd.sent} messages, ${crowd.perSecond.toFixed(0)} a second, ${crowd.reconnects} reconnects`);
    const volume = { says: '≥ 95 a second', test: (value: number) => value >= 95 };
    return [
      figure('customer’s Enter → agent’s browser: p99', 'ms', crowd.there.p99, hops.p99, fast),
      figure('customer’s Enter → agent’s browser: median', 'ms', crowd.there.p50, hops.p50, { says: '', test: () => true }),
      figure('agent’s Enter → customer’s browser: p99', 'ms', crowd.back.p99, hops.p99, fast),
      figure('agent’s Enter → customer’s browser: median', 'ms', crowd.back.p50, hops.p50, { says: '', test: () => true }),
      figure('processor time of a message: the server', 'ms', crowd.processorMs, null, { says: '', test: () => true }),
      figure('messages carried', '/s', crowd.perSecond, null, volume),
      figure(`messages lost over ${crowd.reconnects} reconnects, of ${crowd.sent}`, '', crowd.lost, null, none),
      figure('messages doubled', '', crowd.doubled, null, none),
    ];
  } finally {
    await centre.close();
  }
}

/** Agents of the team that the web channel feeds. */
async function cookiesOfTeam(centre: Centre): Promise<string[]> {
  const { rows } = await centre.shell.pool.query<{ email: string }>(
    `select p.email from person p join team_member m on m.person_id = p.id join person_role pr on pr.person_id = p.id join role r on r.id = pr.role_id
     where r.key = 'agent' group by p.email order by p.email`,
  );
  return Promise.all(rows.map(({ email }) => centre.cookieOf(email)));
}
