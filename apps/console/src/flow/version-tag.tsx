/** The state of a flow version at a glance. */

import type { FlowVersionState } from '@huiyin/domain/flow/flow.contract.ts';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';

const colours = { draft: 'gold', published: 'green', retired: 'default' } as const;

export function VersionTag({ state }: { readonly state: FlowVersionState }) {
  const { t } = useTranslation('flow');
  return <Tag color={colours[state]} variant="filled">{t(`state.${state}`)}</Tag>;
}
