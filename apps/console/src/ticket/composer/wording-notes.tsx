/** What is wrong with the wording of an answer, between its text and the button that sends it. */

import type { WordingFinding } from '@huiyin/domain/wording/wording.contract.ts';
import { useTranslation } from 'react-i18next';
import { FindingList } from '../../wording/finding-list.tsx';
import styles from '../../wording/wording.module.css';
import type { Wording } from './use-wording.ts';

export function WordingNotes({ wording, onReplace }: { readonly wording: Wording; readonly onReplace: (finding: WordingFinding) => void }) {
  const { t } = useTranslation('wording');
  if (wording.findings.length === 0 && wording.hints.length === 0 && !wording.unknown) return null;
  return (
    <div className={styles.list} role="status">
      <FindingList findings={wording.findings} onReplace={onReplace} />
      <ul className={styles.findings}>
        {wording.hints.map(({ kind, found }) => <li key={kind} className={styles.finding} data-severity="hint"><span>{t('check.hint')}: {t(`check.hints.${kind}`, { said: found })}</span></li>)}
        {wording.unknown && <li className={styles.finding} data-severity="hint">{t('check.unavailable')}</li>}
      </ul>
    </div>
  );
}
