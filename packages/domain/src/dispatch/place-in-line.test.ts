import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placesIn, type Able, type Asked } from './place-in-line.ts';

const skill = fc.constantFrom('returns', 'english');
const anyPerson = fc.record({ roles: fc.subarray(['agent', 'specialist']), skills: fc.dictionary(skill, fc.integer({ min: 1, max: 2 })) });
const anyPeople = fc.array(anyPerson, { maxLength: 5 }).map((people): Able[] => people.map(({ roles, skills }, index) => ({ id: `p${index}`, roles, skills: new Map(Object.entries(skills)) })));
const anyLine = fc.array(fc.record({ role: fc.constantFrom('agent', 'specialist'), skills: fc.dictionary(skill, fc.integer({ min: 1, max: 2 })) }), { maxLength: 12 })
  .map((line): Asked[] => line.map(({ role, skills }, index) => ({ ticketId: `t${index}`, role, skills: new Map(Object.entries(skills)) })));

/** One by one, as nobody should have to reckon for a queue of a thousand. */
function couldTake(person: Able, { role, skills }: Asked): boolean {
  return person.roles.includes(role) && [...skills].every(([name, level]) => (person.skills.get(name) ?? 0) >= level);
}

describe('a place in line', () => {
  test('is one behind each that stands earlier and waits for one of the same people', () => {
    fc.assert(
      fc.property(anyLine, anyPeople, fc.nat(5), (line, all, away) => {
        const here = all.slice(away);
        const places = placesIn(line, here, all);
        const ableTo = (asked: Asked) => {
          const now = here.filter((person) => couldTake(person, asked));
          return now.length > 0 ? now : all.filter((person) => couldTake(person, asked));
        };
        for (const [index, asked] of line.entries()) {
          const able = ableTo(asked);
          const before = line.slice(0, index).filter((other) => able.length === 0 || ableTo(other).some(({ id }) => able.some((person) => person.id === id)));
          expect(places.get(asked.ticketId)).toEqual({ position: before.length + 1, ableIds: able.map(({ id }) => id) });
        }
      }),
    );
  });

  test('does not count who waits for somebody else: the English customer is next, though ten Chinese ones came before', () => {
    const line = [...Array.from({ length: 10 }, (_, index) => ({ ticketId: `zh${index}`, role: 'agent', skills: new Map([['chinese', 1]]) })), { ticketId: 'en', role: 'agent', skills: new Map([['english', 1]]) }];
    const people: Able[] = [{ id: 'li', roles: ['agent'], skills: new Map([['chinese', 5]]) }, { id: 'ann', roles: ['agent'], skills: new Map([['english', 5]]) }];
    expect(placesIn(line, people, people).get('en')).toEqual({ position: 1, ableIds: ['ann'] });
    const both = [...people, { id: 'wu', roles: ['agent'], skills: new Map([['chinese', 3], ['english', 3]]) }];
    expect(placesIn(line, both, both).get('en')!.position).toBe(11);
  });
});
