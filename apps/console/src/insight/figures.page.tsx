/** Figures: a dashboard over a period and a filter, all of it in the address. */

import { CopyOutlined, EditOutlined, LinkOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons';
import type { Card, Where } from '@huiyin/domain/insight/card.ts';
import type { DashboardView } from '@huiyin/domain/insight/dashboard.contract.ts';
import { freeCardId } from '@huiyin/domain/insight/dashboard.ts';
import { shippedDashboard } from '@huiyin/domain/insight/shipped-dashboards.ts';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { App, Button, Checkbox, Input, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { AgesDrawer } from './ages-drawer.tsx';
import { BehindDrawer } from './behind-drawer.tsx';
import { CardDrawer } from './card-drawer.tsx';
import { CardFrame } from './card-frame.tsx';
import { DashboardList } from './dashboard-list.tsx';
import { type FiguresAddress, periodOf, readDays, readWhere, whereText } from './figures-address.ts';
import { FilterBar } from './filter-bar.tsx';
import styles from './insight.module.css';
import { isChangedElsewhere, isNoDashboard, useChangeDashboard, useCreateDashboard, useDashboard, useDashboards, useMetrics, useRemoveDashboard } from './insight.queries.ts';
import { TellingNotice } from './telling-notice.tsx';
import { PeriodPicker } from './period-picker.tsx';
import type { Drill } from './pictures/picture.ts';
import { useArranging } from './use-arranging.ts';

export function FiguresPage() {
  const { t } = useTranslation(['insight', 'ui']);
  const { dashboardKey = 'overview' } = useParams({ strict: false });
  const address = useSearch({ strict: false }) as FiguresAddress;
  const [metrics, dashboards] = [useMetrics(), useDashboards()];
  const shipped = shippedDashboard(dashboardKey);
  const kept = useDashboard(shipped ? null : dashboardKey);
  const failed = [metrics, dashboards].find(({ isError, data }) => isError && data === undefined);
  return (
    <div className={styles.frame}>
      <DashboardList current={dashboardKey} kept={dashboards.data?.items ?? []} address={address} />
      <div className={styles.page}>
        <TellingNotice />
        {failed ? <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
          : !shipped && kept.isError ? (isNoDashboard(kept.error) ? <EmptyState title={t('dashboards.unknown')} text={t('dashboards.unknownText')} action={<Link to="/figures">{t('dashboards.back')}</Link>} /> : <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />)
          : !metrics.data || !dashboards.data || (!shipped && !kept.data) ? <Skeleton active paragraph={{ rows: 12 }} />
          : <Dashboard key={dashboardKey} shown={shipped ? { kind: 'shipped', name: inWords(shipped.name), text: inWords(shipped.text), cards: shipped.cards } : { kind: 'kept', ...keptAs(kept.data!), view: kept.data! }} address={address} definitions={metrics.data} time={dashboards.data} />}
      </div>
    </div>
  );
}

interface Shown {
  readonly kind: 'shipped' | 'kept';
  readonly name: string;
  readonly text: string;
  readonly cards: readonly Card[];
  readonly view?: DashboardView;
}

function keptAs({ name, cards }: DashboardView): Pick<Shown, 'name' | 'text' | 'cards'> {
  return { name, text: '', cards };
}

interface DashboardProps {
  readonly shown: Shown;
  readonly address: FiguresAddress;
  readonly definitions: NonNullable<ReturnType<typeof useMetrics>['data']>;
  readonly time: NonNullable<ReturnType<typeof useDashboards>['data']>;
}

function Dashboard({ shown, address, definitions, time }: DashboardProps) {
  const { t } = useTranslation(['insight', 'ui']);
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const [create, save, remove] = [useCreateDashboard(), useChangeDashboard(), useRemoveDashboard()];
  const { draft, ...arrange } = useArranging();
  const [editing, setEditing] = useState<{ readonly card: Card; readonly isNew: boolean } | null>(null);
  const [saving, setSaving] = useState(false);
  const period = periodOf(address, time);
  const filter = readWhere(address.where) as Where;
  const cards = draft?.cards ?? shown.cards;

  const go = (part: { readonly [Key in keyof FiguresAddress]?: FiguresAddress[Key] | undefined }, replace = false) =>
    void navigate({ to: '.', search: (before: FiguresAddress) => Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined && value !== '' && value !== false)) as never, replace, resetScroll: false });
  const drill = (drill: Drill) => go({ ...nothingOpen, slice: whereText(drill.where), ...('age' in drill ? { age: drill.age } : { metric: drill.metric, on: drill.on && `${drill.on.from}~${drill.on.to}` }) });
  const behind = address.metric === undefined ? undefined : definitions.get(address.metric);

  const copy = async () => {
    try {
      const made = await create({ body: { name: t('dashboards.copyName', { name: shown.name }).slice(0, 60), shared: false, cards: shown.cards as never } });
      void message.success(t('dashboards.copied'));
      await navigate({ to: '/figures/$dashboardKey', params: { dashboardKey: made.id }, search: address as never });
    } catch (error) {
      void message.error(wordsOf(error));
    }
  };
  const keep = async () => {
    const { id, name, shared, version, cards: kept } = draft!;
    setSaving(true);
    try {
      await save({ params: { dashboardId: id }, body: { name, shared, cards: kept as never, version } });
      arrange.stop();
      void message.success(t('editing.saved'));
    } catch (error) {
      if (isChangedElsewhere(error)) void modal.confirm({ title: t('editing.changed'), content: t('editing.changedText'), okText: t('editing.reload'), cancelText: t('ui:cancel'), onOk: () => location.reload() });
      else void message.error(wordsOf(error));
    } finally {
      setSaving(false);
    }
  };
  useLeaveGuard(draft !== null, t('editing.leave'));

  return (
    <>
      <header className={styles.head}>
        <div className={styles.words}>
          {draft ? <Input className={styles.name ?? ''} value={draft.name} maxLength={60} aria-label={t('editing.name')} status={draft.name.trim() === '' ? 'error' : ''} onChange={({ target: { value } }) => arrange.rename(value)} /> : <h1>{shown.name}</h1>}
          {shown.text && <p>{shown.text}</p>}
          {shown.view && !shown.view.mine && <p>{t('dashboards.by', { owner: shown.view.owner })}</p>}
        </div>
        <div className={styles.actions}>
          {draft ? (
            <>
              <Checkbox checked={draft.shared} onChange={({ target: { checked } }) => arrange.share(checked)}>{t('editing.shared')}</Checkbox>
              <Button icon={<PlusOutlined />} onClick={() => setEditing({ isNew: true, card: { id: freeCardId(draft), title: null, picture: 'number', metrics: [], by: null, where: {}, width: 1 } })}>{t('card.add')}</Button>
              <Button onClick={arrange.stop}>{t('editing.cancel')}</Button>
              <Button type="primary" loading={saving} disabled={draft.name.trim() === ''} onClick={() => void keep()}>{t('editing.save')}</Button>
            </>
          ) : (
            <>
              <Button icon={<LinkOutlined />} aria-label={t('link')} title={t('link')} onClick={() => void navigator.clipboard.writeText(fixedLink(period)).then(() => message.success(t('linkCopied')))} />
              <Button icon={<PrinterOutlined />} aria-label={t('print')} title={t('print')} onClick={() => print()} />
              <Button icon={<CopyOutlined />} onClick={() => void copy()}>{t('dashboards.copy')}</Button>
              {shown.view?.mine && <Button icon={<EditOutlined />} onClick={() => arrange.start(shown.view!)}>{t('editing.start')}</Button>}
              {shown.view?.mine && <ConfirmButton danger question={t('editing.removeAsk', { name: shown.name })} text={t('editing.removeText')} confirmLabel={t('editing.remove')} onConfirm={async () => { await remove({ params: { dashboardId: shown.view!.id } }); await navigate({ to: '/figures' }); }}>{t('editing.remove')}</ConfirmButton>}
            </>
          )}
        </div>
      </header>
      <div className={styles.bar}>
        <PeriodPicker period={period} preset={address.from === undefined ? address.period : undefined} today={time.today} months={time.months} onChoose={(chosen) => go('preset' in chosen ? { period: chosen.preset, from: undefined, to: undefined } : { period: undefined, ...chosen.period })} />
        <FilterBar period={period} where={filter} onChange={(where) => go({ where: whereText(where) })} />
      </div>
      {cards.length === 0 ? <EmptyState title={t('editing.noCards')} text={t('editing.noCardsText')} /> : (
        <div className={styles.grid}>
          {cards.map((card, index) => (
            <CardFrame
              key={card.id} card={card} definitions={definitions} period={period} filter={filter} onDrill={drill}
              edits={draft && {
                isFirst: index === 0, isLast: index === cards.length - 1,
                onMove: (by) => arrange.move(card.id, by), onEdit: () => setEditing({ card, isNew: false }), onRemove: () => arrange.remove(card.id), onDrop: (id) => id !== card.id && arrange.drop(id, card.id),
              }}
            />
          ))}
        </div>
      )}
      {behind && (
        <BehindDrawer
          metric={behind} period={readDays(address.on) ?? period} where={readWhere(address.slice)} all={address.all ?? false} more={address.more ?? null}
          onChange={({ where, all, more }) => go({ ...(where && { slice: whereText(where) }), ...(all !== undefined && { all }), ...(more !== undefined && { more: more ?? undefined }) }, true)}
          onClose={() => go(nothingOpen)}
        />
      )}
      {address.age && !behind && <AgesDrawer band={address.age} where={readWhere(address.slice)} onNarrow={(where) => go({ slice: whereText(where) }, true)} onClose={() => go(nothingOpen)} />}
      {editing && <CardDrawer card={editing.card} isNew={editing.isNew} definitions={definitions} period={period} onClose={() => setEditing(null)} onSave={(card) => { arrange.put(card); setEditing(null); }} />}
    </>
  );
}

/** What of the address stands for an open drawer. */
const nothingOpen = { metric: undefined, slice: undefined, on: undefined, all: undefined, more: undefined, age: undefined };

/** With dates in place of words: “last month” is another one next month. */
function fixedLink({ from, to }: { readonly from: string; readonly to: string }): string {
  const url = new URL(location.href);
  url.searchParams.delete('period');
  url.searchParams.set('from', from);
  url.searchParams.set('to', to);
  return url.href;
}

/** Closing the page or reloading it asks first. */
function useLeaveGuard(active: boolean, words: string): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      return words;
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [active, words]);
}
