/** Each forbidden phrase of a text: what it is, why, and what to say instead at one click. */

import type { WordingFinding } from '@huiyin/domain/wording/wording.contract.ts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import styles from './wording.module.css';

/** `onReplace` absent: nothing is written here that could be changed. */
export function FindingList({ findings, onReplace }: { readonly findings: readonly WordingFinding[]; readonly onReplace?: (finding: WordingFinding) => void }) {
  const { t } = useTranslation('wording');
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={`${finding.phraseId}.${finding.from}`} className={styles.finding} data-severity={finding.severity}>
          <strong>{t(`check.${finding.severity}`)}: {finding.found}</strong>
          <span className={styles.why}>{inWords(finding.why)}</span>
          <span className={styles.instead}>
            {finding.better === '' ? (!onReplace && <span className={styles.off}>{t('check.none')}</span>) : <><span>{t('check.insteadOf')}</span><q title={finding.better}>{finding.better}</q></>}
            {onReplace && <Button size="small" onMouseDown={(event) => event.preventDefault()} onClick={() => onReplace(finding)}>{finding.better === '' ? t('check.remove') : t('check.replace')}</Button>}
          </span>
        </li>
      ))}
    </ul>
  );
}
