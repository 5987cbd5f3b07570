/** Who did what, in an order that nobody can rewrite unseen. */

import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { AuditEntryView } from '@huiyin/domain/identity/access.contract.ts';
import { shippedRoles } from '@huiyin/domain/identity/shipped-roles.ts';
import { Alert, App, Button, DatePicker, Select, type TableColumnsType } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { DataTable } from '../ui/data-table.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState } from '../ui/states.tsx';
import { fullMoment } from '../ui/time.ts';
import { useAudit, useVerifyAudit } from './access.queries.ts';
import styles from './audit.module.css';
import { actionWords, auditNouns, factWords, targetWords } from './audit-words.ts';
import { usePeopleChoices, usePermissions, useTeams } from './people.queries.ts';
import { useRoleName } from './use-role-name.ts';

export function AuditPage() {
  const { t } = useTranslation(['identity', 'ui']);
  const { message } = App.useApp();
  const [actorId, setActorId] = useState<string>();
  const [action, setAction] = useState<string>();
  const [span, setSpan] = useState<readonly [Dayjs | null, Dayjs | null] | null>(null);
  const [q, setQ] = useState('');
  const [verdict, setVerdict] = useState<{ readonly intact: boolean; readonly entries: number; readonly brokenAt: number | null } | null>(null);
  const [verifying, setVerifying] = useState(false);
  const people = usePeopleChoices(q);
  const teams = useTeams();
  const permissions = usePermissions();
  const roleName = useRoleName();
  const names = new Map<string, string>([
    ...(people.data?.items ?? []).map((person) => [person.id, person.name] as const),
    ...(teams.data?.items ?? []).map((team) => [team.id, inWords(team.name)] as const),
    ...(permissions.data?.items ?? []).map((permission) => [permission.key, inWords(permission.label)] as const),
    ...shippedRoles.map(({ key }) => [key, roleName(key)] as const),
  ]);
  const verify = useVerifyAudit();
  const log = useAudit({
    ...(actorId ? { actorId } : {}),
    ...(action ? { action } : {}),
    ...(span?.[0] ? { from: span[0].startOf('day').toISOString() } : {}),
    ...(span?.[1] ? { to: span[1].endOf('day').toISOString() } : {}),
  });

  const check = async () => {
    setVerifying(true);
    try {
      setVerdict(await verify({}));
    } catch (error) {
      void message.error(wordsOf(error));
    } finally {
      setVerifying(false);
    }
  };

  const columns: TableColumnsType<AuditEntryView> = [
    { key: 'seq', title: '#', width: 64, responsive: ['md'], render: (_, entry) => <span style={{ color: 'var(--text-3)' }}>{entry.seq}</span> },
    { key: 'at', title: t('audit.when'), width: 170, responsive: ['sm'], render: (_, entry) => <time dateTime={entry.at}>{fullMoment(entry.at)}</time> },
    { key: 'who', title: t('audit.who'), width: 130, responsive: ['sm'], render: (_, entry) => actorName(entry, t('audit.system')) },
    {
      key: 'what', title: t('audit.what'),
      render: (_, entry) => (
        <div style={{ maxWidth: 520, whiteSpace: 'normal' }}>
          <div className={styles.onPhone}><time dateTime={entry.at}>{fullMoment(entry.at)}</time> · {actorName(entry, t('audit.system'))}</div>
          {actionWords(entry.action, t)}
          {entry.target && entry.target !== `person:${entry.actor?.id}` && <span style={{ color: 'var(--text-3)' }} title={entry.target}> · {targetWords(entry.target, names, t)}</span>}
          {Object.keys(entry.facts).length > 0 && <div style={{ color: 'var(--text-2)', fontSize: 12, overflowWrap: 'anywhere' }}>{factWords(entry.facts, names, t)}</div>}
        </div>
      ),
    },
    { key: 'address', title: t('audit.address'), width: 130, responsive: ['lg'], render: (_, entry) => <span title={entry.userAgent ?? ''}>{entry.address ?? '—'}</span> },
  ];

  return (
    <PageFrame
      title={t('audit.title')}
      text={t('audit.text')}
      actions={<Button icon={<SafetyCertificateOutlined />} loading={verifying} onClick={() => void check()}>{t('audit.verify')}</Button>}
      bar={
        <>
          <Select allowClear placeholder={t('audit.anyAction')} aria-label={t('audit.what')} style={{ width: 170 }} value={action ?? null} onChange={(value) => setAction(value ?? undefined)} options={auditNouns.map((noun) => ({ value: noun, label: t(`audit.nouns.${noun}`) }))} />
          <Select allowClear placeholder={t('audit.anybody')} aria-label={t('audit.who')} style={{ width: 160 }} value={actorId ?? null} onChange={(value) => setActorId(value ?? undefined)} showSearch={{ filterOption: false, onSearch: setQ }} options={people.data?.items.map((person) => ({ value: person.id, label: person.name })) ?? []} />
          <DatePicker.RangePicker allowEmpty={[true, true]} onChange={(value) => setSpan(value)} />
        </>
      }
    >
      {verdict && (
        <Alert
          role="status"
          showIcon
          closable={{ onClose: () => setVerdict(null) }}
          type={verdict.intact ? 'success' : 'error'}
          style={{ marginBottom: 12 }}
          title={verdict.intact ? t('audit.intact', { n: verdict.entries }) : t('audit.broken', { at: verdict.brokenAt ?? 0 })}
        />
      )}
      <DataTable query={log} columns={columns} rowKey={(entry) => String(entry.seq)} empty={<EmptyState title={t('audit.none')} />} />
    </PageFrame>
  );
}

function actorName(entry: AuditEntryView, system: string): string {
  if (entry.actor === null || entry.actor.kind === 'system') return system;
  return entry.actor.name ?? entry.actor.id.slice(0, 8);
}
