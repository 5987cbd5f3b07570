/** One file on its way in: chosen, looked at, imported. Whatever is changed about it is looked at anew before it may come in. */

import { FileTextOutlined, InboxOutlined } from '@ant-design/icons';
import type { ArticleImportReply } from '@huiyin/domain/knowledge/carry-articles.contract.ts';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Checkbox, Progress, Upload } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../../platform/api.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import { useSession } from '../../platform/session.ts';
import { Panel } from '../../ui/page-frame.tsx';
import { keep, useImportArticles } from './article-import.queries.ts';
import styles from './import.module.css';
import { ImportOutcome } from './import-outcome.tsx';

/** What the page is busy with; `share`: of the upload, 0 to 1. */
interface Sending {
  readonly dry: boolean;
  readonly share: number;
}

const endings = ['.zip', '.xlsx'] as const;

function isTaken({ name }: { readonly name: string }): boolean {
  return endings.some((ending) => name.toLowerCase().endsWith(ending));
}

export function ImportDesk() {
  const { t } = useTranslation(['articleImport', 'ui']);
  const { can } = useSession();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const send = useImportArticles();
  const [file, setFile] = useState<File | null>(null);
  const [publish, setPublish] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [reply, setReply] = useState<ArticleImportReply | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  const answer = useRef<HTMLDivElement>(null);
  // The place where the file was chosen is gone by then, and the keyboard's place with it.
  useEffect(() => {
    if (reply) answer.current?.focus({ preventScroll: true });
  }, [reply]);
  useEffect(() => () => abort.current?.abort(), []);

  const go = async (chosen: File, { dry, publishing }: { readonly dry: boolean; readonly publishing: boolean }) => {
    const { signal } = (abort.current = new AbortController());
    setReply(null);
    setProblem(null);
    setSending({ dry, share: 0 });
    try {
      setReply(await send(chosen, { dry, publish: publishing, progress: (share) => setSending({ dry, share }), signal }));
    } catch (error) {
      if (signal.aborted) return;
      setProblem(dry || isRefusal(error) ? wordsOf(error) : t('unsure'));
    } finally {
      if (abort.current?.signal === signal) setSending(null);
    }
  };
  const choose = async (chosen: File) => {
    if (!isTaken(chosen)) return setProblem(t('wrongKind'));
    setProblem(null);
    try {
      const kept = await keep(chosen);
      setFile(kept);
      await go(kept, { dry: true, publishing: publish });
    } catch (error) {
      setProblem(wordsOf(error));
    }
  };
  const letGo = () => {
    abort.current?.abort();
    setFile(null);
    setReply(null);
    setProblem(null);
    setPublish(false);
  };
  const decide = (publishing: boolean) => {
    setPublish(publishing);
    if (file) void go(file, { dry: true, publishing });
  };

  const wanted = reply ? reply.created + reply.changed : 0;
  const ready = reply !== null && !reply.imported && reply.problems.length === 0 && wanted > 0;
  const run = () => {
    if (!publish) return void go(file!, { dry: false, publishing: false });
    void modal.confirm({ title: t('publishQuestion', { n: wanted }), content: t('publishText'), okText: t('runAndPublish', { n: wanted }), cancelText: t('ui:cancel'), onOk: () => void go(file!, { dry: false, publishing: true }) });
  };

  return (
    <>
      <Panel title={t('import')}>
        {problem !== null && <Alert type="error" showIcon role="alert" className={styles.alert ?? ''} title={problem} action={file && !sending && <Button size="small" onClick={() => void go(file, { dry: true, publishing: publish })}>{t('lookAgain')}</Button>} />}
        {file === null ? (
          // A file of another kind that is dropped would else be passed over without a word.
          <div onDrop={(event) => [...event.dataTransfer.files].some((dropped) => !isTaken(dropped)) && setProblem(t('wrongKind'))}>
            <Upload.Dragger accept={endings.join(',')} multiple={false} showUploadList={false} beforeUpload={(chosen) => {
              void choose(chosen);
              return false;
            }}>
              <p className={styles.sign} aria-hidden><InboxOutlined /></p>
              <p className={styles.drop}>{t('drop')}</p>
              <p className={styles.hint}>{t('dropHint')}</p>
            </Upload.Dragger>
          </div>
        ) : (
          <div className={styles.file}>
            <FileTextOutlined aria-hidden />
            <span className={styles.name}>{file.name}</span>
            {(!sending || sending.dry) && <Button size="small" onClick={letGo}>{sending ? t('ui:cancel') : t('other')}</Button>}
          </div>
        )}
        {sending && (
          <div className={styles.progress} role="status">
            <Progress percent={Math.round(sending.share * 100)} status="active" showInfo={false} aria-label={t('sending')} />
            <span>{t(sending.share < 1 ? 'sending' : sending.dry ? 'looking' : 'importing')}…</span>
          </div>
        )}
        {can('knowledge.publish') && !reply?.imported && (
          <div className={styles.choice}>
            <Checkbox checked={publish} disabled={sending !== null} onChange={({ target }) => decide(target.checked)}>{t('publish')}</Checkbox>
            <span className={styles.hint}>{t(publish ? 'publishHint' : 'draftHint')}</span>
          </div>
        )}
        {file === null && <p className={styles.words}>{t('how')}</p>}
      </Panel>
      {reply && (
        <div ref={answer} tabIndex={-1} className={styles.answer} role="region" aria-label={t('outcome')}>
          <Verdict reply={reply} published={publish} />
          {reply.problems.length > 0 && <div className={styles.acts}><Button onClick={() => void go(file!, { dry: true, publishing: publish })}>{t('lookAgain')}</Button></div>}
          {ready && <div className={styles.acts}><Button type="primary" onClick={run}>{t(publish ? 'runAndPublish' : 'run', { n: wanted })}</Button></div>}
          {reply.imported && (
            <div className={styles.acts}>
              <Button type="primary" onClick={() => void navigate({ to: '/knowledge' })}>{t('toArticles')}</Button>
            </div>
          )}
          <ImportOutcome reply={reply} />
        </div>
      )}
    </>
  );
}

function Verdict({ reply: { imported, created, changed, unchanged, problems }, published }: { readonly reply: ArticleImportReply; readonly published: boolean }) {
  const { t } = useTranslation('articleImport');
  const [type, title, description] = imported ? (['success', t(published ? 'donePublished' : 'doneDrafts', { n: created + changed }), t('doneText', { created, changed, unchanged })] as const)
    : problems.length > 0 ? (['error', t('flawed', { n: problems.length }), t('flawedText')] as const)
    : created + changed === 0 ? (['info', t('nothing'), t('nothingText', { n: unchanged })] as const)
    : (['success', t('fine'), t('fineText', { created, changed })] as const);
  return <Alert type={type} showIcon role={type === 'error' ? 'alert' : 'status'} className={styles.alert ?? ''} title={title} description={description} />;
}
