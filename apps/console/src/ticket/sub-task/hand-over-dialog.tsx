/** Hands the ticket over with the four things the next person must know. */

import type { FormInstance } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Segmented, Select } from 'antd';
import { handOverTicket } from '@huiyin/domain/ticket/hand-over.contract.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { summaryQuery } from '../../advice/advice.queries.ts';
import { handOverDraft } from '../../advice/hand-over-draft.ts';
import { inWords } from '../../platform/i18n.ts';
import { ActDialog } from '../acts/act-dialog.tsx';
import type { ActDialogFacts } from '../acts/act-dialogs.tsx';
import { useRun } from '../acts/use-run.tsx';
import { colleaguesQuery, teamsQuery } from '../desk.queries.ts';
import { useAct } from '../ticket.queries.ts';

const parts = ['situation', 'done', 'next', 'promised'] as const;

interface Wish extends Record<(typeof parts)[number], string> {
  readonly agentId?: string;
  readonly teamId?: string;
}

export function HandOverDialog({ ticket, onClose }: ActDialogFacts) {
  const { t } = useTranslation(['subTask', 'ticket']);
  const run = useRun(ticket);
  const handOver = useAct(handOverTicket, ticket);
  const [to, setTo] = useState<'person' | 'team'>('person');
  const [q, setQ] = useState('');
  // Only those who hold the step's role can go on from here.
  const role = ticket.guide.role === 'assistant' ? undefined : ticket.guide.role;
  const people = useQuery(colleaguesQuery(q, role));
  const teams = useQuery(teamsQuery);

  const submit = ({ agentId, teamId, situation, done, next, promised }: Wish) =>
    run(() => handOver.mutateAsync({ ...(to === 'person' ? { agentId: agentId! } : { teamId: teamId!, agentId: null }), summary: { situation: situation.trim(), done: done.trim(), next: next.trim(), promised: promised.trim() } }), t('handOver.handedOver'));

  return (
    <ActDialog<Wish> title={t('handOver.title')} text={t('handOver.text')} okText={t('handOver.submit')} width={520} onClose={onClose} onSubmit={submit}>
      {(form) => (
        <>
          <FilledIn ticket={ticket} form={form} />
          <Form.Item label={t('handOver.to')}>
            <Segmented block value={to} onChange={setTo} options={[{ value: 'person' as const, label: t('ticket:act.toPerson') }, { value: 'team' as const, label: t('ticket:act.toTeam') }]} />
          </Form.Item>
          {to === 'person' ? (
            <Form.Item name="agentId" rules={[{ required: true, message: t('ticket:act.pickTarget') }]}>
              <Select
                autoFocus
                showSearch={{ filterOption: false, onSearch: setQ }}
                loading={people.isFetching}
                placeholder={t('ticket:act.pickPerson')}
                aria-label={t('handOver.to')}
                options={(people.data?.items ?? []).filter((person) => person.id !== ticket.agent?.id).map((person) => ({ value: person.id, label: [person.name, ...person.teams.map((team) => inWords(team.name))].join(' · ') }))}
              />
            </Form.Item>
          ) : (
            <Form.Item name="teamId" rules={[{ required: true, message: t('ticket:act.pickTarget') }]}>
              <Select aria-label={t('handOver.to')} showSearch={{ optionFilterProp: 'label' }} loading={teams.isFetching} options={(teams.data?.items ?? []).map((team) => ({ value: team.id, label: inWords(team.name) }))} />
            </Form.Item>
          )}
          {parts.map((part) => (
            <Form.Item key={part} name={part} label={t(`handOver.${part}`)} rules={[{ required: true, whitespace: true, message: t('handOver.partMissing') }]} {...(part === 'promised' ? { extra: <Button type="link" size="small" style={{ padding: 0 }} onClick={() => form.setFieldValue('promised', t('handOver.nothingPromised'))}>{t('handOver.nothingPromised')}</Button> } : {})}>
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={1000} {...(part === 'situation' ? { placeholder: t('handOver.situationHint') } : {})} />
            </Form.Item>
          ))}
        </>
      )}
    </ActDialog>
  );
}

/** Puts what the conversation suggests into the parts that nobody has written in, and says that a machine did. */
function FilledIn({ ticket, form }: { readonly ticket: ActDialogFacts['ticket']; readonly form: FormInstance<Wish> }) {
  const { t } = useTranslation('advice');
  const summary = useQuery(summaryQuery(ticket.id, ticket.messageSeq));
  const [filled, setFilled] = useState(false);
  const done = useRef(false);
  useEffect(() => {
    if (!summary.data || summary.isPlaceholderData || done.current) return;
    done.current = true;
    const draft = handOverDraft(summary.data, t);
    const empty = parts.filter((part) => draft[part] !== '' && !form.isFieldTouched(part) && !form.getFieldValue(part));
    form.setFieldsValue(Object.fromEntries(empty.map((part) => [part, draft[part]])));
    setFilled(empty.length > 0);
  }, [summary.data, summary.isPlaceholderData, form, t]);
  return filled ? <Alert type="info" showIcon title={t('handOver.made')} style={{ marginBottom: 12 }} /> : null;
}
