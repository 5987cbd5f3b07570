/** Name, tier, region, tags and note of a customer. */

import type { CustomerView, Tier } from '@huiyin/domain/customer/customer.contract.ts';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { useChangeCustomer } from './customer.queries.ts';

interface Values {
  readonly name?: string | null;
  readonly tier: Tier;
  readonly region?: string | null;
  readonly tags: string[];
  readonly note?: string | null;
}

export function EditCustomer({ open, customer, onClose }: { readonly open: boolean; readonly customer: CustomerView; readonly onClose: () => void }) {
  const { t } = useTranslation(['customer', 'ticket']);
  const change = useChangeCustomer();
  const said = (text: string | null | undefined) => text?.trim() || null;
  return (
    <FormDrawer<Values>
      open={open}
      title={t('editTitle')}
      initial={{ name: customer.name, tier: customer.tier, region: customer.region, tags: customer.tags, note: customer.note }}
      onClose={onClose}
      onSave={({ name, tier, region, tags, note }) => change({ params: { customerId: customer.id }, body: { name: said(name), tier, region: said(region), tags, note: said(note), version: customer.version } })}
    >
      <Form.Item name="name" label={t('name')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="tier" label={t('tier')}><Select options={(['standard', 'silver', 'gold', 'vip'] as const).map((value) => ({ value, label: t(`ticket:tier.${value}`) }))} /></Form.Item>
      <Form.Item name="region" label={t('region')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="tags" label={t('tags')}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} maxCount={30} /></Form.Item>
      <Form.Item name="note" label={t('note')}><Input.TextArea autoSize={{ minRows: 4 }} maxLength={2000} showCount /></Form.Item>
    </FormDrawer>
  );
}
