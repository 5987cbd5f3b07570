/** A form at the side: saves, shows the refusal where the person looks, keeps what was typed when it fails. */

import { Alert, Button, Drawer, Form, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';

interface FormDrawerProps<Values extends object> {
  readonly open: boolean;
  readonly title: string;
  readonly initial?: Partial<Values>;
  readonly onClose: () => void;
  /** Rejects to keep the drawer open with the words of the refusal. */
  readonly onSave: (values: Values) => Promise<unknown>;
  /** The field that a refusal speaks of; null: it is told above the form. What the edge refuses finds its field by itself. */
  readonly fieldOf?: (refusal: Refusal) => string | readonly (string | number)[] | null;
  /** Where a finding is shown that lies elsewhere in what was sent than in the form. */
  readonly placeOf?: (path: readonly string[], values: Values) => readonly (string | number)[];
  readonly saveLabel?: string;
  readonly width?: number;
  readonly children: ReactNode | ((form: FormInstance<Values>) => ReactNode);
}

export function FormDrawer<Values extends object>({ open, title, initial, onClose, onSave, fieldOf, placeOf, saveLabel, width = 440, children }: FormDrawerProps<Values>) {
  const { t } = useTranslation('ui');
  const [form] = Form.useForm<Values>();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const save = async (values: Values) => {
    setSaving(true);
    setError(null);
    // A list without rules of its own would go on showing what the last attempt was told.
    form.setFields(form.getFieldsError().filter(({ errors }) => errors.length > 0).map(({ name }) => ({ name: name as never, errors: [] })));
    try {
      await onSave(values);
      onClose();
    } catch (refusal) {
      if (!tellAtField(form, refusal, fieldOf, (path) => placeOf?.(path, values) ?? path)) setError(refusal);
    } finally {
      setSaving(false);
    }
  };

  return (
    <Drawer
      open={open}
      title={title}
      onClose={onClose}
      size={Math.min(width, window.innerWidth)}
      destroyOnHidden
      afterOpenChange={(visible) => !visible && setError(null)}
      footer={
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={saving} onClick={() => form.submit()}>{saveLabel ?? t('save')}</Button>
        </div>
      }
    >
      {error !== null && <Alert type="error" showIcon title={wordsOf(error)} style={{ marginBottom: 16 }} />}
      <Form<Values> form={form} layout="vertical" requiredMark preserve={false} {...(initial ? { initialValues: initial } : {})} onFinish={(values) => void save(values)}>
        {typeof children === 'function' ? children(form) : children}
      </Form>
    </Drawer>
  );
}

/** True when every place that the refusal names is a field of this form, which then carries the words. */
function tellAtField<Values>(form: FormInstance<Values>, refusal: unknown, fieldOf: FormDrawerProps<object>['fieldOf'], placeOf: PlaceOf): boolean {
  if (!(refusal instanceof Refusal)) return false;
  const fields = form.getFieldsError().map((field) => field.name);
  const findings = findingsOf(refusal);
  if (findings.length > 0) return tellFindings(form, fields, findings, placeOf);
  const named = fieldOf?.(refusal) ?? null;
  const places = named !== null ? [typeof named === 'string' ? [named] : [...named]] : refusal.code === 'request.invalid' ? refusal.fields.map((path) => path.replace(/^body\./, '').split('.')) : [];
  // A list is a field as well as each field of its rows: the closest is meant.
  const closest = (place: readonly (string | number)[]) => fields.filter((name) => name.every((part, index) => String(part) === String(place[index]))).sort((a, b) => b.length - a.length)[0];
  const found = places.map(closest);
  if (found.length === 0 || found.includes(undefined)) return false;
  form.setFields(found.map((name) => ({ name: name as never, errors: [wordsOf(refusal)] })));
  form.scrollToField(found[0] as never, { block: 'center' });
  return true;
}

type PlaceOf = (path: readonly string[]) => readonly (string | number)[];

interface Finding {
  /** A JSON Pointer into what was sent. */
  readonly path: string;
  readonly message: { readonly zh: string; readonly en: string };
}

function findingsOf({ facts }: Refusal): readonly Finding[] {
  return Array.isArray(facts['findings']) ? (facts['findings'] as Finding[]) : [];
}

/** Each at its field, or at the nearest one around it; what has no field at all is told above the form. */
function tellFindings<Values>(form: FormInstance<Values>, fields: readonly (readonly (string | number)[])[], findings: readonly Finding[], placeOf: PlaceOf): boolean {
  const told = findings.map(({ path, message }) => {
    const parts = placeOf(path.split('/').slice(1)).map(String);
    const around = fields.filter((name) => name.every((part, index) => String(part) === parts[index]));
    return { name: around.toSorted((a, b) => b.length - a.length)[0], words: inWords(message) };
  });
  const placed = told.flatMap(({ name, words }) => (name === undefined ? [] : [{ name: name as never, errors: [words] }]));
  form.setFields(placed);
  if (placed[0]) form.scrollToField(placed[0].name, { block: 'center' });
  return placed.length === told.length;
}
