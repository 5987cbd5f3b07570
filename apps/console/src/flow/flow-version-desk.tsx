/** The work place around one version: head with its acts, graph or list, and the chosen step at the side. */

import { ArrowLeftOutlined, CheckCircleOutlined, PlusOutlined, SettingOutlined, WarningOutlined } from '@ant-design/icons';
import type { FlowVersionView } from '@huiyin/domain/flow/flow.contract.ts';
import { stages } from '@huiyin/domain/flow/stage.ts';
import { Link, useBlocker } from '@tanstack/react-router';
import { App, Button, Drawer, Dropdown, Modal, Segmented, Spin, Switch } from 'antd';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../platform/api.ts';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { addStep, removeStep, replaceStep } from './editor/change-document.ts';
import { FindingsContext } from './editor/findings.tsx';
import { FlowEditor } from './editor/flow-editor.tsx';
import { ProblemList } from './editor/problem-list.tsx';
import { StepEditor } from './editor/step-editor.tsx';
import { useFindings, useReadVersionAnew } from './flow.queries.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { StepFacts } from './step-facts.tsx';
import { StepList } from './step-list.tsx';
import { useDraftDocument } from './use-draft-document.ts';
import { VersionActions } from './version-actions.tsx';
import { VersionTag } from './version-tag.tsx';
import styles from './flow-version.module.css';

/** Only who looks at a graph loads what draws it. */
const FlowGraph = lazy(() => import('./graph/flow-graph.tsx').then((module) => ({ default: module.FlowGraph })));

export function FlowVersionDesk({ view }: { readonly view: FlowVersionView }) {
  const { t } = useTranslation(['flow', 'ticket', 'ui']);
  const { can } = useSession();
  const { message, modal } = App.useApp();
  const readAnew = useReadVersionAnew();
  const editable = view.state === 'draft' && can('flow.edit');
  const { document, dirty, change, save, reset } = useDraftDocument(view);
  const phone = window.innerWidth <= 640;
  const [look, setLook] = useState<'graph' | 'list'>(phone ? 'list' : 'graph');
  const [withExceptions, setWithExceptions] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [side, setSide] = useState<'flow' | 'problems' | null>(null);
  const [saving, setSaving] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const check = useFindings(document, editable);
  const findings = (editable ? check.data?.findings : undefined) ?? view.findings;
  const blocker = useBlocker({ shouldBlockFn: () => dirty, enableBeforeUnload: () => dirty, withResolver: true });

  const problems = useMemo(() => {
    const count = new Map<string, number>();
    for (const { step } of findings) if (step !== undefined) count.set(step, (count.get(step) ?? 0) + 1);
    return count;
  }, [findings]);
  const index = document.steps.findIndex((step) => step.key === chosen);
  const choose = useCallback((key: string) => {
    setSide(null);
    setChosen(key);
  }, []);

  // Beside the picture and below the head, so that saving and publishing stay in reach; a phone has no room for both.
  const beside = phone ? {} : { getContainer: false as const, mask: false };

  const explainStale = () =>
    void modal.confirm({
      title: t('stale'),
      content: t('staleText'),
      okText: t('loadNewest'),
      cancelText: t('stay'),
      onOk: async () => reset(await readAnew(view.id)),
    });
  const keep = async (note?: string) => {
    setSaving(true);
    try {
      return await save(note);
    } catch (error) {
      if (isRefusal(error, 'flow.changed')) explainStale();
      else void message.error(wordsOf(error));
      return null;
    } finally {
      setSaving(false);
    }
  };

  return (
    <FindingsContext value={findings}>
      <div className={styles.desk}>
        <header className={styles.head}>
          <Link to="/flows" className={styles.back} aria-label={t('ui:back')}><ArrowLeftOutlined /></Link>
          <div className={styles.words}>
            <h1>{inWords(document.name)} <span className={styles.number}>{t('number', { n: view.number })}</span> <VersionTag state={view.state} /></h1>
            <p>{dirty ? <span className={styles.unsaved}>{t('unsaved')}</span> : view.note || inWords(document.purpose)}</p>
          </div>
          <div className={styles.actions}>
            {editable && <Button icon={findings.length > 0 ? <WarningOutlined /> : <CheckCircleOutlined />} danger={findings.length > 0} onClick={() => setSide('problems')}>{findings.length > 0 ? t('problems.count', { n: findings.length }) : t('editor.check')}</Button>}
            {editable && <Button disabled={!dirty} loading={saving} onClick={() => void keep().then((saved) => saved && void message.success(t('saved')))}>{t('save')}</Button>}
            {view.state === 'draft' && can('flow.publish') && <Button type="primary" onClick={() => setPublishing(true)}>{t('publish')}</Button>}
            <VersionActions view={view} dirty={dirty} />
          </div>
        </header>
        <div className={styles.work}>
          <div className={styles.bar}>
            <Segmented size="small" value={look} onChange={setLook} options={[{ value: 'graph', label: t('view.graph') }, { value: 'list', label: t('view.list') }]} />
            {look === 'graph' && <label className={styles.switch}><Switch size="small" checked={withExceptions} onChange={setWithExceptions} />{t('exceptionsToo')}</label>}
            <span className={styles.space} />
            {view.state === 'published' && can('flow.edit') && <span className={styles.quiet}>{t('readOnly')}</span>}
            {editable && (
              <>
                <Button size="small" icon={<SettingOutlined />} onClick={() => setSide('flow')}>{t('editor.flowTitle')}</Button>
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: stages.map((stage) => ({
                      key: stage,
                      label: t('editor.addTo', { stage: t(`ticket:stage.${stage}`) }),
                      onClick: () => {
                        const added = addStep(document, stage, { zh: '新节点', en: 'New step' });
                        change(added.document);
                        choose(added.key);
                      },
                    })),
                  }}
                >
                  <Button size="small" icon={<PlusOutlined />}>{t('editor.addStep')}</Button>
                </Dropdown>
              </>
            )}
          </div>
          <div className={styles.canvas}>
            {look === 'graph' ? (
              <Suspense fallback={<div className={styles.waiting}><Spin /></div>}>
                <FlowGraph document={document} chosen={chosen} onChoose={choose} withExceptions={withExceptions} problems={problems} />
              </Suspense>
            ) : (
              <StepList document={document} chosen={chosen} onChoose={choose} problems={problems} />
            )}
          </div>
          {index >= 0 && editable && (
            <StepEditor
              place={beside}
              key={index}
              document={document}
              index={index}
              findings={findings}
              onChange={(step) => {
                change(replaceStep(document, index, step));
                setChosen(step.key);
              }}
              onRemove={() => {
                setChosen(null);
                change(removeStep(document, index));
              }}
              onClose={() => setChosen(null)}
            />
          )}
          <Drawer {...beside} open={index >= 0 && !editable} onClose={() => setChosen(null)} size={Math.min(460, window.innerWidth)} title={index >= 0 ? inWords(document.steps[index]!.name) : ''}>
            {index >= 0 && <StepFacts document={document} step={document.steps[index]!} onChoose={choose} />}
          </Drawer>
          <Drawer {...beside} open={side === 'flow'} onClose={() => setSide(null)} size={Math.min(520, window.innerWidth)} title={t('editor.flowTitle')}>
            <FlowEditor document={document} onChange={change} />
          </Drawer>
          <Drawer {...beside} open={side === 'problems'} onClose={() => setSide(null)} size={Math.min(460, window.innerWidth)} title={t('problems.title')}>
            <ProblemList document={document} findings={findings} checking={check.isFetching} onStep={choose} onFlow={() => setSide('flow')} />
          </Drawer>
        </div>
      </div>
      {publishing && <PublishDialog view={view} document={document} findings={findings} dirty={dirty} onSave={keep} onStale={explainStale} onClose={() => setPublishing(false)} />}
      <Modal open={blocker.status === 'blocked'} title={t('leaveQuestion')} okText={t('leave')} okButtonProps={{ danger: true }} cancelText={t('stay')} onOk={blocker.proceed} onCancel={blocker.reset} />
    </FindingsContext>
  );
}
