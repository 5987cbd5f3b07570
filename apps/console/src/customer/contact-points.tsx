/** How to reach a customer: masked until somebody says why they must look, and masked again a minute later. */

import { DeleteOutlined, EyeInvisibleOutlined, EyeOutlined, PlusOutlined } from '@ant-design/icons';
import type { ContactKind, CustomerView } from '@huiyin/domain/customer/customer.contract.ts';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../platform/session.ts';
import { RevealDialog } from '../ticket/customer-panel/reveal-dialog.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { Panel } from '../ui/page-frame.tsx';
import styles from './customer.module.css';
import { useAddContact, useRemoveContact } from './customer.queries.ts';
import { contactKinds } from './new-customer.tsx';
import { useShownBriefly } from './shown-briefly.ts';

type Point = CustomerView['contactPoints'][number];

export function ContactPoints({ customer, editable }: { readonly customer: CustomerView; readonly editable: boolean }) {
  const { t } = useTranslation(['customer', 'ticket', 'ui']);
  const add = useAddContact();
  const [adding, setAdding] = useState(false);
  const params = { customerId: customer.id };
  return (
    <Panel title={t('contacts')} actions={editable && <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t('ui:add')}</Button>}>
      {customer.contactPoints.length === 0 && <p className={styles.quiet}>{t('noContacts')}</p>}
      <ul className={styles.contacts}>{customer.contactPoints.map((point) => <ContactPoint key={point.id} customerId={customer.id} point={point} editable={editable} />)}</ul>
      <FormDrawer<{ readonly kind: ContactKind; readonly value: string }>
        open={adding}
        title={t('addContact')}
        initial={{ kind: 'phone' }}
        onClose={() => setAdding(false)}
        onSave={({ kind, value }) => add({ params, body: { kind, value: value.trim() } })}
        fieldOf={(refusal) => (refusal.code.startsWith('customer.contact_') ? 'value' : null)}
      >
        <Form.Item name="kind" label={t('kind')}><Select options={contactKinds.map((kind) => ({ value: kind, label: t(`ticket:contactKind.${kind}`) }))} /></Form.Item>
        <Form.Item name="value" label={t('contact')} rules={[{ required: true, whitespace: true, message: t('ui:required', { label: t('contact') }) }]}><Input maxLength={200} autoComplete="off" /></Form.Item>
      </FormDrawer>
    </Panel>
  );
}

function ContactPoint({ customerId, point, editable }: { readonly customerId: string; readonly point: Point; readonly editable: boolean }) {
  const { t } = useTranslation(['customer', 'ticket', 'ui']);
  const { can } = useSession();
  const remove = useRemoveContact();
  const [asking, setAsking] = useState(false);
  const [value, setValue] = useShownBriefly();

  return (
    <li>
      <span className={styles.kind}>{t(`ticket:contactKind.${point.kind}`)}</span>
      <span className={styles.value} data-shown={value !== null}>{value ?? point.masked}</span>
      <span className={styles.quiet}>{t(`ticket:trust.${point.trust}`)}</span>
      {can('customer.reveal') && (value === null
        ? <Button type="text" size="small" icon={<EyeOutlined />} aria-label={t('reveal')} title={t('reveal')} onClick={() => setAsking(true)} />
        : <Button type="text" size="small" icon={<EyeInvisibleOutlined />} aria-label={t('hide')} title={t('hide')} onClick={() => setValue(null)} />)}
      {editable && <ConfirmButton danger type="text" size="small" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('removeContact')} text={point.masked} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { customerId, contactPointId: point.id } })} />}
      {asking && <RevealDialog customerId={customerId} point={point} onRevealed={setValue} onClose={() => setAsking(false)} />}
    </li>
  );
}
