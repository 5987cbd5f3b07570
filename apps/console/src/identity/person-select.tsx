/** Picks one person by name; whoever is picked keeps their name although the search moves on. */

import { Select } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { usePeopleChoices } from './people.queries.ts';

interface PersonSelectProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (id: string) => void;
  /** Of who is picked already and is not among the first by name. */
  readonly known?: { readonly id: string; readonly name: string } | null;
}

export function PersonSelect({ id, value = null, onChange, known = null }: PersonSelectProps) {
  const [q, setQ] = useState('');
  const { data, isFetching } = usePeopleChoices(useDeferredValue(q));
  const names = useRef(new Map<string, string>());
  if (known !== null) names.current.set(known.id, known.name);
  for (const person of data?.items ?? []) names.current.set(person.id, person.name);
  const options = [...new Set([...(data?.items.map((person) => person.id) ?? []), ...(value === null ? [] : [value])])].map((each) => ({ value: each, label: names.current.get(each) ?? '…' }));
  return <Select {...(id ? { id } : {})} value={value} loading={isFetching} showSearch={{ filterOption: false, onSearch: setQ }} options={options} onChange={(picked: string) => onChange?.(picked)} />;
}
