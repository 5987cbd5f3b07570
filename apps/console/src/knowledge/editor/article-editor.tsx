/** An article being written, with what readers will see beside it. What somebody else saved meanwhile is told, never overwritten unseen. */

import { ArrowLeftOutlined } from '@ant-design/icons';
import type { ArticleContentBody } from '@huiyin/domain/knowledge/article.schema.ts';
import type { Finding } from '@huiyin/domain/knowledge/finding.ts';
import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Form, Modal } from 'antd';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../../platform/api.ts';
import { currentLanguage } from '../../platform/i18n.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import { useSession } from '../../platform/session.ts';
import { PageFrame, Panel } from '../../ui/page-frame.tsx';
import { fullMoment } from '../../ui/time.ts';
import { wrongAtOf } from '../../ui/wrong-at.ts';
import { Comparison } from '../comparison.tsx';
import { KeepingFields, type KeepingValues } from '../keeping-drawer.tsx';
import styles from '../knowledge.module.css';
import { useCreateArticle, useReadAgain, useSaveDraft, useSubmitArticle } from '../knowledge.queries.ts';
import { BodyEditor } from './body-editor.tsx';
import { ContentFields, KeyAndLanguage } from './content-fields.tsx';

const blank: ArticleContentBody = { question: '', variants: [], body: '', categoryKey: null, products: [], channels: [], audience: 'public', validFrom: null, validUntil: null, flowSteps: [] };

export function ArticleEditor({ article }: { readonly article: ArticleView | null }) {
  const { t } = useTranslation(['knowledge', 'ui']);
  const { me } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [create, saveDraft, submit, readAgain] = [useCreateArticle(), useSaveDraft(), useSubmitArticle(), useReadAgain()];
  const [based, setBased] = useState(article);
  const saved = based?.draft?.content ?? based?.published?.content ?? blank;
  const [content, setContent] = useState<ArticleContentBody>(saved);
  const [beginning, setBeginning] = useState<{ readonly key: string; readonly language: 'zh' | 'en' }>({ key: '', language: article?.language ?? currentLanguage() });
  const [keeping] = Form.useForm<KeepingValues>();
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<ArticleView | null>(null);
  const [comparing, setComparing] = useState(false);
  const [saving, setSaving] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const dirty = useRef(false);
  const changed = JSON.stringify(content) !== JSON.stringify(saved);
  dirty.current = changed;
  const blocker = useBlocker({ shouldBlockFn: () => dirty.current, enableBeforeUnload: () => dirty.current, withResolver: true });
  const change = (part: Partial<ArticleContentBody>) => {
    setContent({ ...content, ...part });
    // What was told of a field is over once the field is changed.
    setFindings(findings.filter(({ path }) => !Object.keys(part).some((field) => path === `/${field}` || path.startsWith(`/${field}/`))));
  };
  const wrongAt = wrongAtOf(findings);

  const refused = async (refusal: unknown) => {
    if (isRefusal(refusal, 'article.invalid')) {
      const found = refusal.facts['findings'] as readonly Finding[];
      setFindings(found);
      keeping.setFields(found.flatMap(({ path }) => (['ownerId', 'teamId', 'reviewOn', 'counterpartId'] as const).filter((name) => path === `/${name}`).map((name) => ({ name, errors: [wrongAtOf(found)(path) ?? ''] }))));
      setTimeout(() => frame.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' }));
    } else if (isRefusal(refusal, 'article.changed') && based) setTheirs(await readAgain(based.id));
    else setError(refusal);
  };

  /** The article as saved, or null when it was refused. `over`: the version whose content has been seen. */
  const save = async (over: ArticleView | null): Promise<ArticleView | null> => {
    if (content.question.trim() === '') {
      setFindings([{ code: 'question.missing', path: '/question', message: { zh: t('editor.questionNeeded'), en: t('editor.questionNeeded') } }]);
      return null;
    }
    if (over !== null) return saveDraft({ params: { articleId: over.id }, body: { content, version: over.version } });
    const { ownerId, teamId, reviewOn, counterpartId } = await keeping.validateFields();
    const { key, language } = beginning;
    return create({ body: { ...(key === '' ? {} : { key }), language, content, ownerId, teamId, reviewOn, counterpartId: counterpartId ?? null } });
  };

  const run = async (over: ArticleView | null, handIn: boolean) => {
    setSaving(true);
    setError(null);
    setFindings([]);
    try {
      const kept = changed || over?.draft === null || over === null || theirs !== null ? await save(over) : over;
      if (kept === null) return;
      dirty.current = false;
      setTheirs(null);
      setBased(kept);
      setContent(kept.draft!.content);
      if (handIn) {
        await submit({ params: { articleId: kept.id }, body: { version: kept.version } });
        void message.success(t('editor.submitted'));
        return void (await navigate({ to: '/knowledge/$articleId', params: { articleId: kept.id } }));
      }
      void message.success(t('editor.saved'));
      if (over === null) await navigate({ to: '/knowledge/$articleId/edit', params: { articleId: kept.id }, replace: true });
    } catch (refusal) {
      if (isRefusal(refusal) || refusal instanceof Error) await refused(refusal);
    } finally {
      setSaving(false);
    }
  };

  const takeTheirs = () => {
    setBased(theirs);
    setContent(theirs!.draft?.content ?? theirs!.published!.content);
    setTheirs(null);
    setComparing(false);
  };
  const wrongCount = findings.length;
  return (
    <PageFrame
      wide
      back={based ? <Link to="/knowledge/$articleId" params={{ articleId: based.id }} aria-label={t('ui:back')} className={styles.back}><ArrowLeftOutlined /></Link> : <Link to="/knowledge" aria-label={t('back')} className={styles.back}><ArrowLeftOutlined /></Link>}
      title={t(based ? 'editor.title' : 'editor.newTitle')}
    >
      <div ref={frame} className={styles.notices}>
        {error !== null && <Alert type="error" showIcon role="alert" title={wordsOf(error)} />}
        {based?.draft?.returned && <Alert type="warning" showIcon title={t('returnedBy', { who: based.draft.returned.by.name ?? t('somebody'), reason: based.draft.returned.reason })} />}
        {based?.draft?.state === 'review' && <Alert type="info" showIcon title={t('editor.inReview')} />}
        {theirs && (
          <Alert type="warning" showIcon role="alert" title={t('editor.conflict', { who: theirs.draft?.writers.at(-1)?.name ?? t('somebody') })} description={t('editor.conflictText')} action={<Button size="small" onClick={() => setComparing(true)}>{t('editor.showConflict')}</Button>} />
        )}
        <div className={styles.editor}>
          <div>
            <Panel>
              {based === null && <KeyAndLanguage value={beginning} onChange={setBeginning} />}
              <ContentFields.Question value={content} onChange={change} wrongAt={wrongAt} />
              <BodyEditor value={content.body} language={based?.language ?? beginning.language} wrong={wrongAt('/body')} onChange={(body) => change({ body })} />
            </Panel>
          </div>
          <div>
            <Panel title={t('facts')}><ContentFields.Facts value={content} onChange={change} wrongAt={wrongAt} /></Panel>
            {based === null && (
              <Panel title={t('editor.keeping')}>
                <Form form={keeping} layout="vertical" requiredMark initialValues={{ ownerId: me.id, teamId: me.teams[0]?.id, reviewOn: dayjs().add(6, 'month').format('YYYY-MM-DD') }}>
                  <KeepingFields language={beginning.language} known={[{ id: me.id, name: me.name }]} />
                </Form>
              </Panel>
            )}
          </div>
        </div>
        <div className={styles.foot}>
          <span role="status" data-wrong={wrongCount > 0}>{wrongCount > 0 ? t('editor.wrong', { n: wrongCount }) : changed ? t('editor.unsaved') : based?.draft ? t('editor.savedAt', { at: fullMoment(based.draft.savedAt) }) : ''}</span>
          <Button loading={saving} disabled={theirs !== null} onClick={() => void run(based, false)}>{t('editor.save')}</Button>
          <Button type="primary" loading={saving} disabled={theirs !== null || (based?.draft?.state === 'review' && !changed)} onClick={() => void run(based, true)}>{t('editor.saveAndSubmit')}</Button>
        </div>
      </div>
      {comparing && theirs && (
        <Modal
          open
          width={820}
          title={t('editor.conflictTitle')}
          onCancel={() => setComparing(false)}
          footer={[
            <Button key="theirs" onClick={takeTheirs}>{t('editor.takeTheirs')}</Button>,
            <Button key="mine" type="primary" danger onClick={() => { setComparing(false); void run(theirs, false); }}>{t('editor.keepMine')}</Button>,
          ]}
        >
          <Comparison before={theirs.draft?.content ?? theirs.published!.content} after={content} />
        </Modal>
      )}
      {blocker.status === 'blocked' && <Modal open title={t('editor.leave')} okText={t('ui:confirm')} cancelText={t('ui:cancel')} okButtonProps={{ danger: true }} onOk={blocker.proceed} onCancel={blocker.reset} />}
    </PageFrame>
  );
}
