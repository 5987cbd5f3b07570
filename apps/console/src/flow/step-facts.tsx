/** Everything that one step says, to be read. */

import { ArrowRightOutlined } from '@ant-design/icons';
import type { FlowDocument, Step } from '@huiyin/domain/flow/flow.ts';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useRoleName } from '../identity/use-role-name.ts';
import { conditionWords, effectWords, nameOfField, nameOfStep } from './condition-words.ts';
import { fieldKind } from './editor/field-kind.ts';
import { limitWords } from './limit-words.ts';
import styles from './step-facts.module.css';

export function StepFacts({ document, step, onChoose }: { readonly document: FlowDocument; readonly step: Step; readonly onChoose?: (key: string) => void }) {
  const { t } = useTranslation(['flow', 'ticket']);
  const roleName = useRoleName();
  const link = (key: string) => {
    const name = nameOfStep(document, key);
    const leads = onChoose && document.steps.some((each) => each.key === key);
    return leads ? <button type="button" className={styles.link} onClick={() => onChoose(key)}>{name}</button> : <span>{name}</span>;
  };
  return (
    <div className={styles.facts}>
      <dl className={styles.list}>
        <div><dt>{t('stageOrder')}</dt><dd>{t(`ticket:stage.${step.stage}`)}</dd></div>
        <div><dt>{t('step.role')}</dt><dd>{roleName(step.role)}</dd></div>
        <div><dt>{t('step.limit')}</dt><dd>{limitWords(step.limit, t)}</dd></div>
        <div><dt>{t('step.tool')}</dt><dd>{step.tool === 'huiyin' ? t('step.ownTool') : step.tool}</dd></div>
      </dl>
      <Part title={t('step.guide')}><p className={styles.words}>{inWords(step.guide)}</p></Part>
      {step.phrases.length > 0 && (
        <Part title={t('step.phrases')}>{step.phrases.map((phrase, index) => <p key={index} className={styles.phrase}>{inWords(phrase)}</p>)}</Part>
      )}
      <Part title={t('step.form')}>
        {Object.keys(step.form.properties).length === 0 ? <p className={styles.quiet}>{t('step.ready')}</p> : (
          <ul className={styles.fields}>
            {Object.entries(step.form.properties).map(([key, field]) => (
              <li key={key}>
                <b>{inWords(field.label)}</b><span className={styles.quiet}>{t(`field.kind.${fieldKind(field)}`)}</span>
                {field.enum && <span className={styles.quiet}>{field.enum.map((value) => (field.enumLabels?.[value] ? inWords(field.enumLabels[value]) : value)).join(' / ')}</span>}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={t('step.exits')}>
        {step.exits.map((exit, index) => (
          <div key={index} className={styles.exit}>
            <div className={styles.exitHead}><b>{inWords(exit.label)}</b><ArrowRightOutlined />{link(exit.to)}<Tag variant="filled">{t(`on.${exit.on}`)}</Tag>{exit.answersOnTheSpot && <Tag variant="filled" color="green">{t('step.onTheSpot')}</Tag>}</div>
            {exit.when && <p><span className={styles.quiet}>{t('step.when')}</span>{conditionWords(document, exit.when, t)}</p>}
            {exit.requires.length > 0 && <p><span className={styles.quiet}>{t('step.requires')}</span>{exit.requires.map((name) => nameOfField(document, name)).join(' · ')}</p>}
            {exit.effects.map((effect, at) => <p key={at}><span className={styles.quiet}>{t('step.effects')}</span>{effectWords(effect, t)}</p>)}
          </div>
        ))}
      </Part>
      {step.exceptions.length > 0 && (
        <Part title={t('step.exceptions')}>
          {step.exceptions.map((plan) => (
            <div key={plan.key} className={styles.exit} data-tone="exception">
              <div className={styles.exitHead}><b>{inWords(plan.name)}</b><ArrowRightOutlined />{plan.to === null ? t('step.stays') : link(plan.to)}</div>
              <p className={styles.words}>{inWords(plan.plan)}</p>
              <p><span className={styles.quiet}>{t('step.handedTo')}</span>{roleName(plan.role)}{plan.within && <> · {limitWords(plan.within, t)}</>}</p>
              {plan.tellCustomer && <p><span className={styles.quiet}>{t('step.tellCustomer')}</span>{inWords(plan.tellCustomer)}</p>}
            </div>
          ))}
        </Part>
      )}
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className={styles.part}><h3>{title}</h3>{children}</section>;
}
