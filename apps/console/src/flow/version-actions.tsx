/** What else can be done with a version: copy, compare, retire, discard. */

import { MoreOutlined } from '@ant-design/icons';
import type { FlowVersionView } from '@huiyin/domain/flow/flow.contract.ts';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { useDiscardDraft, useDraft, useFlows, useFlowUsage, useRetire } from './flow.queries.ts';

export function VersionActions({ view, dirty }: { readonly view: FlowVersionView; readonly dirty: boolean }) {
  const { t } = useTranslation('flow');
  const { can } = useSession();
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const { data: flows } = useFlows();
  const { data: usage } = useFlowUsage();
  const walking = usage?.get(view.id) ?? 0;
  const draft = useDraft();
  const discard = useDiscardDraft();
  const retire = useRetire();
  const others = flows?.items.find((flow) => flow.id === view.flowId)?.versions.filter((version) => version.id !== view.id) ?? [];

  const copy = async () => {
    try {
      const made = await draft({ params: { flowId: view.flowId }, body: { from: view.id } });
      void message.success(t('draftMade'));
      await navigate({ to: '/flows/versions/$versionId', params: { versionId: made.id } });
    } catch (error) {
      void message.error(wordsOf(error));
    }
  };
  const askRetire = () =>
    void modal.confirm({
      title: t('retireQuestion', { n: view.number }),
      content: walking === 0 ? t('retireIdle') : t('retireText', { count: walking }),
      okText: t('retire'),
      okButtonProps: { danger: true },
      onOk: () => retire({ params: { versionId: view.id } }).then(() => void message.success(t('retired')), (error: unknown) => void message.error(wordsOf(error))),
    });
  const askDiscard = () =>
    void modal.confirm({
      title: t('discardQuestion'),
      content: t('discardText'),
      okText: t('discard'),
      okButtonProps: { danger: true },
      onOk: () => discard({ params: { versionId: view.id } }).then(() => navigate({ to: '/flows', ignoreBlocker: true }), (error: unknown) => void message.error(wordsOf(error))),
    });

  const items: MenuProps['items'] = [
    ...(can('flow.edit') ? [{ key: 'copy', label: t('copyAsDraft'), disabled: dirty, onClick: () => void copy() }] : []),
    ...(others.length > 0
      ? [{ key: 'compare', label: t('compareWith'), children: others.map((other) => ({ key: other.id, label: `${t('number', { n: other.number })} · ${t(`state.${other.state}`)}`, onClick: () => void navigate({ to: '/flows/compare/$beforeId/$afterId', params: { beforeId: other.id, afterId: view.id } }) })) }]
      : []),
    ...(view.state === 'published' && can('flow.publish') ? [{ key: 'retire', danger: true, label: t('retire'), onClick: askRetire }] : []),
    ...(view.state === 'draft' && can('flow.edit') ? [{ key: 'discard', danger: true, label: t('discard'), onClick: askDiscard }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      {view.state !== 'draft' && can('flow.edit') && <Button type="primary" onClick={() => void copy()}>{t('copyAsDraft')}</Button>}
      <Dropdown trigger={['click']} menu={{ items }}><Button icon={<MoreOutlined />} aria-label={t('more')} /></Dropdown>
    </>
  );
}
