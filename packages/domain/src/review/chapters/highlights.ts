/** What went well: figures that turned better, the greatest change first. */

import { aspectOf, type Stand, type Writer } from '../writer.ts';
import { present, type Draft } from './draft.ts';

/** What the centre is judged by. */
export const watched = ['frt', 'csat', 'complaint_rate', 'fcr', 'resolution', 'service_level', 'sla_attainment', 'abandonment', 'asa', 'dissatisfied', 'survey_coverage', 'survey_response', 'handle_time', 'hand_overs', 'reopen_rate', 'escalation_rate', 'objection_rate', 'urge_rate', 'deflection', 'assistant_resolution', 'article_use'];
const most = 5;

export function highlights(w: Writer): Draft {
  return { sentences: present(turned(w, 'better').slice(0, most).map((stand) => w.standing(stand))) };
}

/** By the size of the change, relative to what it was. */
export function turned(w: Writer, turn: 'better' | 'worse'): readonly Stand[] {
  return watched
    .flatMap((metric) => w.whole(metric) ?? [])
    .filter((stand) => w.turn(stand) === turn)
    .toSorted((a, b) => Math.abs(aspectOf(b, 'change_percent') ?? 0) - Math.abs(aspectOf(a, 'change_percent') ?? 0) || (a.reading.key < b.reading.key ? -1 : 1));
}
