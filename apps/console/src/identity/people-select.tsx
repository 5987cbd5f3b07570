/** Picks people by name; those already picked keep their names although the search moves on. */

import { Select } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { usePeopleChoices } from './people.queries.ts';

interface PeopleSelectProps {
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (ids: string[]) => void;
}

export function PeopleSelect({ id, value = [], onChange }: PeopleSelectProps) {
  const [q, setQ] = useState('');
  const { data, isFetching } = usePeopleChoices(useDeferredValue(q));
  const known = useRef(new Map<string, string>());
  for (const person of data?.items ?? []) known.current.set(person.id, person.name);
  const options = [...new Set([...(data?.items.map((person) => person.id) ?? []), ...value])].map((each) => ({ value: each, label: known.current.get(each) ?? '…' }));
  return <Select {...(id ? { id } : {})} mode="multiple" value={value} loading={isFetching} showSearch={{ filterOption: false, onSearch: setQ }} options={options} onChange={(ids: string[]) => onChange?.(ids)} />;
}
