/** The fields of an article besides its text; what is wrong is said at its field. */

import type { ArticleContentBody } from '@huiyin/domain/knowledge/article.schema.ts';
import { Input, Radio, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { DateInput } from '../../ui/date-input.tsx';
import type { WrongAt } from '../../ui/wrong-at.ts';
import { categoryChoices } from '../article-words.ts';
import styles from '../knowledge.module.css';
import { useArticleTags } from '../knowledge.queries.ts';

interface FieldsProps {
  readonly value: ArticleContentBody;
  readonly onChange: (part: Partial<ArticleContentBody>) => void;
  readonly wrongAt: WrongAt;
}

export function Field({ id, label, hint, wrong, needed = false, children }: { readonly id: string; readonly label: string; readonly hint?: string; readonly wrong: string | null; readonly needed?: boolean; readonly children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}{needed && <i aria-hidden> *</i>}</label>
      {children}
      {wrong !== null ? <p role="alert" className={styles.wrong}>{wrong}</p> : hint && <p className={styles.hint}>{hint}</p>}
    </div>
  );
}

const status = (wrong: string | null) => (wrong === null ? {} : { status: 'error' as const });

function Question({ value, onChange, wrongAt }: FieldsProps) {
  const { t } = useTranslation('knowledge');
  const id = useId();
  const variantsWrong = value.variants.map((_, index) => wrongAt(`/variants/${index}`)).find((wrong) => wrong !== null) ?? wrongAt('/variants');
  return (
    <>
      <Field id={`${id}-question`} label={t('question')} needed wrong={wrongAt('/question')}>
        <Input id={`${id}-question`} maxLength={200} value={value.question} {...status(wrongAt('/question'))} onChange={({ target }) => onChange({ question: target.value })} />
      </Field>
      <Field id={`${id}-variants`} label={t('variants')} hint={t('variantsHint')} wrong={variantsWrong}>
        <Input.TextArea id={`${id}-variants`} autoSize={{ minRows: 3, maxRows: 12 }} value={value.variants.join('\n')} {...status(variantsWrong)} onChange={({ target }) => onChange({ variants: target.value === '' ? [] : target.value.split('\n').map((line) => line.slice(0, 200)).slice(0, 60) })} />
      </Field>
    </>
  );
}

function Facts({ value, onChange, wrongAt }: FieldsProps) {
  const { t } = useTranslation('knowledge');
  const id = useId();
  const tags = useArticleTags();
  const steps = (tags.data?.flows ?? []).map((flow) => ({ label: inWords(flow.name), options: flow.steps.map((step) => ({ value: `${flow.key}/${step.key}`, label: `${inWords(flow.name)} · ${inWords(step.name)}` })) }));
  return (
    <>
      <Field id={`${id}-category`} label={t('category')} needed wrong={wrongAt('/categoryKey')}>
        <Select id={`${id}-category`} allowClear showSearch={{ optionFilterProp: 'label' }} style={{ width: '100%' }} value={value.categoryKey} {...status(wrongAt('/categoryKey'))} options={categoryChoices(tags.data)} onChange={(key) => onChange({ categoryKey: key ?? null })} />
      </Field>
      <div className={styles.field}>
        <span>{t('audience')}</span>
        <Radio.Group aria-label={t('audience')} value={value.audience} options={(['public', 'internal'] as const).map((audience) => ({ value: audience, label: t(`audiences.${audience}`) }))} onChange={({ target }) => onChange({ audience: target.value as 'public' | 'internal' })} />
      </div>
      <Field id={`${id}-from`} label={t('validFrom')} wrong={wrongAt('/validFrom')}><DateInput id={`${id}-from`} whole value={value.validFrom} onChange={(validFrom) => onChange({ validFrom })} /></Field>
      <Field id={`${id}-until`} label={t('validUntil')} wrong={wrongAt('/validUntil')}><DateInput id={`${id}-until`} whole value={value.validUntil} onChange={(validUntil) => onChange({ validUntil })} /></Field>
      <Field id={`${id}-channels`} label={t('channels')} hint={t('channelsHint')} wrong={wrongAt('/channels')}>
        <Select id={`${id}-channels`} mode="multiple" style={{ width: '100%' }} placeholder={t('everywhere')} value={value.channels} options={(tags.data?.channels ?? []).map(({ key, name }) => ({ value: key, label: inWords(name) }))} onChange={(channels) => onChange({ channels })} />
      </Field>
      <Field id={`${id}-products`} label={t('products')} hint={t('productsHint')} wrong={wrongAt('/products')}>
        <Select id={`${id}-products`} mode="tags" open={false} suffixIcon={null} style={{ width: '100%' }} value={value.products} onChange={(products) => onChange({ products: products.map((product) => product.slice(0, 60)).slice(0, 30) })} />
      </Field>
      <Field id={`${id}-steps`} label={t('flowSteps')} hint={t('flowStepsHint')} wrong={wrongAt('/flowSteps')}>
        <Select
          id={`${id}-steps`}
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%' }}
          value={value.flowSteps.map(({ flow, step }) => `${flow}/${step}`)}
          options={steps}
          onChange={(links: string[]) => onChange({ flowSteps: links.map((link) => ({ flow: link.slice(0, link.indexOf('/')), step: link.slice(link.indexOf('/') + 1) })) })}
        />
      </Field>
    </>
  );
}

export const ContentFields = { Question, Facts } as const;

interface Beginning {
  readonly key: string;
  readonly language: 'zh' | 'en';
}

/** What can be chosen only while the article is being begun. */
export function KeyAndLanguage({ value, onChange }: { readonly value: Beginning; readonly onChange: (value: Beginning) => void }) {
  const { t } = useTranslation('knowledge');
  const id = useId();
  const wrong = value.key === '' || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value.key) ? null : t('keyWrong');
  return (
    <div className={styles.pair}>
      <div className={styles.field}>
        <span>{t('language')}</span>
        <Radio.Group aria-label={t('language')} value={value.language} options={(['zh', 'en'] as const).map((language) => ({ value: language, label: t(`languages.${language}`) }))} onChange={({ target }) => onChange({ ...value, language: target.value as 'zh' | 'en' })} />
      </div>
      <Field id={`${id}-key`} label={t('key')} hint={t('keyHint')} wrong={wrong}><Input id={`${id}-key`} maxLength={60} value={value.key} {...status(wrong)} onChange={({ target }) => onChange({ ...value, key: target.value.trim() })} /></Field>
    </div>
  );
}
