/** Picks one person by name, oneself first; whoever is picked keeps their name although the search moves on. */

import { Select } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useSession } from '../platform/session.ts';
import { usePeopleChoices } from './people.queries.ts';

interface PersonSelectProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (id: string) => void;
  /** Of who is picked already and is not among the first by name. */
  readonly known?: { readonly id: string; readonly name: string } | null;
}

export function PersonSelect({ id, value = null, onChange, known = null }: PersonSelectProps) {
  const { me } = useSession();
  const [q, setQ] = useState('');
  const { data, isFetching } = usePeopleChoices(useDeferredValue(q));
  const names = useRef(new Map([[me.id, me.name]]));
  const found = data?.items ?? [];
  for (const person of known === null ? found : [known, ...found]) names.current.set(person.id, person.name);
  const offered = new Set([...(q === '' ? [me.id] : []), ...found.map((person) => person.id), ...(value === null ? [] : [value])]);
  const options = [...offered].map((each) => ({ value: each, label: names.current.get(each) ?? '…' }));
  return <Select {...(id ? { id } : {})} value={value} loading={isFetching} showSearch={{ filterOption: false, onSearch: setQ }} options={options} onChange={(picked: string) => onChange?.(picked)} />;
}
