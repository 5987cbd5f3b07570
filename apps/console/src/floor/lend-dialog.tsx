/** Sends somebody to help another team for some hours. */

import type { FloorView } from '@huiyin/domain/floor/floor.contract.ts';
import { App, Form, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { clockTime } from '../ui/time.ts';
import { useLend } from './floor.queries.ts';
import { isPresent } from './arrange-agents.ts';

interface LendDialogProps {
  readonly view: Pick<FloorView, 'agents' | 'queues'>;
  readonly personId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly onClose: () => void;
}

const hours = [1, 2, 4] as const;
const hourMs = 3_600_000;

interface Wish {
  readonly personId: string;
  readonly teamId: string;
  readonly hours: (typeof hours)[number];
}

export function LendDialog({ view, personId, teamId, onClose }: LendDialogProps) {
  const { t } = useTranslation(['floor', 'ui']);
  const { message } = App.useApp();
  const lend = useLend();
  const [form] = Form.useForm<Wish>();
  const [saving, setSaving] = useState(false);
  const team = Form.useWatch('teamId', form) ?? teamId;
  const required = [{ required: true, message: t('lend.missing') }];
  // Those at work first, the freest of them before others.
  const people = view.agents
    .filter((agent) => !agent.teamIds.includes(team ?? ''))
    .sort((a, b) => Number(isPresent(b)) - Number(isPresent(a)) || a.load - b.load || (a.id < b.id ? -1 : 1));

  const save = async ({ hours: length, ...wish }: Wish) => {
    setSaving(true);
    try {
      const loan = await lend({ body: { ...wish, until: new Date(Date.now() + length * hourMs).toISOString() } });
      void message.success(t('lend.done', { name: loan.person.name, time: clockTime(loan.until) }));
      onClose();
    } catch (error) {
      void message.error(wordsOf(error));
    } finally {
      setSaving(false);
    }
  };

  return (
    <Modal open title={t('lend.title')} okText={t('lend.ok')} cancelText={t('ui:cancel')} confirmLoading={saving} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <p style={{ color: 'var(--text-2)' }}>{t('lend.text')}</p>
      <Form<Wish> form={form} layout="vertical" initialValues={{ personId, teamId, hours: 1 }} onFinish={(wish) => void save(wish)}>
        <Form.Item name="teamId" label={t('lend.team')} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={view.queues.map((queue) => ({ value: queue.team.id, label: inWords(queue.team.name) }))} />
        </Form.Item>
        <Form.Item name="personId" label={t('lend.person')} rules={required}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={people.map((agent) => ({ value: agent.id, label: [agent.name, t(`availability.${agent.availability}`), `${agent.load}/${agent.capacity}`].join(' · ') }))}
          />
        </Form.Item>
        <Form.Item name="hours" label={t('lend.until')}>
          <Segmented options={hours.map((value) => ({ value, label: t('lend.hours', { n: value }) }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
