/** Figures from before Huiyin by file: looked at first, then brought in whole or not at all. */

import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import type { EarlierLook } from '@huiyin/domain/insight/earlier-figure.contract.ts';
import { earlierColumns } from '@huiyin/domain/insight/earlier-figure.ts';
import { Alert, App, Button, Drawer, Form, Select, Skeleton, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { wordsOf } from '../../platform/refusal-words.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Panel } from '../../ui/page-frame.tsx';
import { plainNumber } from '../../ui/number.ts';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import styles from './beside.module.css';
import { numberOf } from './number-of.ts';
import { type Headings, useEarlier, useImportEarlier, useRemoveEarlier } from './beside.queries.ts';

export function EarlierFigures({ mayKeep }: { readonly mayKeep: boolean }) {
  const { t } = useTranslation(['beside', 'ui']);
  const { data, isPending, error, refetch } = useEarlier();
  const remove = useRemoveEarlier();
  const [importing, setImporting] = useState(false);
  const add = mayKeep && <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>{t('earlier.import')}</Button>;
  const earlier = data?.earlier ?? [];
  const byMetric = [...new Set(earlier.map(({ metricKey }) => metricKey))].map((key) => [key, earlier.filter(({ metricKey }) => metricKey === key)] as const);
  return (
    <Panel title={t('earlier.title')} actions={byMetric.length > 0 && add}>
      {isPending && <Skeleton active />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.earlier.length === 0 && <EmptyState title={t('earlier.none')} text={t('earlier.noneText')} action={add} />}
      {byMetric.length > 0 && (
        <>
          <p className={styles.quiet}>{t('earlier.text')}</p>
          <ul className={styles.list}>
            {byMetric.map(([key, figures]) => (
              <li key={key}>
                <div>
                  <b>{inWords(figures[0]!.name)}</b>
                  {figures.map((figure) => <p key={`${figure.every}${figure.on}${figure.dimension}${figure.group}`} className={styles.pair}><span>{figure.every === 'month' ? figure.on.slice(0, 7) : figure.on} {figure.group} <b>{numberOf(figure.value, figure)}</b>{figure.n === null ? '' : ` n=${plainNumber(figure.n)}`}</span><span className={styles.quiet}>{t('earlier.from', { source: figure.source })}</span></p>)}
                </div>
                {mayKeep && <span className={styles.acts}><ConfirmButton danger type="text" icon={<DeleteOutlined />} aria-label={t('ui:remove')} question={t('earlier.removeAll')} text={inWords(figures[0]!.name)} confirmLabel={t('ui:remove')} onConfirm={() => remove({ params: { metricKey: key } })} /></span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {importing && <ImportDrawer onClose={() => setImporting(false)} />}
    </Panel>
  );
}

function ImportDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['beside', 'ui']);
  const { message } = App.useApp();
  const send = useImportEarlier();
  const [file, setFile] = useState<File | null>(null);
  const [look, setLook] = useState<EarlierLook | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const read = async (chosen: File, headings: Headings, dry: boolean) => {
    setBusy(true);
    setError(null);
    try {
      const seen = await send(chosen, headings, dry);
      setLook(seen);
      if (dry || seen.bad > 0) return;
      void message.success(t('earlier.done', { n: seen.imported }));
      onClose();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const headings = Object.fromEntries(Object.entries(look?.mapping ?? {}).map(([column, heading]) => [column, heading ?? ''])) as Headings;
  const ready = look !== null && look.bad === 0 && look.fresh + look.changed > 0;

  return (
    <Drawer open title={t('earlier.import')} size={Math.min(640, window.innerWidth)} onClose={onClose} footer={<div style={{ textAlign: 'right' }}><Button type="primary" loading={busy} disabled={!ready} onClick={() => file && void read(file, headings, false)}>{look ? t('earlier.save', { n: look.fresh + look.changed }) : t('earlier.check')}</Button></div>}>
      <Upload.Dragger height={96} accept=".csv,.xlsx,.txt" maxCount={1} showUploadList={false} beforeUpload={(chosen) => { setFile(chosen); setLook(null); void read(chosen, {}, true); return false; }}>
        <p className={styles.chosen}>{file?.name ?? t('earlier.choose')}</p>
        {file === null && <p className={styles.quiet}>{t('earlier.kinds')}</p>}
      </Upload.Dragger>
      {error !== null && <Alert type="error" showIcon title={wordsOf(error)} style={{ marginTop: 12 }} />}
      {file === null && <Example />}
      {look && file && (
        <>
          <div className={styles.columns}>
            {earlierColumns.map((column) => (
              <Form.Item key={column} layout="vertical" label={t(`earlier.columns.${column}`)}>
                <Select value={look.mapping[column] ?? ''} options={[{ value: '', label: t('earlier.noColumn') }, ...look.columns.map((heading) => ({ value: heading, label: heading }))]} onChange={(heading) => void read(file, { ...headings, [column]: heading }, true)} />
              </Form.Item>
            ))}
          </div>
          <p role="status">{t('earlier.counts', { rows: look.rows, fresh: look.fresh, changed: look.changed, repeated: look.repeated, bad: look.bad })}</p>
          {look.problems.length > 0 && (
            <>
              <b>{t('earlier.bad')}</b>
              <ul className={styles.bad}>{look.problems.slice(0, 50).map(({ line, column, reason, value }) => <li key={`${line}${column}${reason}`}>{t('earlier.line', { line, column: t(`earlier.columns.${column}`), reason: t(`earlier.reasons.${reason}`), value })}</li>)}</ul>
            </>
          )}
          <div className={styles.scroll}><table className={styles.table}><thead><tr>{look.columns.map((heading) => <th key={heading}>{heading}</th>)}</tr></thead><tbody>{look.sample.map((cells, index) => <tr key={index}>{cells.map((cell, at) => <td key={at}>{cell}</td>)}</tr>)}</tbody></table></div>
        </>
      )}
    </Drawer>
  );
}

/** What a file may look like, and the same to fill in. */
function Example() {
  const { t } = useTranslation('beside');
  const rows = t('earlier.example', { returnObjects: true }).map((row) => row.split('|'));
  const heads = earlierColumns.map((column) => t(`earlier.columns.${column}`));
  // The mark lets spreadsheets read it as what it is.
  const sheet = `\ufeff${[heads, ...rows].map((cells) => cells.join(',')).join('\r\n')}\r\n`;
  return (
    <>
      <p className={styles.like}>{t('earlier.like')}</p>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t('earlier.like')}>
        <table className={styles.table}>
          <thead><tr>{earlierColumns.map((column, at) => <th key={column} scope="col">{requiredColumns.includes(column) ? heads[at] : t('earlier.optional', { column: heads[at] })}</th>)}</tr></thead>
          <tbody>{rows.map((cells) => <tr key={cells.join()}>{cells.map((cell, at) => <td key={earlierColumns[at]}>{cell}</td>)}</tr>)}</tbody>
        </table>
      </div>
      <p><a href={`data:text/csv;charset=utf-8,${encodeURIComponent(sheet)}`} download={`${t('earlier.title')}.csv`}>{t('earlier.template')}</a></p>
    </>
  );
}

const requiredColumns: readonly string[] = ['metric', 'period', 'value'];
