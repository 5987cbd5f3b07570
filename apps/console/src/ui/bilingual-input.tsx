/** One text in the two languages of the interface; works by itself and inside a Form.Item. */

import { Input } from 'antd';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import styles from './bilingual-input.module.css';

export interface TwoTexts {
  readonly zh: string;
  readonly en: string;
}

interface BilingualInputProps {
  readonly id?: string;
  readonly value?: TwoTexts | null;
  readonly onChange?: (value: TwoTexts) => void;
  readonly rows?: number;
  readonly maxLength?: number;
  readonly disabled?: boolean;
  readonly label?: string;
  /** Beside each other where there is room; long texts read better one above the other. */
  readonly stacked?: boolean;
}

export function BilingualInput({ id, value, onChange, rows = 1, maxLength = 60, disabled = false, label, stacked = rows > 2 }: BilingualInputProps) {
  const { t } = useTranslation('ui');
  const now: TwoTexts = { zh: value?.zh ?? '', en: value?.en ?? '' };
  return (
    <div className={styles.pair} data-stacked={stacked}>
      {(['zh', 'en'] as const).map((language) => {
        const common = {
          value: now[language],
          maxLength,
          disabled,
          lang: language === 'zh' ? 'zh-CN' : 'en',
          'aria-label': `${label ?? ''} ${t(`inLanguage.${language}`)}`.trim(),
          onChange: (event: { target: { value: string } }) => onChange?.({ ...now, [language]: event.target.value }),
          ...(language === 'zh' && id ? { id } : {}),
        };
        return (
          <span key={language} className={styles.one}>
            <span className={styles.tag} aria-hidden>{language === 'zh' ? '中' : 'EN'}</span>
            {rows > 1 ? <Input.TextArea {...common} autoSize={{ minRows: rows, maxRows: rows + 8 }} /> : <Input {...common} />}
          </span>
        );
      })}
    </div>
  );
}

/** Both languages hold something. */
export function bothLanguages() {
  return {
    required: true,
    validator: (_: unknown, value: TwoTexts | null | undefined) => (value?.zh.trim() && value.en.trim() ? Promise.resolve() : Promise.reject(new Error(i18next.t('ui:bothLanguages')))),
  };
}

/** Nothing at all, or both languages. */
export function bothOrNeither() {
  return {
    validator: (_: unknown, value: TwoTexts | null | undefined) =>
      Boolean(value?.zh.trim()) === Boolean(value?.en.trim()) ? Promise.resolve() : Promise.reject(new Error(i18next.t('ui:bothLanguages'))),
  };
}
