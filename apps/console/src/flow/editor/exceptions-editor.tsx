/** What to do when something named goes wrong in a step. */

import type { ExceptionPlan, FlowDocument, Step } from '@huiyin/domain/flow/flow.ts';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { BilingualInput } from '../../ui/bilingual-input.tsx';
import { nameOfStep } from '../condition-words.ts';
import { freeKey } from './change-document.ts';
import styles from './editor.module.css';
import { Place } from './findings.tsx';
import { LimitInput } from './limit-input.tsx';
import { PartList } from './part-list.tsx';
import { RoleSelect } from './role-select.tsx';

interface ExceptionsEditorProps {
  readonly document: FlowDocument;
  readonly step: Step;
  readonly onChange: (plans: readonly ExceptionPlan[]) => void;
  readonly path: string;
}

/** Select knows no null: the empty text stands for "stays here". */
const here = '';

export function ExceptionsEditor({ document, step, onChange, path }: ExceptionsEditorProps) {
  const { t } = useTranslation('flow');
  return (
    <PartList<ExceptionPlan>
      parts={step.exceptions}
      onChange={onChange}
      titleOf={(plan) => <><b>{inWords(plan.name) || plan.key}</b> <span className={styles.quiet}>→ {plan.to === null ? t('step.stays') : nameOfStep(document, plan.to)}</span></>}
      pathOf={(_, index) => `${path}/${index}`}
      make={() => ({ key: freeKey('exception', step.exceptions.map((plan) => plan.key)), name: { zh: '新异常', en: 'New exception' }, plan: { zh: '', en: '' }, to: null, role: step.role, within: null, tellCustomer: null })}
      addLabel={t('editor.addException')}
      empty={t('step.none')}
    >
      {(plan, change, index) => <PlanEditor document={document} plan={plan} onChange={change} path={`${path}/${index}`} />}
    </PartList>
  );
}

function PlanEditor({ document, plan, onChange, path }: { readonly document: FlowDocument; readonly plan: ExceptionPlan; readonly onChange: (plan: ExceptionPlan) => void; readonly path: string }) {
  const { t } = useTranslation('flow');
  return (
    <>
      <Place label={t('editor.exceptionName')} path={`${path}/name`}><BilingualInput value={plan.name} label={t('editor.exceptionName')} onChange={(name) => onChange({ ...plan, name })} /></Place>
      <Place label={t('editor.exceptionPlan')} path={`${path}/plan`}><BilingualInput rows={3} maxLength={4000} value={plan.plan} label={t('editor.exceptionPlan')} onChange={(words) => onChange({ ...plan, plan: words })} /></Place>
      <div className={styles.row}>
        <Place label={t('editor.exceptionTo')} path={`${path}/to`}>
          <Select value={plan.to ?? here} aria-label={t('editor.exceptionTo')} options={[{ value: here, label: t('step.stays') }, ...document.steps.map((step) => ({ value: step.key, label: inWords(step.name) || step.key }))]} onChange={(to) => onChange({ ...plan, to: to === here ? null : to })} />
        </Place>
        <Place label={t('editor.exceptionRole')} path={`${path}/role`}><RoleSelect value={plan.role} label={t('editor.exceptionRole')} onChange={(role) => onChange({ ...plan, role })} /></Place>
      </div>
      <Place label={t('editor.exceptionWithin')} path={`${path}/within`}><LimitInput label={t('editor.exceptionWithin')} value={plan.within} onChange={(within) => onChange({ ...plan, within })} /></Place>
      <Place label={t('editor.exceptionTell')} hint={t('editor.exceptionTellHint')} path={`${path}/tellCustomer`}>
        <BilingualInput rows={2} stacked maxLength={1000} label={t('editor.exceptionTell')} value={plan.tellCustomer} onChange={(text) => onChange({ ...plan, tellCustomer: text.zh === '' && text.en === '' ? null : text })} />
      </Place>
      <Place label={t('editor.exceptionKey')} path={`${path}/key`}><Input value={plan.key} maxLength={40} aria-label={t('editor.exceptionKey')} onChange={({ target }) => onChange({ ...plan, key: target.value })} /></Place>
    </>
  );
}
