/** Narrowing the list, and keeping a set of filters under a name. */

import { DeleteOutlined, DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { clockFilters } from '@huiyin/domain/ticket/ticket.contract.ts';
import { priorities } from '@huiyin/domain/ticket/ticket.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import { useSession } from '../../platform/session.ts';
import { channelsQuery, taxonomyQuery, teamsQuery } from '../desk.queries.ts';
import { filterOf, readWorkspaceSearch, type WorkspaceSearch } from '../workspace-search.ts';
import { categoryOptions } from '../category-options.ts';
import { exportAddress, filtersQuery, useRemoveFilter, useSaveFilter } from './queue.queries.ts';
import styles from './filter-panel.module.css';

interface FilterPanelProps {
  readonly search: WorkspaceSearch;
  readonly onChange: (next: Partial<Record<keyof WorkspaceSearch, unknown>>) => void;
  readonly onClose: () => void;
}

const empty = { kind: undefined, category: undefined, priority: undefined, channel: undefined, state: undefined, clock: undefined, complaint: undefined, teamId: undefined, agentId: undefined };

export function FilterPanel({ search, onChange, onClose }: FilterPanelProps) {
  const { t } = useTranslation(['ticket', 'ui']);
  const { message } = App.useApp();
  const { can } = useSession();
  const { data: taxonomy } = useQuery(taxonomyQuery);
  const { data: channels } = useQuery(channelsQuery);
  const { data: teams } = useQuery(teamsQuery);
  const { data: saved } = useQuery(filtersQuery);
  const save = useSaveFilter();
  const remove = useRemoveFilter();
  const [name, setName] = useState<string | null>(null);

  const keepFilter = () => {
    const { queue = 'mine', pane: _, ...filter } = search;
    save.mutate({ name: name!.trim(), queue, filter }, {
      onSuccess: () => {
        setName(null);
        void message.success(t('filter.saved'));
      },
      onError: (error) => void message.error(wordsOf(error)),
    });
  };

  const choice = (label: 'kind' | 'category' | 'priority' | 'channel' | 'state' | 'clock' | 'teamId', options: { value: string; label: string }[]) => (
    <label className={styles.field}>
      <span>{t(`filter.${label}`)}</span>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('filter.any')}
        value={search[label] ?? null}
        options={options}
        onChange={(value: string | null | undefined) => onChange({ [label]: value ?? undefined })}
        getPopupContainer={(trigger) => trigger.parentElement!}
      />
    </label>
  );

  return (
    <div className={styles.panel}>
      {saved && saved.items.length > 0 && (
        <ul className={styles.saved} aria-label={t('queue.saved')}>
          {saved.items.map((filter) => (
            <li key={filter.id}>
              <button
                type="button"
                onClick={() => {
                  onChange({ ...empty, stage: undefined, q: undefined, ...readWorkspaceSearch({ ...filter.filter, queue: filter.queue }) });
                  onClose();
                }}
              >
                {filter.name}{filter.shared && <small> · {t('queue.shared')}</small>}
              </button>
              {filter.mine && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('filter.remove', { name: filter.name })} onClick={() => remove.mutate(filter.id, { onError: (error) => void message.error(wordsOf(error)) })} />}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.grid}>
        {choice('priority', priorities.map((value) => ({ value, label: t(`priority.${value}`) })))}
        {choice('state', (['active', 'open', 'paused', 'archived'] as const).map((value) => ({ value, label: t(`state.${value}`) })))}
        {choice('clock', clockFilters.map((value) => ({ value, label: t(`clockFilter.${value}`) })))}
        {choice('kind', (taxonomy?.kinds ?? []).map((kind) => ({ value: kind.key, label: inWords(kind.name) })))}
        {choice('category', categoryOptions(taxonomy?.categories ?? []))}
        {choice('channel', (channels?.items ?? []).map((channel) => ({ value: channel.key, label: inWords(channel.name) })))}
        {choice('teamId', (teams?.items ?? []).map((team) => ({ value: team.id, label: inWords(team.name) })))}
        <Checkbox checked={search.complaint === true} onChange={(event) => onChange({ complaint: event.target.checked ? true : undefined })}>{t('filter.complaint')}</Checkbox>
      </div>
      {name === null ? (
        <div className={styles.foot}>
          <Button size="small" type="text" onClick={() => onChange(empty)}>{t('filter.reset')}</Button>
          <span className={styles.grow} />
          {can('ticket.export') && <Button size="small" icon={<DownloadOutlined />} href={exportAddress(filterOf(search))} download title={t('filter.exportHint')}>{t('filter.export')}</Button>}
          <Button size="small" onClick={() => setName('')}>{t('filter.save')}</Button>
        </div>
      ) : (
        <div className={styles.foot}>
          <Input size="small" autoFocus value={name} maxLength={60} placeholder={t('filter.name')} onChange={(event) => setName(event.target.value)} onPressEnter={() => name.trim() !== '' && keepFilter()} />
          <Button size="small" type="primary" disabled={name.trim() === ''} loading={save.isPending} onClick={keepFilter}>{t('ui:save')}</Button>
        </div>
      )}
    </div>
  );
}
