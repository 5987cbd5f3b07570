/** Rows that were not taken: line, column, reason, and what stood there. */

import type { ImportProblem, ImportRun } from '@huiyin/domain/ticket/import.contract.ts';
import { importProblems } from '@huiyin/domain/ticket/import-problem.ts';
import type { TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { inWords } from '../../platform/i18n.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useImportProblems } from './import.queries.ts';

type Problem = Static<typeof ImportProblem>;

export function ImportProblems({ run }: { readonly run: ImportRun }) {
  const { t } = useTranslation('ticketImport');
  const problems = useImportProblems(run);
  const columns: TableColumnsType<Problem> = [
    { key: 'line', title: t('line'), width: 80, align: 'right', render: (_, problem) => problem.line },
    { key: 'column', title: t('column'), render: (_, problem) => problem.column ?? '—' },
    { key: 'reason', title: t('reason'), render: (_, problem) => reasonWords(problem.code) },
    { key: 'value', title: t('value'), render: (_, problem) => <code style={{ overflowWrap: 'anywhere' }}>{problem.value ?? '—'}</code> },
  ];
  return (
    <>
      <h2 style={{ margin: '20px 0 10px', fontSize: 14 }}>{t('problems')}</h2>
      <DataTable query={problems} columns={columns} rowKey={(problem) => `${problem.line}/${problem.column ?? ''}/${problem.code}`} />
    </>
  );
}

function reasonWords(code: string): string {
  return code in importProblems ? inWords(importProblems[code as keyof typeof importProblems]) : code;
}
