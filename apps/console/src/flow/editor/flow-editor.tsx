/** What a draft says of the flow itself. */

import type { FlowDocument } from '@huiyin/domain/flow/flow.ts';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { BilingualInput } from '../../ui/bilingual-input.tsx';
import { Place } from './findings.tsx';

export function FlowEditor({ document, onChange }: { readonly document: FlowDocument; readonly onChange: (document: FlowDocument) => void }) {
  const { t } = useTranslation('flow');
  return (
    <>
      <Place label={t('name')} path="/name"><BilingualInput value={document.name} label={t('name')} onChange={(name) => onChange({ ...document, name })} /></Place>
      <Place label={t('purpose')} path="/purpose"><BilingualInput rows={3} maxLength={1000} value={document.purpose} label={t('purpose')} onChange={(purpose) => onChange({ ...document, purpose })} /></Place>
      <Place label={t('startStep')} path="/start">
        <Select value={document.start} aria-label={t('startStep')} options={document.steps.map((step) => ({ value: step.key, label: inWords(step.name) || step.key }))} onChange={(start) => onChange({ ...document, start })} />
      </Place>
    </>
  );
}
