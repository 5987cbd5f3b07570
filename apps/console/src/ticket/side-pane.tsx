/** The right pane: guide, customer, timeline. On narrow screens it comes over the conversation. */

import { ArrowLeftOutlined, CloseOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftHandle } from './composer/use-draft.ts';
import { GuidePane } from './guide/guide-pane.tsx';
import { paneNames, type PaneName } from './workspace-search.ts';
import styles from './side-pane.module.css';

const AdvicePane = lazy(async () => ({ default: (await import('../advice/advice-pane.tsx')).AdvicePane }));
const HelpPane = lazy(async () => ({ default: (await import('../help/help-pane.tsx')).HelpPane }));
const CustomerPane = lazy(async () => ({ default: (await import('./customer-panel/customer-pane.tsx')).CustomerPane }));
const TimelinePane = lazy(async () => ({ default: (await import('./timeline/timeline-pane.tsx')).TimelinePane }));

/** Where it lies over the conversation, rather than beside it. */
function isOver(): boolean {
  return window.matchMedia('(max-width: 1180px)').matches;
}

export function SidePane({ ticket, pane, draft }: { readonly ticket: TicketView; readonly pane: PaneName | null; readonly draft: DraftHandle }) {
  const { t } = useTranslation(['ticket', 'ui']);
  const navigate = useNavigate();
  const shown = pane ?? 'guide';
  const show = (next: PaneName | undefined) => void navigate({ to: '.', search: (({ pane: _, ...rest }: { pane?: PaneName }) => (next ? { ...rest, pane: next } : rest)) as never, replace: pane !== null && next !== undefined });

  return (
    <aside className={styles.pane} data-over={pane !== null} aria-label={t('pane.label')}>
      <div className={styles.tabs}>
        <Button type="text" className={styles.back ?? ''} icon={<ArrowLeftOutlined />} aria-label={t('ui:back')} onClick={() => show(undefined)} />
        <div className={styles.names} role="tablist" aria-label={t('pane.label')}>
          {paneNames.map((name) => (
            <button key={name} type="button" role="tab" id={`tab-${name}`} aria-selected={shown === name} aria-controls="side-panel" className={styles.tab} onClick={() => show(name)}>{t(`pane.${name}`)}</button>
          ))}
        </div>
        <Button type="text" className={styles.close ?? ''} icon={<CloseOutlined />} aria-label={t('ui:close')} onClick={() => show(undefined)} />
      </div>
      <div className={styles.body} role="tabpanel" id="side-panel" aria-labelledby={`tab-${shown}`}>
        <Suspense fallback={<div style={{ padding: 16 }}><Skeleton active paragraph={{ rows: 6 }} /></div>}>
          {shown === 'guide' && <GuidePane ticket={ticket} onInsert={(text) => { if (draft.draft.visibility === 'internal') draft.change({ visibility: 'public' }); draft.insert(text); if (pane !== null) show(undefined); }} />}
          {shown === 'advice' && <AdvicePane ticket={ticket} draft={draft} onUsed={() => pane !== null && isOver() && show(undefined)} />}
          {shown === 'help' && <HelpPane ticket={ticket} draft={draft} onUsed={() => pane !== null && isOver() && show(undefined)} />}
          {shown === 'customer' && <CustomerPane ticket={ticket} />}
          {shown === 'timeline' && <TimelinePane ticket={ticket} />}
        </Suspense>
      </div>
    </aside>
  );
}
