/** What may be done with an article as it stands, by whoever looks at it. */

import { DownOutlined } from '@ant-design/icons';
import type { ArticleView } from '@huiyin/domain/knowledge/article-view.schema.ts';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { KeepingDrawer } from './keeping-drawer.tsx';
import { useDiscardDraft, useRestoreArticle, useRetireArticle, useReturnArticle, useSubmitArticle } from './knowledge.queries.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

export function ArticleActs({ article }: { readonly article: ArticleView }) {
  const { t } = useTranslation('knowledge');
  const { can } = useSession();
  const navigate = useNavigate();
  const { modal, message } = App.useApp();
  const [open, setOpen] = useState<'publish' | 'return' | 'retire' | 'keep' | null>(null);
  const [submit, giveBack, retire, restore, discard] = [useSubmitArticle(), useReturnArticle(), useRetireArticle(), useRestoreArticle(), useDiscardDraft()];
  const [writes, publishes] = [can('knowledge.write'), can('knowledge.publish')];
  const { draft, standing } = article;
  const params = { articleId: article.id };
  const at = { params, body: { version: article.version } };
  const ask = (title: string, content: string | undefined, act: () => Promise<unknown>, danger = false) =>
    void modal.confirm({ title, content, okButtonProps: { danger }, onOk: () => act().catch((error: unknown) => void message.error(findingWords(error) ?? wordsOf(error), 6)) });

  if (standing === 'retired') return publishes ? <Button onClick={() => ask(t('acts.restoreQuestion'), undefined, () => restore(at))}>{t('acts.restore')}</Button> : null;
  const rare = [
    ...(writes ? [{ key: 'keep', label: t('acts.keep'), onClick: () => setOpen('keep') }] : []),
    ...(writes && draft ? [{ key: 'discard', danger: true, label: t('acts.discard'), onClick: () => ask(t('acts.discardQuestion'), t(article.published ? 'acts.discardText' : 'acts.removeText'), async () => {
      await discard({ params, version: article.version });
      if (!article.published) await navigate({ to: '/knowledge' });
    }, true) }] : []),
    ...(publishes && article.published ? [{ key: 'retire', danger: true, label: t('acts.retire'), onClick: () => setOpen('retire') }] : []),
  ];
  return (
    <>
      {rare.length > 0 && <Dropdown trigger={['click']} menu={{ items: rare }}><Button>{t('acts.more')} <DownOutlined /></Button></Dropdown>}
      {writes && article.reviewNeed !== 'none' && <Button onClick={() => setOpen('keep')}>{t('acts.confirm')}</Button>}
      {publishes && draft?.state === 'review' && <Button onClick={() => setOpen('return')}>{t('acts.return')}</Button>}
      {writes && <Button type={draft === null ? 'primary' : 'default'} onClick={() => void navigate({ to: '/knowledge/$articleId/edit', params })}>{t('acts.edit')}</Button>}
      {writes && draft?.state === 'draft' && <Button type="primary" onClick={() => ask(t('acts.submitQuestion'), t('acts.submitText'), () => submit(at))}>{t('acts.submit')}</Button>}
      {publishes && draft?.state === 'review' && <Button type="primary" onClick={() => setOpen('publish')}>{t('acts.publish')}</Button>}
      {open === 'publish' && <PublishDialog article={article} onClose={() => setOpen(null)} />}
      {open === 'keep' && <KeepingDrawer article={article} onClose={() => setOpen(null)} />}
      {open === 'return' && <ReasonDialog title={t('acts.return')} label={t('acts.returnLabel')} okLabel={t('acts.return')} onClose={() => setOpen(null)} onGiven={(reason) => giveBack({ params, body: { reason, version: article.version } })} />}
      {open === 'retire' && <ReasonDialog danger title={t('acts.retireTitle')} text={t('acts.retireText')} label={t('acts.retireLabel')} okLabel={t('acts.retire')} onClose={() => setOpen(null)} onGiven={(reason) => retire({ params, body: { reason, version: article.version } })} />}
    </>
  );
}

/** What is wrong with the content, for whoever hands it in from here. */
function findingWords(error: unknown): string | null {
  if (!isRefusal(error, 'article.invalid') || !Array.isArray(error.facts['findings'])) return null;
  return (error.facts['findings'] as { message: { zh: string; en: string } }[]).map(({ message }) => inWords(message)).join(' · ');
}
