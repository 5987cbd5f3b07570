/** Conditions, effects and names of a flow, said in the reader's language. */

import { factLabels, isFactName } from '@huiyin/domain/flow/facts.ts';
import { archive, type Condition, type ExitEffect, type FlowDocument, type FormField } from '@huiyin/domain/flow/flow.ts';
import type { Json } from '@huiyin/domain/kernel/json.ts';
import i18next, { type TFunction } from 'i18next';
import { inWords } from '../platform/i18n.ts';
import { spanWords } from '../ui/time.ts';

type T = TFunction<'flow'>;

export function fieldNamed(document: FlowDocument, name: string): FormField | undefined {
  return document.steps.find((step) => Object.hasOwn(step.form.properties, name))?.form.properties[name];
}

export function nameOfField(document: FlowDocument, name: string): string {
  if (isFactName(name)) return inWords(factLabels[name]);
  const field = fieldNamed(document, name);
  return field ? inWords(field.label) || name : name;
}

export function nameOfStep(document: FlowDocument, key: string): string {
  if (key === archive) return i18next.t('flow:editor.archive');
  const step = document.steps.find((each) => each.key === key);
  return step ? inWords(step.name) || key : key;
}

export function valueWords(document: FlowDocument, name: string, value: Json, t: T): string {
  if (typeof value === 'boolean') return value ? t('condition.yes') : t('condition.no');
  const label = fieldNamed(document, name)?.enumLabels?.[String(value)];
  return label ? inWords(label) : String(value);
}

export function conditionWords(document: FlowDocument, condition: Condition | null, t: T, inner = false): string {
  if (condition === null) return t('condition.always');
  const wrap = (text: string, several: boolean) => (inner && several ? t('condition.brackets', { inner: text }) : text);
  if ('all' in condition) return wrap(condition.all.map((part) => conditionWords(document, part, t, true)).join(t('condition.and')), condition.all.length > 1);
  if ('any' in condition) return wrap(condition.any.map((part) => conditionWords(document, part, t, true)).join(t('condition.or')), condition.any.length > 1);
  if ('not' in condition) return `${t('condition.not')}${t('condition.brackets', { inner: conditionWords(document, condition.not, t) })}`;
  const space = i18next.language === 'en' ? ' ' : '';
  const field = nameOfField(document, condition.field);
  if (!('value' in condition)) return `${field}${space}${t(`is.${condition.is}`)}`;
  const values: readonly Json[] = condition.is === 'in' ? condition.value : [condition.value];
  return `${field}${space}${t(`is.${condition.is}`)}${space}${values.map((value) => valueWords(document, condition.field, value, t)).join(i18next.language === 'en' ? ', ' : '、')}`;
}

export function effectWords(effect: ExitEffect, t: T): string {
  const name = t(`effect.${effect.kind}`);
  const colon = i18next.language === 'en' ? ': ' : '：';
  switch (effect.kind) {
    case 'ask_confirmation':
      return `${name}${colon}${t('effect.silence', { span: spanWords(effect.silenceConfirmsAfterMs) })}`;
    case 'plan_follow_up':
      return `${name}${colon}${t('effect.after', { span: spanWords(effect.afterMs), method: t(`method.${effect.method}`) })}`;
    case 'waive_follow_up':
      return `${name}${colon}${inWords(effect.reason)}`;
    case 'tell_customer':
      return `${name}${colon}${inWords(effect.text)}`;
    default:
      return name;
  }
}
