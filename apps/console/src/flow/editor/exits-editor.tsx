/** The ways out of a step. */

import { archive, type Exit, type ExitTrigger, type FlowDocument, type Step } from '@huiyin/domain/flow/flow.ts';
import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { BilingualInput } from '../../ui/bilingual-input.tsx';
import { nameOfStep } from '../condition-words.ts';
import { freeKey } from './change-document.ts';
import { ConditionEditor, fieldChoices } from './condition-editor.tsx';
import styles from './editor.module.css';
import { EffectsEditor } from './effects-editor.tsx';
import { Place } from './findings.tsx';
import { PartList } from './part-list.tsx';

const triggers: readonly ExitTrigger[] = ['choice', 'always', 'confirmed', 'objected', 'satisfied', 'dissatisfied'];

interface ExitsEditorProps {
  readonly document: FlowDocument;
  readonly step: Step;
  readonly onChange: (exits: readonly Exit[]) => void;
  readonly path: string;
}

export function ExitsEditor({ document, step, onChange, path }: ExitsEditorProps) {
  const { t } = useTranslation('flow');
  return (
    <PartList<Exit>
      parts={step.exits}
      onChange={onChange}
      titleOf={(exit) => <><b>{inWords(exit.label) || exit.key}</b> <span className={styles.quiet}>→ {nameOfStep(document, exit.to)} · {t(`on.${exit.on}`)}</span></>}
      pathOf={(_, index) => `${path}/${index}`}
      make={() => ({ key: freeKey('exit', step.exits.map((exit) => exit.key)), label: { zh: '新出口', en: 'New exit' }, to: step.key, on: 'choice', when: null, requires: [], effects: [] })}
      addLabel={t('editor.addExit')}
      empty={t('step.none')}
    >
      {(exit, change, index) => <ExitEditor document={document} step={step} exit={exit} onChange={change} path={`${path}/${index}`} />}
    </PartList>
  );
}

function ExitEditor({ document, step, exit, onChange, path }: { readonly document: FlowDocument; readonly step: Step; readonly exit: Exit; readonly onChange: (exit: Exit) => void; readonly path: string }) {
  const { t } = useTranslation(['flow', 'ticket']);
  const targets = [...document.steps.map((each) => ({ value: each.key, label: `${t(`ticket:stage.${each.stage}`)} · ${inWords(each.name) || each.key}` })), { value: archive, label: t('editor.archive') }];
  const answers = step.stage === 'consult' && exit.on === 'choice';
  return (
    <>
      <Place path={path} exact>{null}</Place>
      <Place label={t('editor.exitLabel')} path={`${path}/label`}><BilingualInput value={exit.label} label={t('editor.exitLabel')} onChange={(label) => onChange({ ...exit, label })} /></Place>
      <div className={styles.row}>
        <Place label={t('editor.exitTo')} path={`${path}/to`}><Select value={exit.to} aria-label={t('editor.exitTo')} showSearch={{ optionFilterProp: 'label' }} options={targets} onChange={(to) => onChange({ ...exit, to })} /></Place>
        <Place label={t('editor.exitKey')} path={`${path}/key`}><Input value={exit.key} maxLength={40} aria-label={t('editor.exitKey')} onChange={({ target }) => onChange({ ...exit, key: target.value })} /></Place>
      </div>
      <Place label={t('editor.exitOn')} path={`${path}/on`} hint={t(`onHint.${exit.on}`)}>
        <Select
          value={exit.on}
          aria-label={t('editor.exitOn')}
          options={triggers.map((on) => ({ value: on, label: t(`on.${on}`) }))}
          onChange={(on) => {
            const { answersOnTheSpot: _, ...rest } = exit;
            onChange(on === 'choice' ? { ...exit, on } : { ...rest, on });
          }}
        />
      </Place>
      {(answers || exit.answersOnTheSpot) && (
        <Place path={`${path}/answersOnTheSpot`}>
          <Checkbox
            checked={exit.answersOnTheSpot === true}
            onChange={({ target }) => {
              const { answersOnTheSpot: _, ...rest } = exit;
              onChange(target.checked ? { ...exit, answersOnTheSpot: true } : rest);
            }}
          >
            {t('editor.onTheSpot')}
          </Checkbox>
        </Place>
      )}
      <Place label={t('editor.exitRequires')} hint={t('editor.exitRequiresHint')} path={`${path}/requires`}>
        <Select mode="multiple" value={[...exit.requires]} aria-label={t('editor.exitRequires')} showSearch={{ optionFilterProp: 'label' }} options={fieldChoices(document, { fields: t('editor.fields'), facts: t('editor.facts') })} onChange={(requires) => onChange({ ...exit, requires })} />
      </Place>
      <Place label={t('editor.exitWhen')} path={`${path}/when`} exact><ConditionEditor document={document} value={exit.when} path={`${path}/when`} onChange={(when) => onChange({ ...exit, when })} /></Place>
      <div className={styles.place}>
        <span className={styles.label}>{t('editor.exitEffects')}</span>
        <EffectsEditor effects={exit.effects} path={`${path}/effects`} onChange={(effects) => onChange({ ...exit, effects })} />
      </div>
    </>
  );
}
