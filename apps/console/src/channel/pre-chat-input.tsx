/** Which facts a visitor is asked for before the first message. */

import type { ChannelSettings } from '@huiyin/domain/channel/channel.contract.ts';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './channel.module.css';

type Fields = NonNullable<ChannelSettings['preChat']>;
const keys = ['name', 'phone', 'email', 'topic'] as const;

export function PreChatInput({ value = [], onChange }: { readonly value?: Fields; readonly onChange?: (fields: Fields) => void }) {
  const { t } = useTranslation('channel');
  const set = (key: Fields[number]['key'], asked: boolean, required: boolean) => {
    const others = value.filter((field) => field.key !== key);
    const all = asked ? [...others, { key, required }] : others;
    onChange?.(all.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key)));
  };
  return (
    <div>
      {keys.map((key) => {
        const field = value.find((each) => each.key === key);
        return (
          <div key={key} className={styles.preChat}>
            <Checkbox checked={field !== undefined} onChange={({ target }) => set(key, target.checked, false)}>{t(`fields.${key}`)}</Checkbox>
            {field && <Checkbox checked={field.required} onChange={({ target }) => set(key, true, target.checked)}>{t('mustFill')}</Checkbox>}
          </div>
        );
      })}
    </div>
  );
}
