/** Which teams work by a calendar. Their channels do too, unless they have one of their own. */

import type { CalendarView } from '@huiyin/domain/calendar/calendar.contract.ts';
import { App, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '../identity/people.queries.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { Panel } from '../ui/page-frame.tsx';
import { useChooseTeams } from './calendar.queries.ts';

export function TeamPanel({ calendar }: { readonly calendar: CalendarView }) {
  const { t } = useTranslation(['calendar', 'ui']);
  const { message } = App.useApp();
  const { data: teams } = useTeams();
  const choose = useChooseTeams();
  const [saving, setSaving] = useState(false);

  const change = async (teamIds: string[]) => {
    setSaving(true);
    try {
      await choose({ params: { calendarId: calendar.id }, body: { teamIds, version: calendar.version } });
      void message.success(t('ui:saved'));
    } catch (refusal) {
      void message.error(wordsOf(refusal));
    } finally {
      setSaving(false);
    }
  };

  return (
    <Panel title={t('teams.title')}>
      <Select<string[]>
        mode="multiple" style={{ width: '100%' }} aria-label={t('teams.title')} placeholder={t('teams.none')} loading={saving} disabled={saving || calendar.retiredAt !== null}
        showSearch={{ optionFilterProp: 'label' }} value={[...calendar.teamIds]} onChange={(ids) => void change(ids)} options={teams?.items.map((team) => ({ value: team.id, label: inWords(team.name) })) ?? []}
      />
      <p style={{ margin: '8px 0 0', color: 'var(--text-3)' }}>{t('teams.text')}</p>
    </Panel>
  );
}
