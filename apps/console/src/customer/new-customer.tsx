/** A customer made by hand, with at least one way to reach them. */

import type { ContactKind, Tier } from '@huiyin/domain/customer/customer.contract.ts';
import { Form, Input, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { useCreateCustomer } from './customer.queries.ts';

export const contactKinds = ['phone', 'email', 'wechat', 'external'] as const satisfies readonly ContactKind[];

interface Values {
  readonly name?: string;
  readonly kind: ContactKind;
  readonly value: string;
  readonly tier: Tier;
  readonly region?: string;
  readonly note?: string;
}

export function NewCustomer({ open, onClose, onMade }: { readonly open: boolean; readonly onClose: () => void; readonly onMade: (id: string) => void }) {
  const { t } = useTranslation(['customer', 'ticket', 'ui']);
  const create = useCreateCustomer();
  return (
    <FormDrawer<Values>
      open={open}
      title={t('new')}
      initial={{ kind: 'phone', tier: 'standard' }}
      onClose={onClose}
      onSave={async ({ name, kind, value, tier, region, note }) => {
        const made = await create({ body: { tier, contactPoints: [{ kind, value: value.trim() }], ...(name?.trim() ? { name: name.trim() } : {}), ...(region?.trim() ? { region: region.trim() } : {}), ...(note?.trim() ? { note: note.trim() } : {}) } });
        onMade(made.id);
      }}
      fieldOf={(refusal) => (refusal.code.startsWith('customer.contact_') ? 'value' : null)}
    >
      <Form.Item name="name" label={t('name')}><Input maxLength={100} autoFocus /></Form.Item>
      <Form.Item label={t('contact')} required style={{ marginBottom: 0 }}>
        <Space.Compact block>
          <Form.Item name="kind" noStyle><Select style={{ width: 120 }} aria-label={t('kind')} options={contactKinds.map((kind) => ({ value: kind, label: t(`ticket:contactKind.${kind}`) }))} /></Form.Item>
          <Form.Item name="value" style={{ flex: 1 }} rules={[{ required: true, whitespace: true, message: t('ui:required', { label: t('contact') }) }]}><Input maxLength={200} autoComplete="off" aria-label={t('contact')} /></Form.Item>
        </Space.Compact>
      </Form.Item>
      <Form.Item name="tier" label={t('tier')}><Select options={(['standard', 'silver', 'gold', 'vip'] as const).map((value) => ({ value, label: t(`ticket:tier.${value}`) }))} /></Form.Item>
      <Form.Item name="region" label={t('region')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="note" label={t('note')}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} /></Form.Item>
    </FormDrawer>
  );
}
