/** Tickets that are alive at this moment, so that whoever signs in finds work: spread over stages, teams and priorities, relative to the instant of the start. */

import { minute, second } from '@huiyin/domain/kernel/instant.ts';
import type { TicketHistory } from '../ticket/index.ts';
import type { Cast } from './cast.ts';
import { createChance } from './chance.ts';
import type { DemoPast } from './history.ts';
import { complaintScenes } from './present-complaints.ts';
import { feedbackScenes } from './present-feedback.ts';
import { askedBefore, merging, pausing, processScenes } from './present-process.ts';
import { queueScenes } from './present-queues.ts';
import { refundScenes } from './present-refunds.ts';
import { type Scene, Stage } from './present-stage.ts';
import { Story, type World } from './story.ts';

export interface Present {
  readonly histories: readonly TicketHistory[];
  readonly drafts: readonly Draft[];
}

interface Draft {
  readonly ticketId: string;
  readonly personId: string;
  readonly body: string;
  readonly visibility: 'public' | 'internal';
  readonly at: number;
}

export async function tellPresent(given: { readonly world: World; readonly cast: Cast; readonly past: DemoPast; readonly now: number; readonly next: (at: number) => Promise<string>; readonly seed: number }): Promise<Present> {
  const { cast, world } = given;
  const now = Math.floor(given.now / second) * second;
  const scenes = [...queueScenes(cast), ...processScenes(cast), ...refundScenes(cast), ...complaintScenes(cast), ...feedbackScenes(cast)].sort((a, b) => b.ago - a.ago);
  const told: { readonly story: Story; readonly scene: Scene }[] = [];
  for (const [index, scene] of scenes.entries()) {
    const at = now - scene.ago * minute;
    // Frequent customers first: their earlier tickets are worth looking at.
    const { id, name, tier, region } = given.past.customers[scene === merging ? scenes.findIndex(askedBefore) : index]!;
    const story = new Story(world, createChance(given.seed).fork(500_000 + index), { at, number: await given.next(at), channel: scene.channel, customer: { id, name, tier, region: region.name }, body: scene.said, fields: {} });
    scene.play?.(new Stage(story, cast, now, scene));
    told.push({ story, scene });
  }
  pausing(told, now);
  const drafts = told.flatMap(({ story, scene }): Draft[] =>
    scene.draft ? [{ ticketId: story.ticket.id, personId: scene.draft.who.id, body: scene.draft.body, visibility: 'public', at: now - 2 * minute }] : [],
  );
  return { histories: told.map(({ story }) => story.history()), drafts };
}
