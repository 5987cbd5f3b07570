/** What to fill in and the ways out. What is missing is shown where it is to be given. */

import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { exitStep, fillFields } from '@huiyin/domain/ticket/act.contract.ts';
import type { ExitView, TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { factLabels, isFactName } from '@huiyin/domain/flow/facts.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../../platform/api.ts';
import { inWords } from '../../platform/i18n.ts';
import { useKeys } from '../../ui/keys.ts';
import { FieldInputs, type FieldForm } from '../../ui/field-inputs.tsx';
import { useStartAct, type ActName } from '../acts/act-context.ts';
import { useRun } from '../acts/use-run.tsx';
import { ticketQuery, useAct } from '../ticket.queries.ts';
import { useRoleName } from '../../identity/use-role-name.ts';
import { changedFields, formOf } from './form-of.ts';
import styles from './guide.module.css';

/** Where each missing fact is given. */
const remedies: Readonly<Record<string, ActName>> = {
  'customer.contact': 'add-contact',
  'ticket.category': 'classify',
  'ticket.kind': 'classify',
  'ticket.solution': 'solve',
};

export function StepForm({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const client = useQueryClient();
  const [form] = Form.useForm<Record<string, unknown>>();
  const run = useRun(ticket);
  const exit = useAct(exitStep, ticket);
  const save = useAct(fillFields, ticket);
  const [note, setNote] = useState('');
  const [dirty, setDirty] = useState(false);
  const [wanted, setWanted] = useState<ExitView | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const fields = formOf(ticket);
  const facts = missingFacts(wanted ? [ticket.exits.find((each) => each.id === wanted.id) ?? wanted] : ticket.exits.slice(0, 1));

  // What others filled in meanwhile appears, except where something is being typed here.
  useEffect(() => {
    for (const name of Object.keys(fields.properties)) if (!form.isFieldTouched(name)) form.setFieldValue(name, ticket.fields[name]);
  }, [ticket.version]);

  useKeys({ e: () => (first.current ?? document.querySelector<HTMLElement>('#side-panel'))?.focus() });

  const take = async (chosen: ExitView) => {
    setWanted(chosen);
    const required = (chosen.form as FieldForm).required ?? [];
    const lacking = required.filter((name) => isBlank(form.getFieldValue(name)));
    form.setFields(Object.keys(fields.properties).map((name) => ({ name, errors: lacking.includes(name) ? [t('guide.missingFields', { names: inWords(fields.properties[name]!.label) })] : [] })));
    if (lacking.length > 0) {
      form.focusField(lacking[0]!);
      return;
    }
    // A fact that is not there yet is shown above the buttons; the server would say the same.
    if (chosen.missing.length > 0) return;
    try {
      await form.validateFields();
    } catch {
      return;
    }
    const next = await run(
      () => exit.mutateAsync({ exit: chosen.id, fields: changedFields(form.getFieldsValue(), ticket.fields), ...(note.trim() === '' ? {} : { note: note.trim() }) }).catch((error: unknown) => {
        markFields(error);
        throw error;
      }),
      (after) => (after.state === 'archived' ? t('guide.exitArchived') : t('guide.exitDone', { stage: t(`stage.${after.stage}`) })),
    );
    if (next) setNote('');
  };

  const markFields = (error: unknown) => {
    if (!isRefusal(error, 'step.fields_missing') && !isRefusal(error, 'step.fields_invalid')) return;
    const listed = (error.facts['missing'] ?? error.facts['invalid']) as readonly { field: string; label: { zh: string; en: string } }[] | undefined;
    form.setFields((listed ?? []).filter(({ field }) => Object.hasOwn(fields.properties, field)).map(({ field, label }) => ({ name: field, errors: [t('guide.missingFields', { names: inWords(label) })] })));
    void client.invalidateQueries({ queryKey: ticketQuery(ticket.id).queryKey });
  };

  if (ticket.state !== 'open') return null;
  const hasFields = Object.keys(fields.properties).length > 0;
  if (ticket.exits.length === 0 && !hasFields) return <section className={styles.section}><h3>{t('guide.exits')}</h3><NothingToDo ticket={ticket} /></section>;

  return (
    <Form form={form} layout="vertical" size="middle" initialValues={ticket.fields} onValuesChange={() => setDirty(true)} disabled={!ticket.may.work} requiredMark>
      {hasFields && (
        <section className={styles.section}>
          <h3>{t('guide.fill')}</h3>
          <FieldInputs form={fields} />
          {dirty && (
            <div className={styles.saveRow}>
              <Button
                size="small"
                loading={save.isPending}
                onClick={async () => {
                  const saved = await run(() => save.mutateAsync({ fields: changedFields(form.getFieldsValue(), ticket.fields) }).catch((error: unknown) => { markFields(error); throw error; }));
                  if (saved) setDirty(false);
                }}
              >
                {t('guide.saveFields')}
              </Button>
            </div>
          )}
        </section>
      )}
      <section className={styles.section}>
        <h3>{t('guide.exits')}</h3>
        {facts.length > 0 && <MissingFacts facts={facts} />}
        {ticket.exits.length === 0 ? (
          <NothingToDo ticket={ticket} />
        ) : (
          <>
            <Input.TextArea className={styles.note ?? ''} autoSize={{ minRows: 1, maxRows: 5 }} value={note} maxLength={2000} placeholder={t('guide.exitNote')} aria-label={t('guide.exitNote')} onChange={(event) => setNote(event.target.value)} />
            <div className={styles.exits}>
              {ticket.exits.map((each, index) => (
                <Button key={each.id} ref={index === 0 ? first : null} block type={index === 0 ? 'primary' : 'default'} loading={exit.isPending && wanted?.id === each.id} disabled={exit.isPending || !ticket.may.work} onClick={() => void take(each)}>
                  {inWords(each.label)}
                </Button>
              ))}
            </div>
          </>
        )}
      </section>
    </Form>
  );
}

function MissingFacts({ facts }: { readonly facts: readonly string[] }) {
  const { t } = useTranslation('ticket');
  const startAct = useStartAct();
  return (
    <p className={styles.missing} role="alert">
      {t('guide.stillMissing', { n: facts.length })}{': '}
      {facts.map((fact, index) => {
        const label = isFactName(fact) ? inWords(factLabels[fact]) : fact;
        const remedy = remedies[fact];
        return (
          <span key={fact}>
            {index > 0 && ' · '}
            {remedy ? <button type="button" onClick={() => startAct({ name: remedy })}>{label}</button> : label}
          </span>
        );
      })}
    </p>
  );
}

function NothingToDo({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation('ticket');
  const roleName = useRoleName();
  const words =
    ticket.stage === 'feedback' ? t('guide.noExitsWaiting')
    : ticket.stage === 'follow_up' ? t('guide.noExitsFollowUp')
    : t('guide.noExits', { role: roleName(ticket.guide.role) });
  return <p className={styles.quiet}>{words}</p>;
}

function missingFacts(exits: readonly ExitView[]): readonly string[] {
  return [...new Set(exits.flatMap((exit) => exit.missing))];
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
