/** Kind and category; urgency and impact. */

import { useQuery } from '@tanstack/react-query';
import { Form, Radio, Select } from 'antd';
import { classifyTicket, prioritiseTicket } from '@huiyin/domain/ticket/act.contract.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { categoryOptions } from '../category-options.ts';
import { taxonomyQuery } from '../desk.queries.ts';
import { useAct } from '../ticket.queries.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActDialogFacts } from './act-dialogs.tsx';
import { useRun } from './use-run.tsx';

export function ClassifyDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const classify = useAct(classifyTicket, ticket);
  const { data: taxonomy, isPending } = useQuery(taxonomyQuery);
  return (
    <ActDialog<{ kind?: string; category?: string }>
      title={t('act.classify')}
      initial={{ ...(ticket.kind ? { kind: ticket.kind } : {}), ...(ticket.category ? { category: ticket.category } : {}) }}
      onClose={onClose}
      onSubmit={({ kind, category }) => run(() => classify.mutateAsync({ ...(kind ? { kind } : {}), ...(category ? { category } : {}) }), t('act.classified'))}
    >
      <Form.Item name="kind" label={t('filter.kind')}>
        <Select placeholder={t('guide.noKind')} loading={isPending} options={(taxonomy?.kinds ?? []).map((kind) => ({ value: kind.key, label: inWords(kind.name) }))} />
      </Form.Item>
      <Form.Item name="category" label={t('filter.category')}>
        <Select autoFocus placeholder={t('guide.noCategory')} loading={isPending} showSearch={{ optionFilterProp: 'label' }} options={categoryOptions(taxonomy?.categories ?? [])} />
      </Form.Item>
    </ActDialog>
  );
}

const grades = [1, 2, 3, 4] as const;

export function PrioritiseDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation('ticket');
  const run = useRun(ticket);
  const prioritise = useAct(prioritiseTicket, ticket);
  return (
    <ActDialog<{ urgency: 1 | 2 | 3 | 4; impact: 1 | 2 | 3 | 4 }>
      title={t('act.prioritise')}
      text={t('act.priorityHint')}
      initial={{ urgency: ticket.urgency ?? 3, impact: ticket.impact ?? 3 }}
      onClose={onClose}
      onSubmit={(grade) => run(() => prioritise.mutateAsync(grade), t('act.prioritised'))}
    >
      <Form.Item name="urgency" label={t('act.urgency')}>
        <Radio.Group optionType="button" options={grades.map((value) => ({ value, label: t(`act.urgencyGrade.g${value}`) }))} />
      </Form.Item>
      <Form.Item name="impact" label={t('act.impact')}>
        <Radio.Group options={grades.map((value) => ({ value, label: t(`act.impactGrade.g${value}`) }))} />
      </Form.Item>
    </ActDialog>
  );
}
