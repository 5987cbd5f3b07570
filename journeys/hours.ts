/** Journeys in which hours pass: a centre of its own for each, whose time moves on at our word, and pages that believe it. What one leaves in a queue must not stand before another's customers. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SpawnedCentre, spawnCentre } from '../apps/server/src/testing/spawn-centre.ts';
import { type Centre, connect } from './centre.ts';
import { embedChat } from './global-setup.ts';
import { test as base } from './journey.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

export interface Hours {
  /** Until the next Tuesday, 10:00 in Shanghai: a working day with most of it left. */
  toTuesdayMorning(): Promise<void>;
  pass(time: { readonly hours?: number; readonly minutes?: number; readonly seconds?: number }): Promise<void>;
}

interface Ahead {
  readonly server: SpawnedCentre;
  ms: number;
}

export const test = base.extend<{ hours: Hours; ahead: Ahead }>({
  ahead: [
    // Playwright reads from the pattern which fixtures are asked for, and here none are.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-journeys-hours-'));
      const server = await spawnCentre(dataDir);
      try {
        await embedChat(server.url);
        await use({ server, ms: 0 });
      } finally {
        await server.stop();
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
    { timeout: 120_000 },
  ],
  centre: async ({ ahead }, use) => {
    const centre: Centre = { ...connect(ahead.server.url), now: () => Date.now() + ahead.ms };
    await use(centre);
  },
  hours: async ({ ahead, browser }, use) => {
    const advance = async (ms: number) => {
      await ahead.server.advance(ms);
      ahead.ms += ms;
      for (const context of browser.contexts()) await context.clock.setSystemTime(Date.now() + ahead.ms);
    };
    await use({
      toTuesdayMorning: async () => advance(untilTuesdayMorning(Date.now() + ahead.ms)),
      pass: async ({ hours = 0, minutes = 0, seconds = 0 }) => advance(hours * hour + minutes * minute + seconds * 1_000),
    });
  },
});

/** Shanghai knows no summer time. */
function untilTuesdayMorning(now: number): number {
  const local = now + 8 * hour;
  const midnight = local - (local % day);
  const daysOn = (2 - new Date(midnight).getUTCDay() + 7) % 7;
  const morning = midnight + daysOn * day + 10 * hour;
  return (morning > local ? morning : morning + 7 * day) - local;
}
