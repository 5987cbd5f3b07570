/** Every target with its owner and how it stands, by what it is for. */

import { PlusOutlined } from '@ant-design/icons';
import { axes } from '@huiyin/domain/target/target.ts';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { PageFrame } from '../ui/page-frame.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { TargetCard } from './target-card.tsx';
import { TargetForm } from './target-form.tsx';
import styles from './target.module.css';
import { useTargets } from './target.queries.ts';

export function TargetsPage() {
  const { t } = useTranslation('target');
  const { can } = useSession();
  const [ended, setEnded] = useState(false);
  const { draft } = useSearch({ from: '/signed-in/targets' });
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const targets = useTargets(ended);
  const make = can('target.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>{t('new')}</Button>;
  const close = () => {
    setMaking(false);
    // Or it would open again when somebody comes back to the address.
    if (draft) void navigate({ to: '/targets', search: {}, replace: true });
  };
  return (
    <PageFrame title={t('title')} text={t('text')} actions={make} bar={<><Segmented value={ended} onChange={setEnded} options={[{ value: false, label: t('running') }, { value: true, label: t('ended') }]} />{can('metric.read') && <Link to="/beside">{t('beside')}</Link>}</>}>
      {targets.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {targets.isError && !targets.data && <ErrorState error={targets.error} onRetry={() => void targets.refetch()} />}
      {targets.data?.items.length === 0 && <EmptyState title={ended ? t('noneEnded') : t('none')} text={ended ? t('noneEndedText') : t('noneText')} action={!ended && make} />}
      {targets.data &&
        axes.map((axis) => {
          const items = targets.data.items.filter((target) => target.axis === axis);
          return (
            items.length > 0 && (
              <section key={axis} className={styles.axis} aria-labelledby={`axis-${axis}`}>
                <h2 id={`axis-${axis}`}>{t(`axes.${axis}`)} <small>{t(`axisText.${axis}`)}</small></h2>
                <div className={styles.cards}>{items.map((target) => <TargetCard key={target.id} target={target} today={targets.data.today} />)}</div>
              </section>
            )
          );
        })}
      {(making || (draft && can('target.manage') && targets.data)) && <TargetForm draft={draft ?? null} today={targets.data?.today ?? null} onClose={close} />}
    </PageFrame>
  );
}
