/** What a scene of the present is played with. */

import { day, hour, minute, second } from '@huiyin/domain/kernel/instant.ts';
import { account, type Cast, type Player } from './cast.ts';
import { hear, jot, say, sortIt, takeIt, weigh } from './deeds.ts';
import type { Story } from './story.ts';

/** One ticket: who asks, and what has happened by now. Times are minutes before now. */
export interface Scene {
  readonly ago: number;
  readonly channel: 'web' | 'wechat' | 'phone' | 'email';
  readonly said: string;
  readonly kind: string;
  readonly category: string;
  readonly play?: (stage: Stage) => void;
  readonly draft?: { readonly who: Player; readonly body: string };
}

export class Stage {
  readonly story: Story;
  readonly cast: Cast;
  readonly now: number;
  readonly scene: Scene;

  constructor(story: Story, cast: Cast, now: number, scene: Scene) {
    this.story = story;
    this.cast = cast;
    this.now = now;
    this.scene = scene;
  }

  /** The instant so many minutes ago. */
  at(ago: number): number {
    return this.now - Math.round(ago * 60) * second;
  }

  take(ago: number, who: Player): this {
    takeIt(this.story, this.at(ago), who);
    return this;
  }

  /** Taken, answered and classified, as every agent begins. */
  begin(ago: number, who: Player, words: string): this {
    takeIt(this.story, this.at(ago) - 20 * second, who);
    say(this.story, this.at(ago), who, words);
    sortIt(this.story, this.at(ago) + 10 * second, who, this.scene.kind, this.scene.category);
    return this;
  }

  say(ago: number, who: Player, words: string): this {
    say(this.story, this.at(ago), who, words);
    return this;
  }

  hear(ago: number, words: string): this {
    hear(this.story, this.at(ago), words);
    return this;
  }

  note(ago: number, who: Player, words: string, mentioned: readonly Player[] = []): this {
    jot(this.story, this.at(ago), who, words, mentioned.map((player) => player.id));
    return this;
  }

  weigh(ago: number, who: Player, urgency: 1 | 2 | 3 | 4, impact: 1 | 2 | 3 | 4): this {
    weigh(this.story, this.at(ago), who, urgency, impact);
    return this;
  }
}

export const minutesOf = { hour: hour / minute, day: day / minute } as const;

export function troupe(cast: Cast) {
  const named = (name: string) => account(cast, name);
  return { agent: named('agent'), specialist: named('specialist'), supervisor: named('supervisor'), complaintsLead: named('supervisor3'), presales: named('presales1'), aftersales: named('aftersales2'), caller: named('phone3'), technician: named('technical1'), refunder: named('refunds2') };
}
