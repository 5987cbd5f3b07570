/** Whom to ask: a team, a role, a person, or some of them together; for an approval one row a layer. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rolesQuery } from '../../identity/roles.queries.ts';
import { inWords } from '../../platform/i18n.ts';
import { useSession } from '../../platform/session.ts';
import { colleaguesQuery, teamsQuery } from '../desk.queries.ts';
import styles from './sub-task.module.css';

export interface AskedOfWish {
  readonly teamId?: string;
  readonly role?: string;
  readonly agentId?: string;
}

const mostLayers = 5;

export function AskedOf({ layered }: { readonly layered: boolean }) {
  const { t } = useTranslation('subTask');
  const { me, can } = useSession();
  const [q, setQ] = useState('');
  const teams = useQuery(teamsQuery);
  const people = useQuery(colleaguesQuery(q));
  const { data: roles } = useQuery({ ...rolesQuery, enabled: can('person.read') });
  const named = { validator: (_: unknown, layer?: AskedOfWish) => (layer?.teamId || layer?.role || layer?.agentId ? Promise.resolve() : Promise.reject(new Error(t('dialog.whoMissing')))) };

  return (
    <Form.Item label={layered ? t('layers') : t('dialog.who')} required style={{ marginBottom: 8 }}>
      <Form.List name="layers">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, index) => (
              <Form.Item key={key} name={name} rules={[named]} style={{ marginBottom: 8 }}>
                <Row
                  label={layered ? t('dialog.layerN', { n: index + 1 }) : null}
                  onRemove={layered && rows.length > 1 ? () => remove(name) : null}
                  removeLabel={t('dialog.removeLayer', { n: index + 1 })}
                  teams={(teams.data?.items ?? []).map((team) => ({ value: team.id, label: inWords(team.name) }))}
                  roles={(roles?.items ?? []).map((role) => ({ value: role.key, label: inWords(role.name) }))}
                  // Nobody approves the own wish.
                  people={(people.data?.items ?? []).filter(({ id }) => id !== me.id).map((person) => ({ value: person.id, label: [person.name, ...person.teams.map((team) => inWords(team.name))].join(' · ') }))}
                  onSearch={setQ}
                />
              </Form.Item>
            ))}
            {layered && rows.length < mostLayers && <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add({})}>{t('dialog.addLayer')}</Button>}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}

type Options = { value: string; label: string }[];

interface RowProps {
  readonly value?: AskedOfWish;
  readonly onChange?: (value: AskedOfWish) => void;
  readonly label: string | null;
  readonly onRemove: (() => void) | null;
  readonly removeLabel: string;
  readonly teams: Options;
  readonly roles: Options;
  readonly people: Options;
  readonly onSearch: (q: string) => void;
}

function Row({ value = {}, onChange, label, onRemove, removeLabel, teams, roles, people, onSearch }: RowProps) {
  const { t } = useTranslation('subTask');
  const change = (part: { [Key in keyof AskedOfWish]?: string | undefined }) => onChange?.(Object.fromEntries(Object.entries({ ...value, ...part }).filter(([, chosen]) => chosen)));
  const shared = { allowClear: true, style: { width: '100%' } } as const;
  return (
    <div className={styles.row} {...(onRemove ? {} : { 'data-columns': 'three' })}>
      {label && <span>{label}</span>}
      <Select {...shared} showSearch={{ optionFilterProp: 'label' }} placeholder={t('dialog.team')} aria-label={t('dialog.team')} value={value.teamId ?? null} options={teams} onChange={(teamId) => change({ teamId: teamId ?? undefined })} />
      <Select {...shared} showSearch={{ optionFilterProp: 'label' }} placeholder={t('dialog.role')} aria-label={t('dialog.role')} value={value.role ?? null} options={roles} onChange={(role) => change({ role: role ?? undefined })} />
      <Select {...shared} showSearch={{ filterOption: false, onSearch }} placeholder={t('dialog.person')} aria-label={t('dialog.person')} value={value.agentId ?? null} options={people} onChange={(agentId) => change({ agentId: agentId ?? undefined })} />
      {onRemove && <Button type="text" icon={<DeleteOutlined />} aria-label={removeLabel} onClick={onRemove} />}
    </div>
  );
}
