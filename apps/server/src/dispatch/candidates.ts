/** Who is there and what they carry, in the words of the choice. */

import type { Candidate } from '@huiyin/domain/dispatch/choose-agent.ts';
import { channelKinds, type DispatchSettings } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { loadOf, workingOn, type Holding } from '@huiyin/domain/dispatch/load.ts';
import type { Id } from '@huiyin/domain/kernel/id.ts';
import type { CandidateRow } from './work.store.ts';

export type Able = Pick<CandidateRow, 'personId' | 'roles' | 'skills' | 'capacity' | 'limits' | 'givenAt'>;

export function candidateOf(person: Able, holdings: ReadonlyMap<Id, readonly Holding[]>, settings: DispatchSettings): Candidate {
  const held = holdings.get(person.personId) ?? [];
  return {
    id: person.personId,
    roles: person.roles,
    skills: new Map(Object.entries(person.skills)),
    load: loadOf(held, settings),
    capacity: person.capacity ?? settings.capacity,
    working: Object.fromEntries(channelKinds.map((kind) => [kind, workingOn(held, kind)])),
    limits: person.limits,
    givenAt: person.givenAt,
  };
}
