/** How far an import is. */

import type { ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const colours: Record<ImportRun['state'], string> = { looked_at: 'default', checking: 'blue', checked: 'gold', running: 'blue', done: 'green', cancelled: 'default', failed: 'red' };

export function ImportStateTag({ state }: { readonly state: ImportRun['state'] }) {
  const { t } = useTranslation('ticketImport');
  return <Tag variant="filled" color={colours[state]}>{t(`state.${state}`)}</Tag>;
}
