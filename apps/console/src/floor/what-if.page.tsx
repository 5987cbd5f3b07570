/** 推演: how a ticket would go, made up or real, as one story by the very rules. */

import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FloorHead } from './floor-head.tsx';
import { MadeUpStory } from './what-if/made-up-story.tsx';
import { RealStory } from './what-if/real-story.tsx';
import styles from './floor.module.css';

export function WhatIfPage() {
  const { t } = useTranslation('floor');
  const [source, setSource] = useState<'madeUp' | 'real'>('madeUp');
  return (
    <div className={styles.page}>
      <FloorHead here="whatIf" actions={<Segmented value={source} onChange={setSource} options={[{ value: 'madeUp' as const, label: t('whatIf.madeUp') }, { value: 'real' as const, label: t('whatIf.real') }]} />} />
      <p className={styles.intro}>{t('whatIf.text')}</p>
      {source === 'madeUp' ? <MadeUpStory /> : <RealStory />}
    </div>
  );
}
