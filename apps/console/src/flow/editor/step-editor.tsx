/** One step of a draft in a side drawer: basics, words, form, exits, exception plans. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { Finding } from '@huiyin/domain/flow/finding.ts';
import type { FlowDocument, Step } from '@huiyin/domain/flow/flow.ts';
import { type Stage, stages } from '@huiyin/domain/flow/stage.ts';
import { Badge, Button, Drawer, type DrawerProps, Input, Select, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { BilingualInput } from '../../ui/bilingual-input.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import styles from './editor.module.css';
import { ExceptionsEditor } from './exceptions-editor.tsx';
import { ExitsEditor } from './exits-editor.tsx';
import { Place } from './findings.tsx';
import { FormEditor } from './form-editor.tsx';
import { LimitInput } from './limit-input.tsx';
import { removeItem, replaceItem } from './list-edits.ts';
import { RoleSelect } from './role-select.tsx';

interface StepEditorProps {
  readonly document: FlowDocument;
  readonly index: number;
  readonly findings: readonly Finding[];
  readonly onChange: (step: Step) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
  readonly place: Pick<DrawerProps, 'getContainer' | 'mask'>;
}

const tabs = ['basics', 'words', 'form', 'exits', 'exceptions'] as const;
type Tab = (typeof tabs)[number];

export function StepEditor({ document, index, findings, onChange, onRemove, onClose, place }: StepEditorProps) {
  const { t } = useTranslation(['flow', 'ui']);
  const step = document.steps[index]!;
  const path = `/steps/${index}`;
  const own = findings.filter((finding) => finding.path === path || finding.path.startsWith(`${path}/`));
  const [tab, setTab] = useState<Tab>(() => tabs.find((each) => own.some((finding) => tabOf(finding.path, path) === each)) ?? 'basics');
  const general = own.filter((finding) => finding.path === path || finding.path === `${path}/exits`);

  const panes: Readonly<Record<Tab, React.ReactNode>> = {
    basics: <Basics step={step} onChange={onChange} path={path} />,
    words: <Words step={step} onChange={onChange} path={path} />,
    form: <FormEditor form={step.form} path={`${path}/form`} onChange={(form) => onChange({ ...step, form })} />,
    exits: <ExitsEditor document={document} step={step} path={`${path}/exits`} onChange={(exits) => onChange({ ...step, exits })} />,
    exceptions: <ExceptionsEditor document={document} step={step} path={`${path}/exceptions`} onChange={(exceptions) => onChange({ ...step, exceptions })} />,
  };

  return (
    <Drawer
      {...place}
      open
      onClose={onClose}
      size={Math.min(560, window.innerWidth)}
      title={`${t('editor.title')} · ${inWords(step.name) || step.key}`}
      extra={
        <ConfirmButton
          danger
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('editor.removeStep')}
          question={t('editor.removeStepQuestion', { name: inWords(step.name) || step.key })}
          text={t('editor.removeStepText')}
          onConfirm={() => {
            onRemove();
            return Promise.resolve();
          }}
        />
      }
    >
      {general.length > 0 && <div className={styles.found} role="alert"><ul>{general.map((finding, at) => <li key={at}>{inWords(finding.message)}</li>)}</ul></div>}
      <Tabs
        activeKey={tab}
        onChange={(key) => setTab(key as Tab)}
        items={tabs.map((key) => ({
          key,
          label: <Badge dot={own.some((finding) => tabOf(finding.path, path) === key)} offset={[4, 0]}>{t(`editor.tabs.${key}`)}</Badge>,
          children: <div className={styles.pane}>{panes[key]}</div>,
        }))}
      />
    </Drawer>
  );
}

function tabOf(path: string, stepPath: string): Tab | null {
  const [part] = path.slice(stepPath.length + 1).split('/');
  if (part === 'guide' || part === 'phrases') return 'words';
  if (part === 'form' || part === 'exits' || part === 'exceptions') return part;
  return part ? 'basics' : null;
}

interface PartProps {
  readonly step: Step;
  readonly onChange: (step: Step) => void;
  readonly path: string;
}

function Basics({ step, onChange, path }: PartProps) {
  const { t } = useTranslation(['flow', 'ticket']);
  return (
    <>
      <Place label={t('name')} path={`${path}/name`}><BilingualInput value={step.name} label={t('name')} onChange={(name) => onChange({ ...step, name })} /></Place>
      <div className={styles.row}>
        <Place label={t('editor.stage')} path={`${path}/stage`}><Select value={step.stage} aria-label={t('editor.stage')} options={stages.map((stage) => ({ value: stage, label: t(`ticket:stage.${stage}`) }))} onChange={(stage: Stage) => onChange({ ...step, stage })} /></Place>
        <Place label={t('step.role')} path={`${path}/role`}><RoleSelect value={step.role} label={t('step.role')} onChange={(role) => onChange({ ...step, role })} /></Place>
      </div>
      <Place label={t('step.limit')} path={`${path}/limit`}><LimitInput label={t('step.limit')} value={step.limit} onChange={(limit) => onChange({ ...step, limit })} /></Place>
      <div className={styles.row}>
        <Place label={t('step.tool')} hint={t('editor.toolHint')} path={`${path}/tool`}><Input value={step.tool} maxLength={60} aria-label={t('step.tool')} onChange={({ target }) => onChange({ ...step, tool: target.value })} /></Place>
        <Place label={t('key')} hint={t('editor.keyHint')} path={`${path}/key`}><Input value={step.key} maxLength={40} aria-label={t('key')} onChange={({ target }) => onChange({ ...step, key: target.value })} /></Place>
      </div>
    </>
  );
}

function Words({ step, onChange, path }: PartProps) {
  const { t } = useTranslation('flow');
  return (
    <>
      <Place label={t('step.guide')} path={`${path}/guide`}><BilingualInput rows={4} maxLength={4000} value={step.guide} label={t('step.guide')} onChange={(guide) => onChange({ ...step, guide })} /></Place>
      <Place label={t('step.phrases')} path={`${path}/phrases`} exact hint={t('editor.phraseHint', { customer: '{{customer}}', number: '{{number}}', agent: '{{agent}}' })}>
        {step.phrases.map((phrase, index) => (
          <Place key={index} path={`${path}/phrases/${index}`}>
            <div className={styles.line}>
              <div className={styles.grow}><BilingualInput rows={2} stacked maxLength={2000} value={phrase} label={t('step.phrases')} onChange={(next) => onChange({ ...step, phrases: replaceItem(step.phrases, index, next) })} /></div>
              <Button type="text" icon={<DeleteOutlined />} aria-label={t('editor.remove')} onClick={() => onChange({ ...step, phrases: removeItem(step.phrases, index) })} />
            </div>
          </Place>
        ))}
        <Button size="small" icon={<PlusOutlined />} style={{ alignSelf: 'flex-start' }} onClick={() => onChange({ ...step, phrases: [...step.phrases, { zh: '', en: '' }] })}>{t('editor.addPhrase')}</Button>
      </Place>
    </>
  );
}
