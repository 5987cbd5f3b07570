/** Markdown at the left, what readers will see at the right; pictures by button, paste or drop. */

import { BoldOutlined, FontSizeOutlined, PictureOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { App, Button, Input, Segmented, Tooltip } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../../platform/refusal-words.ts';
import { useRested } from '../../ui/use-rested.ts';
import styles from '../knowledge.module.css';
import { uploadPicture, usePreview } from '../knowledge.queries.ts';
import { Rendered } from '../rendered.tsx';
import { insertBlock, wrapSelection } from './edit-text.ts';

interface BodyEditorProps {
  readonly value: string;
  readonly language: 'zh' | 'en';
  readonly wrong: string | null;
  readonly onChange: (value: string) => void;
}


export function BodyEditor({ value, language, wrong, onChange }: BodyEditorProps) {
  const { t } = useTranslation('knowledge');
  const { message } = App.useApp();
  const id = useId();
  const box = useRef<TextAreaRef>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [side, setSide] = useState<'write' | 'preview'>('write');
  const [uploading, setUploading] = useState(0);
  const now = useRef(value);
  now.current = value;
  const preview = usePreview(useRested(value));
  const area = () => box.current?.resizableTextArea?.textArea;

  const put = (edit: (text: string, from: number, to: number) => { readonly text: string; readonly from: number; readonly to: number }) => {
    const element = area();
    const edited = edit(now.current, element?.selectionStart ?? now.current.length, element?.selectionEnd ?? now.current.length);
    onChange(edited.text);
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(edited.from, edited.to);
    });
  };
  const take = (files: readonly File[]) => {
    for (const file of files.filter(({ type }) => type.startsWith('image/'))) {
      setUploading((count) => count + 1);
      uploadPicture(file, new AbortController().signal)
        .then(({ id: fileId, name }) => put((text, from, to) => insertBlock(text, from, to, `![${name.replace(/\.[a-z0-9]+$/i, '').replace(/[[\]]/g, '')}](file:${fileId})`)))
        .catch((error: unknown) => void message.error(wordsOf(error)))
        .finally(() => setUploading((count) => count - 1));
    }
  };

  return (
    <div className={styles.field}>
      <div className={styles.tools}>
        <label htmlFor={id}>{t('body')}<i aria-hidden> *</i></label>
        <span className={styles.buttons}>
          <Tooltip title={t('editor.bold')}><Button size="small" type="text" aria-label={t('editor.bold')} icon={<BoldOutlined />} onClick={() => put((text, from, to) => wrapSelection(text, from, to, '**'))} /></Tooltip>
          <Tooltip title={t('editor.heading')}><Button size="small" type="text" aria-label={t('editor.heading')} icon={<FontSizeOutlined />} onClick={() => put((text, from, to) => insertBlock(text, from, to, '### '))} /></Tooltip>
          <Tooltip title={t('editor.list')}><Button size="small" type="text" aria-label={t('editor.list')} icon={<UnorderedListOutlined />} onClick={() => put((text, from, to) => insertBlock(text, from, to, '- '))} /></Tooltip>
          <Tooltip title={t('editor.picture')}><Button size="small" type="text" aria-label={t('editor.picture')} icon={<PictureOutlined />} loading={uploading > 0} onClick={() => picker.current?.click()} /></Tooltip>
          <input ref={picker} type="file" accept="image/png,image/jpeg,image/gif,image/webp" multiple hidden onChange={({ target }) => { take([...(target.files ?? [])]); target.value = ''; }} />
        </span>
        <Segmented size="small" className={styles.sides ?? ''} value={side} options={[{ value: 'write', label: t('editor.write') }, { value: 'preview', label: t('editor.preview') }]} onChange={setSide} />
      </div>
      <div className={styles.bodyPanes} data-side={side}>
        <Input.TextArea
          ref={box}
          id={id}
          maxLength={60_000}
          value={value}
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          {...(wrong === null ? {} : { status: 'error' as const })}
          onChange={({ target }) => onChange(target.value)}
          onPaste={(event) => {
            const files = [...event.clipboardData.files];
            if (files.some(({ type }) => type.startsWith('image/'))) event.preventDefault();
            take(files);
          }}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            if (event.dataTransfer.files.length > 0) event.preventDefault();
            take([...event.dataTransfer.files]);
          }}
        />
        <section className={styles.preview} aria-label={t('editor.preview')}>
          {value.trim() === '' ? <p className={styles.quiet}>{t('noBody')}</p> : preview.isError && !preview.data ? <p role="alert" className={styles.wrong}>{wordsOf(preview.error)}</p> : preview.data ? <Rendered html={preview.data.html} lang={language} /> : null}
        </section>
      </div>
      {wrong !== null ? <p role="alert" className={styles.wrong}>{wrong}</p> : <p className={styles.hint} role="status">{uploading > 0 ? t('editor.uploading') : t('bodyHint')}</p>}
    </div>
  );
}
