/** The form of a step: its fields in order. */

import type { Form, FormField } from '@huiyin/domain/flow/flow.ts';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { freeKey } from './change-document.ts';
import styles from './editor.module.css';
import { FieldEditor } from './field-editor.tsx';
import { fieldKind } from './field-kind.ts';
import { Place } from './findings.tsx';
import { PartList } from './part-list.tsx';

export function FormEditor({ form, onChange, path }: { readonly form: Form; readonly onChange: (form: Form) => void; readonly path: string }) {
  const { t } = useTranslation('flow');
  const fields = Object.entries(form.properties);
  // Two fields under one key would silently be one: a taken key is given a number.
  const keyed = (parts: readonly (readonly [string, FormField])[]) => {
    const taken: string[] = [];
    const properties: [string, FormField][] = [];
    for (const [key, field] of parts) {
      const free = freeKey(key, taken);
      taken.push(free);
      properties.push([free, field]);
    }
    onChange({ type: 'object', properties: Object.fromEntries(properties) });
  };
  return (
    <PartList<readonly [string, FormField]>
      parts={fields}
      onChange={keyed}
      titleOf={([key, field]) => <><b>{inWords(field.label) || key}</b> <span className={styles.quiet}>{t(`field.kind.${fieldKind(field)}`)} · {key}</span></>}
      pathOf={([key]) => `${path}/properties/${key}`}
      make={() => [freeKey('field', fields.map(([key]) => key)), { type: 'string', label: { zh: '', en: '' } }]}
      addLabel={t('field.add')}
      empty={t('field.empty')}
    >
      {([key, field], change) => (
        <>
          <Place label={t('field.key')} path={`${path}/properties/${key}`} exact>
            <Input value={key} maxLength={40} aria-label={t('field.key')} onChange={({ target }) => change([target.value, field])} />
          </Place>
          <FieldEditor field={field} path={`${path}/properties/${key}`} onChange={(next) => change([key, next])} />
        </>
      )}
    </PartList>
  );
}
