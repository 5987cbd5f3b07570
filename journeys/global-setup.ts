/** Before the first journey: pages built, browser unpacked, a server with the demo's people on a folder of its own; after the last, nothing left. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnCentre } from '../apps/server/src/testing/spawn-centre.ts';
import { browserFolder, unpackBrowser } from './browser.ts';
import { connect } from './centre.ts';

export default async function start(): Promise<() => Promise<void>> {
  await unpackBrowser(browserFolder());
  // Somebody who writes a journey keeps a server of their own running.
  if (process.env['JOURNEYS_URL']) {
    await embedChat(process.env['JOURNEYS_URL']);
    return () => Promise.resolve();
  }
  const ready = spawnSync(process.execPath, [join(import.meta.dirname, '../tools/ready.mjs'), 'test'], { stdio: 'inherit' });
  if (ready.status !== 0) throw new Error('the pages could not be built');

  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-journeys-'));
  const server = await spawnCentre(dataDir);
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await embedChat(server.url);
  } catch (cause) {
    await stop();
    throw cause;
  }
  process.env['JOURNEYS_URL'] = server.url;
  return stop;
}

/** What a centre's administrator does first: says which team the chat belongs to. */
export async function embedChat(url: string): Promise<void> {
  const admin = await connect(url).as('admin');
  const { items: teams } = await admin.call<{ items: { id: string; key: string }[] }>('GET /teams');
  const { items: channels } = await admin.call<{ items: { id: string; key: string; name: object; settings: object; active: boolean; version: number }[] }>('GET /channels');
  const { id, name, settings, active, version } = channels.find(({ key }) => key === 'web')!;
  await admin.call(`PUT /channels/${id}`, { name, settings, active, version, teamId: teams.find(({ key }) => key === 'aftersales')!.id });
}
