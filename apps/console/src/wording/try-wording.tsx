/** A sentence to try the list on, before an agent meets it. */

import { Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../ui/page-frame.tsx';
import { FindingList } from './finding-list.tsx';
import { stillThere } from './marked-parts.ts';
import { MarkedText } from './marked-text.tsx';
import { useTriedWording } from './wording.queries.ts';
import styles from './wording.module.css';

export function TryWording() {
  const { t } = useTranslation('wording');
  const [text, setText] = useState('');
  const asked = useDeferredValue(text);
  const tried = useTriedWording(asked);
  const findings = asked.trim() === '' ? [] : stillThere(asked, tried.data?.findings ?? []);
  return (
    <Panel title={t('try')}>
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} placeholder={t('tryPlaceholder')} aria-label={t('try')} value={text} onChange={({ target }) => setText(target.value)} />
      {asked.trim() !== '' && !tried.isPending && (
        <div role="status">
          {findings.length === 0 ? <p className={styles.tried}>{t('tryClean')}</p> : <><p className={styles.tried}><MarkedText text={asked} marks={findings} /></p><FindingList findings={findings} /></>}
        </div>
      )}
    </Panel>
  );
}
