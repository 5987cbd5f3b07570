/** Who is asked, and how far an approval has come. */

import type { SubTaskView } from '@huiyin/domain/ticket/sub-task.contract.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { shortMoment } from '../../ui/time.ts';
import styles from './sub-task.module.css';

export function Layers({ subTask }: { readonly subTask: SubTaskView }) {
  const { t } = useTranslation('subTask');
  const { layers, layer: now, state, kind } = subTask;
  return (
    <ol className={styles.layers} aria-label={kind === 'approval' ? t('layers') : t('dialog.who')}>
      {layers.map((layer, index) => {
        const isNow = state === 'open' && index === now;
        const who = [layer.team && inWords(layer.team.name), layer.role && inWords(layer.role.name), layer.agent?.name].filter(Boolean).join(' · ');
        const standing = layer.approval ? t('layerDone', { name: layer.approval.by.name }) : isNow ? t('layerNow') : state === 'open' ? t('layerNext') : null;
        return (
          <li key={index} data-now={isNow} {...(isNow ? { 'aria-current': 'step' as const } : {})}>
            {kind === 'approval' && <small>{t('layer', { n: index + 1, of: layers.length })}</small>}
            <span>{who}</span>
            {kind === 'approval' && standing && <small>{standing}{layer.approval && ` · ${shortMoment(layer.approval.at)}`}</small>}
            {layer.approval?.note && <span className={styles.note}>{layer.approval.note}</span>}
          </li>
        );
      })}
    </ol>
  );
}
