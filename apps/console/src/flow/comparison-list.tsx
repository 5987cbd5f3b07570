/** What differs between two versions, step by step, with before and after. */

import type { Change, Comparison, PartChange, StepChange } from '@huiyin/domain/flow/compare.ts';
import type { Condition, ExitEffect, FlowDocument, StepLimit } from '@huiyin/domain/flow/flow.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import { Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { useRoleName } from '../identity/use-role-name.ts';
import styles from './comparison-list.module.css';
import { conditionWords, effectWords, nameOfField, nameOfStep } from './condition-words.ts';
import { limitWords } from './limit-words.ts';

interface ComparisonListProps {
  readonly comparison: Comparison;
  readonly before: FlowDocument;
  readonly after: FlowDocument;
  readonly onStep?: (key: string) => void;
}

const tones = { added: 'green', removed: 'red', changed: 'orange' } as const;

export function ComparisonList({ comparison, before, after, onStep }: ComparisonListProps) {
  const { t } = useTranslation('flow');
  return (
    <div className={styles.list}>
      {comparison.flow.length > 0 && <section className={styles.step}><h3>{t('compare.flow')}</h3><Changes changes={comparison.flow} before={before} after={after} /></section>}
      {comparison.steps.map((step) => <StepPart key={step.key} step={step} before={before} after={after} {...(onStep ? { onStep } : {})} />)}
    </div>
  );
}

function StepPart({ step, before, after, onStep }: { readonly step: StepChange; readonly before: FlowDocument; readonly after: FlowDocument; readonly onStep?: (key: string) => void }) {
  const { t } = useTranslation('flow');
  const side = step.how === 'removed' ? before : after;
  const name = nameOfStep(side, step.key);
  const parts: readonly (readonly ['exit' | 'fieldPart' | 'exception', readonly PartChange[]])[] = [['exit', step.exits], ['fieldPart', step.fields], ['exception', step.exceptions]];
  return (
    <section className={styles.step}>
      <h3><Tag color={tones[step.how]} variant="filled">{t(`compare.how.${step.how}`)}</Tag>{onStep ? <button type="button" className={styles.link} onClick={() => onStep(step.key)}>{name}</button> : name}</h3>
      <Changes changes={step.changes} before={before} after={after} />
      {parts.map(([kind, changes]) =>
        changes.map((part) => (
          <div key={`${kind}/${part.key}`} className={styles.part}>
            <span className={styles.partName}><Tag color={tones[part.how]} variant="filled">{t(`compare.how.${part.how}`)}</Tag>{t(`compare.${kind}`)} · {partName(part.how === 'removed' ? before : after, step.key, kind, part.key)}</span>
            <Changes changes={part.changes} before={before} after={after} />
          </div>
        )),
      )}
    </section>
  );
}

function partName(document: FlowDocument, stepKey: string, kind: 'exit' | 'fieldPart' | 'exception', key: string): string {
  const step = document.steps.find((each) => each.key === stepKey);
  const words = kind === 'exit' ? step?.exits.find((exit) => exit.key === key)?.label : kind === 'fieldPart' ? step?.form.properties[key]?.label : step?.exceptions.find((plan) => plan.key === key)?.name;
  return words ? inWords(words) || key : key;
}

function Changes({ changes, before, after }: { readonly changes: readonly Change[]; readonly before: FlowDocument; readonly after: FlowDocument }) {
  const { t } = useTranslation('flow');
  const roleName = useRoleName();
  return changes.map((change) => (
    <div key={change.what} className={styles.change}>
      <span className={styles.what}>{whatWords(change.what, t)}</span>
      <div className={styles.was}>{valueWords(change.what, change.before, before, t, roleName)}</div>
      <div className={styles.is}>{valueWords(change.what, change.after, after, t, roleName)}</div>
    </div>
  ));
}

function whatWords(what: string, t: TFunction<'flow'>): string {
  return t(`compare.what.${what as 'name'}`, { defaultValue: what });
}

/** Each thing in the words that the editor uses for it; what has none is shown as it is stored. */
function valueWords(what: string, value: Json, document: FlowDocument, t: TFunction<'flow'>, roleName: (key: string) => string): string {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return what === 'limit' ? t('limit.none') : t('compare.nothing');
  if (what === 'role') return roleName(String(value));
  if (what === 'to' || what === 'start') return nameOfStep(document, String(value));
  if (what === 'limit' || what === 'within') return limitWords(value as unknown as StepLimit, t);
  if (what === 'when') return conditionWords(document, value as unknown as Condition, t);
  if (what === 'on') return t(`on.${value as 'choice'}`);
  if (what === 'order') return (value as string[]).map((key) => nameOfStep(document, key)).join(' → ');
  if (what === 'requires' || what === 'order_of_fields') return (value as string[]).map((name) => nameOfField(document, name)).join(' · ');
  if (what === 'effects') return (value as unknown as ExitEffect[]).map((effect) => effectWords(effect, t)).join('\n');
  if (isWords(value)) return inWords(value);
  if (Array.isArray(value)) return value.map((each) => (isWords(each) ? inWords(each) : String(each))).join('\n');
  if (typeof value === 'object') return Object.entries(value).map(([key, each]) => `${key}: ${isWords(each) ? inWords(each) : JSON.stringify(each)}`).join('\n');
  return typeof value === 'boolean' ? t(value ? 'condition.yes' : 'condition.no') : String(value);
}

function isWords(value: unknown): value is { readonly zh: string; readonly en: string } {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}
