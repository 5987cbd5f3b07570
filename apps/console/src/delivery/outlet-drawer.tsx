/** Adds or changes an outlet: what each kind needs, and where to find it. */

import type { OutletView } from '@huiyin/domain/delivery/delivery.contract.ts';
import { Collapse, Form, Input, Radio, Select, Switch } from 'antd';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../platform/api.ts';
import { isRefusal } from '../platform/api.ts';
import { FormDrawer } from '../ui/form-drawer.tsx';
import styles from './delivery.module.css';
import { useChangeOutlet, useCreateOutlet, useOutlets } from './delivery.queries.ts';
import { keywordOf } from './failure-words.tsx';

type Kind = OutletView['kind'];
type Flaw = 'not_https' | 'other_host' | 'other_path' | 'no_token' | 'other_kind';

interface Values {
  readonly name: string;
  readonly webhook?: string;
  readonly security?: 'signature' | 'other';
  readonly secret?: string;
  readonly recipients?: string[];
  readonly language: 'zh' | 'en';
  readonly style?: 'rich' | 'plain';
  readonly standInId?: string;
  readonly enabled: boolean;
}

/** A new one of a kind, one that is there, or null: closed. */
export type Editing = { readonly kind: Kind; readonly outlet: OutletView | null } | null;

const email = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/;

export function OutletDrawer({ editing, onClose, onSaved }: { readonly editing: Editing; readonly onClose: () => void; readonly onSaved: (outlet: OutletView) => void }) {
  const { t } = useTranslation(['delivery', 'ui']);
  const outlets = useOutlets();
  const create = useCreateOutlet();
  const change = useChangeOutlet();
  const kind = editing?.kind ?? 'feishu';
  const known = editing?.outlet ?? null;
  const signs = kind === 'feishu' || kind === 'dingtalk';
  const others = outlets.data?.items.filter(({ id }) => id !== known?.id) ?? [];

  const save = async (values: Values) => {
    const { name, language, style = 'rich', standInId, enabled, recipients = [] } = values;
    const webhook = values.webhook?.trim() ? { webhook: values.webhook } : {};
    const secret = !signs ? {} : values.security === 'other' ? { secret: null } : values.secret ? { secret: values.secret.trim() } : {};
    const body = { name, language, style, standInId: standInId ?? null, enabled, recipients, ...webhook, ...secret };
    const saved = await (known ? change({ params: { outletId: known.id }, body: { ...body, version: known.version } }) : create({ body: { kind, ...body } })).catch((refusal: unknown) => Promise.reject(explained(refusal, kind)));
    if (!known) onSaved(saved);
  };

  return (
    <FormDrawer<Values>
      key={known?.id ?? `new-${kind}`}
      open={editing !== null}
      width={560}
      title={known ? known.name : `${t('new')} · ${t(`newOf.${kind}`)}`}
      initial={known ? { ...known, webhook: '', security: known.signed ? 'signature' : 'other', standInId: known.standInId ?? '' } : { language: i18next.language === 'en' ? 'en' : 'zh', style: 'rich', security: 'signature', enabled: true, recipients: [], standInId: '' }}
      onClose={onClose}
      onSave={(values) => save({ ...values, ...(values.standInId === '' ? { standInId: undefined } : {}) } as Values)}
      fieldOf={({ code, facts }) => (code === 'outlet.name_taken' ? 'name' : typeof facts['field'] === 'string' ? facts['field'] : null)}
    >
      {(form) => (
        <>
          <Collapse
            size="small"
            className={styles.help ?? ''}
            defaultActiveKey={known ? [] : ['how']}
            items={[{ key: 'how', label: t('howTo'), children: <><ol>{t(`steps.${kind}`).split('\n').map((step) => <li key={step}>{step}</li>)}</ol><p>{t(`limits.${kind}`)}</p></> }]}
          />
          <Form.Item name="name" label={t('name')} extra={t('nameHint')} rules={[{ required: true, whitespace: true, message: t('required', { label: t('name') }) }]}><Input maxLength={60} /></Form.Item>
          {kind === 'email' ? (
            <Form.Item name="recipients" label={t('recipients')} extra={t('recipientsHint')} required rules={[{ validator: (_, list: string[] = []) => (list.length > 0 && list.every((one) => email.test(one)) ? Promise.resolve() : Promise.reject(new Error(t('recipientsWrong')))) }]}>
              <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', ';', ' ', '，', '；']} placeholder="duty@example.com" />
            </Form.Item>
          ) : (
            <Form.Item name="webhook" label={t('webhook')} extra={known ? (known.webhook === null ? t('webhookLost') : t('webhookKept', { webhook: known.webhook })) : t('webhookHint')} required={!known} rules={known ? [] : [{ required: true, whitespace: true, message: t('required', { label: t('webhook') }) }]}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} placeholder={examples[kind]} spellCheck={false} autoComplete="off" />
            </Form.Item>
          )}
          {signs && (
            <>
              <Form.Item name="security" label={t('security')}><Radio.Group className={styles.choices ?? ''} options={(['signature', 'other'] as const).map((value) => ({ value, label: t(`securities.${value}`) }))} /></Form.Item>
              <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.security !== after.security || before.language !== after.language}>
                {() =>
                  form.getFieldValue('security') === 'other' ? (
                    <p className={styles.hint}>{t('securityHint.other', { keyword: keywordOf(form.getFieldValue('language') as 'zh' | 'en') })}</p>
                  ) : (
                    <Form.Item name="secret" label={t('secret')} extra={known?.signed ? t('secretKept') : t('securityHint.signature', { word: t(`signatureWord.${kind}`) })} rules={known?.signed ? [] : [{ required: true, whitespace: true, message: t('required', { label: t('secret') }) }]}>
                      <Input.Password maxLength={200} autoComplete="new-password" />
                    </Form.Item>
                  )
                }
              </Form.Item>
            </>
          )}
          <Form.Item name="language" label={t('language')}><Radio.Group optionType="button" options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))} /></Form.Item>
          {kind !== 'email' && <Form.Item name="style" label={t('style')}><Radio.Group className={styles.choices ?? ''} options={(['rich', 'plain'] as const).map((value) => ({ value, label: <>{t(`styles.${value}`)} <span className={styles.hint}>{t(`styleHint.${value}`)}</span></> }))} /></Form.Item>}
          <Form.Item name="standInId" label={t('standIn')} extra={t('standInHint')}><Select options={[{ value: '', label: t('mailOf') }, ...others.map(({ id, name, kind: of }) => ({ value: id, label: `${name} · ${t(`kinds.${of}`)}` }))]} /></Form.Item>
          <Form.Item name="enabled" label={t('enabled')} extra={t('enabledHint')} valuePropName="checked"><Switch /></Form.Item>
        </>
      )}
    </FormDrawer>
  );
}

const examples: Readonly<Record<Exclude<Kind, 'email'>, string>> = {
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
};

/** The refusal of an address with what exactly is wrong with it, as a finding at its field. */
function explained(refusal: unknown, kind: Kind): unknown {
  if (!isRefusal(refusal, 'outlet.webhook_invalid')) return refusal;
  const { flaw, kind: other } = (refusal as Refusal).facts as { flaw: Flaw; kind?: Kind };
  const words = (lng: 'zh' | 'en') => i18next.t(`delivery:webhookFlaws.${flaw}`, { lng, kind: i18next.t(`delivery:kinds.${kind}`, { lng }), other: other === undefined ? '' : i18next.t(`delivery:kinds.${other}`, { lng }) });
  Object.assign((refusal as Refusal).facts, { findings: [{ path: '/webhook', message: { zh: words('zh'), en: words('en') } }] });
  return refusal;
}
