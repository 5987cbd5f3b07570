/** Who would get a ticket, and why not the others: made up, or a real one. */

import type { TeamRulesView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { channelKinds, type ChannelKind } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { Alert, Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { categoryOptions } from '../ticket/category-options.ts';
import { useExplain, useTaxonomy } from './dispatch.queries.ts';
import { Explanation } from './explanation.tsx';
import styles from './dispatch.module.css';

interface Values {
  readonly ticketId?: string;
  readonly teamId?: string;
  readonly kind?: string;
  readonly category?: string;
  readonly channel?: ChannelKind;
  readonly language?: 'zh' | 'en';
  readonly waitedMinutes?: number;
}

export function ExplainDrawer({ teams, onClose }: { readonly teams: readonly TeamRulesView[]; readonly onClose: () => void }) {
  const { t } = useTranslation('dispatch');
  const { data: taxonomy } = useTaxonomy();
  const { mutate, data, error, isPending } = useExplain();
  const any = { allowClear: true, placeholder: t('skills.rule.any') } as const;
  const ask = (values: Values) => mutate(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')));
  return (
    <Drawer open title={t('explain.title')} size={Math.min(620, window.innerWidth)} onClose={onClose}>
      <p className={styles.quiet}>{t('explain.text')}</p>
      <Form<Values> layout="vertical" onFinish={ask} initialValues={teams[0] ? { teamId: teams[0].teamId } : {}}>
        <div className={styles.ask}>
          <Form.Item name="teamId" label={t('explain.team')}><Select allowClear placeholder={t('explain.asTicket')} options={teams.map(({ teamId, name }) => ({ value: teamId, label: inWords(name) }))} /></Form.Item>
          <Form.Item name="kind" label={t('skills.rule.kind')}><Select {...any} options={taxonomy?.kinds.map(({ key, name }) => ({ value: key, label: inWords(name) })) ?? []} /></Form.Item>
          <Form.Item name="category" label={t('skills.rule.category')}><Select {...any} showSearch={{ optionFilterProp: 'label' }} options={taxonomy ? categoryOptions(taxonomy.categories) : []} /></Form.Item>
          <Form.Item name="channel" label={t('skills.rule.channel')}><Select {...any} options={channelKinds.map((value) => ({ value, label: t(`channels.${value}`) }))} /></Form.Item>
          <Form.Item name="language" label={t('skills.rule.language')}><Select {...any} options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))} /></Form.Item>
          <Form.Item name="waitedMinutes" label={t('explain.waited')}><InputNumber min={0} max={100_000} precision={0} style={{ width: '100%' }} /></Form.Item>
        </div>
        <Form.Item name="ticketId" label={t('explain.ticket')} extra={t('explain.ticketHint')} rules={[{ pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, message: t('explain.ticketWrong') }]}><Input maxLength={36} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={isPending}>{t('explain.ask')}</Button>
      </Form>
      {error && <Alert type="error" showIcon title={wordsOf(error)} style={{ marginTop: 16 }} />}
      {data && <Explanation found={data} />}
    </Drawer>
  );
}
