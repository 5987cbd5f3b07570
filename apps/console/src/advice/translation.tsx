/** A language model's translation, where there is one: of what the customer said, and of the answer that is being written. Without a model nothing is shown. */

import { TranslationOutlined } from '@ant-design/icons';
import { languageOf } from '@huiyin/domain/kernel/language.ts';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { translatorQuery, useTranslate } from './advice.queries.ts';
import { whyUntranslated } from './translation-failure.ts';
import styles from './advice.module.css';

/** Under a message in another language than the reader's. */
export function Translation({ ticketId, text }: { readonly ticketId: string; readonly text: string }) {
  const { t, i18n } = useTranslation('advice');
  const { data: translator } = useQuery(translatorQuery);
  const translate = useTranslate(ticketId);
  const [open, setOpen] = useState(false);
  const mine = i18n.language.startsWith('zh') ? 'zh' : 'en';
  if (!translator?.model || languageOf(text) === mine) return null;
  const show = () => {
    if (translate.data) return setOpen(!open);
    translate.mutate({ text, to: mine }, { onSuccess: () => setOpen(true) });
  };
  return (
    <div className={styles.translation}>
      {open && translate.data && <p>{translate.data.text}<small>{t('translation.by', { model: translate.data.model })}</small></p>}
      {translate.isError && <p role="alert" className={styles.untranslated}>{whyUntranslated(translate.error)}</p>}
      <Button type="link" size="small" loading={translate.isPending} aria-expanded={open} onClick={show}>{open ? t('translation.hide') : t('translation.message')}</Button>
    </div>
  );
}

/** Puts the answer into the other language; the writer reads and mends it before it is sent, and can have theirs back until then. */
export function TranslateButton({ ticketId, text, onText }: { readonly ticketId: string; readonly text: string; readonly onText: (text: string) => void }) {
  const { t } = useTranslation('advice');
  const { message } = App.useApp();
  const { data: translator } = useQuery(translatorQuery);
  const translate = useTranslate(ticketId);
  const [original, setOriginal] = useState<string | null>(null);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
    // Sent, or given up.
    if (text === '') setOriginal(null);
  }, [text]);
  if (!translator?.model) return null;
  if (original !== null) return <Button type="text" icon={<TranslationOutlined />} onClick={() => { onText(original); setOriginal(null); }}>{t('translation.original')}</Button>;
  const start = async () => {
    try {
      const translated = await translate.mutateAsync({ text, to: languageOf(text) === 'zh' ? 'en' : 'zh' });
      // A model takes seconds; whoever wrote on meanwhile keeps their words.
      if (latest.current !== text) return void message.info(t('translation.writtenOn'));
      setOriginal(text);
      onText(translated.text);
    } catch (error) {
      void message.error(whyUntranslated(error));
    }
  };
  return <Button type="text" icon={<TranslationOutlined />} aria-label={t('translation.draft')} title={t('translation.draft')} disabled={text.trim() === ''} loading={translate.isPending} onClick={() => void start()} />;
}
