/** Where the centre's own people are told things outside the console: a group's robot, or some mailboxes. */

import type { Id } from '../kernel/id.ts';
import { minute, type Milliseconds, second } from '../kernel/instant.ts';
import type { Language } from '../kernel/language.ts';

export const outletKinds = ['feishu', 'dingtalk', 'wecom', 'email'] as const;
export type OutletKind = (typeof outletKinds)[number];
export type RobotKind = Exclude<OutletKind, 'email'>;

/** `rich`: a card, or Markdown. `plain`: text alone, which also shows where cards do not (WeCom's messages read in WeChat, watches). */
export type OutletStyle = 'rich' | 'plain';

export interface Outlet {
  readonly id: Id;
  readonly kind: OutletKind;
  readonly name: string;
  /** In which a notice is written there. */
  readonly language: Language;
  readonly style: OutletStyle;
  /** A disabled one is told nothing, and stands in for none. */
  readonly enabled: boolean;
  /** Who is told when this one cannot be. Null: the mailboxes, if there are any. */
  readonly standInId: Id | null;
}

export interface KindRules {
  /** No more messages than `most` begin within any span of `perMs`. Below what the provider allows, for its clock is not ours. */
  readonly windows: readonly { readonly perMs: Milliseconds; readonly most: number }[];
  /** Bytes in UTF-8 of what the provider measures, by style: Feishu and DingTalk the whole body, WeCom the content. */
  readonly mostBytes: Readonly<Record<OutletStyle, number>>;
  /** As many notices are written into one message at most, so that each keeps its headline. */
  readonly mostMerged: number;
  /** So long it is left alone when it says that it is told too much. */
  readonly restMs: Milliseconds;
}

/**
 * Feishu: 100 a minute and 5 a second, 20 KB. DingTalk: 20 a minute, else ten minutes of silence (130101), 20 000 bytes. WeCom: 20 a minute,
 * 4096 bytes of Markdown, 2048 of text. Mail has no such rule; ours keeps a burst out of a mailbox all the same.
 */
export const kindRules: Readonly<Record<OutletKind, KindRules>> = {
  feishu: { windows: [{ perMs: second, most: 4 }, { perMs: minute, most: 90 }], mostBytes: { rich: 19_500, plain: 19_500 }, mostMerged: 40, restMs: 30 * second },
  dingtalk: { windows: [{ perMs: minute, most: 18 }], mostBytes: { rich: 19_500, plain: 19_500 }, mostMerged: 40, restMs: 10 * minute },
  wecom: { windows: [{ perMs: minute, most: 18 }], mostBytes: { rich: 4_096, plain: 2_048 }, mostMerged: 10, restMs: minute },
  email: { windows: [{ perMs: minute, most: 10 }], mostBytes: { rich: 100_000, plain: 100_000 }, mostMerged: 100, restMs: minute },
};

/**
 * Who is told next when an outlet could not be: its stand-in, that one's stand-in and so on, then the first mailboxes.
 * Nobody is asked twice, however the stand-ins point at each other. Null: nobody is left.
 */
export function nextOutlet(failedId: Id, outlets: readonly Outlet[], tried: ReadonlySet<Id>): Outlet | null {
  const byId = new Map(outlets.map((outlet) => [outlet.id, outlet]));
  const passed = new Set<Id>([failedId]);
  const free = (outlet: Outlet) => outlet.enabled && outlet.id !== failedId && !tried.has(outlet.id);
  let next = byId.get(byId.get(failedId)?.standInId ?? '');
  while (next !== undefined && !passed.has(next.id)) {
    if (free(next)) return next;
    passed.add(next.id);
    next = byId.get(next.standInId ?? '');
  }
  return outlets.find((outlet) => outlet.kind === 'email' && free(outlet)) ?? null;
}
