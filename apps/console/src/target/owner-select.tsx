/** Picks the one person who answers for something. */

import { Select } from 'antd';
import { useState } from 'react';
import { usePeopleChoices } from '../identity/people.queries.ts';
import { useSession } from '../platform/session.ts';

interface OwnerSelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  /** Who it is now: known by name though the first hundred may not hold them. */
  readonly known?: { readonly id: string; readonly name: string };
}

export function OwnerSelect({ id, value, onChange, known }: OwnerSelectProps) {
  const { me } = useSession();
  const [q, setQ] = useState('');
  const people = usePeopleChoices(q);
  const found = people.data?.items ?? [];
  const all = [...(known ? [known] : []), { id: me.id, name: me.name }, ...found].filter(({ id: one }, index, list) => list.findIndex((other) => other.id === one) === index);
  return (
    <Select {...(id ? { id } : {})} {...(value ? { value } : {})} {...(onChange ? { onChange } : {})} loading={people.isFetching} showSearch={{ filterOption: false, onSearch: setQ }} options={all.map((person) => ({ value: person.id, label: person.name }))} />
  );
}
