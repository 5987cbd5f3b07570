/** A button that reads a holiday file; what was understood goes up, what was not is said beside it. */

import { UploadOutlined } from '@ant-design/icons';
import type { Override } from '@huiyin/domain/calendar/calendar.ts';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { useReadDayFile } from './calendar.queries.ts';

const mostBytes = 500_000;

interface Told {
  readonly tone: 'success' | 'warning' | 'error';
  readonly title: string;
  readonly more?: string;
}

export function useDayFile(timeZone: string, onDays: (days: readonly Override[]) => void) {
  const { t } = useTranslation(['calendar', 'ui']);
  const read = useReadDayFile();
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<Told | null>(null);
  const [busy, setBusy] = useState(false);

  const take = async (file: File) => {
    if (file.size > mostBytes) return setTold({ tone: 'error', title: t('editor.fileTooLarge') });
    setBusy(true);
    try {
      const { days, problems } = await read({ body: { text: await file.text(), timeZone } });
      onDays(days);
      const list = problems.slice(0, 5).map(({ line, code }) => t('editor.problem', { line, what: t(`editor.problemKinds.${code}`) })).join(t('separator'));
      setTold({
        tone: problems.length > 0 || days.length === 0 ? 'warning' : 'success',
        title: days.length === 0 ? t('editor.uploadedNone') : t('editor.uploaded', { n: days.length }),
        ...(problems.length > 0 ? { more: t('editor.problems', { n: problems.length, list: problems.length > 5 ? `${list}…` : list }) } : {}),
      });
    } catch (error) {
      setTold({ tone: 'error', title: wordsOf(error) });
    } finally {
      setBusy(false);
    }
  };

  return {
    button: (
      <>
        <Button icon={<UploadOutlined />} loading={busy} onClick={() => input.current?.click()}>{t('editor.upload')}</Button>
        <input
          ref={input}
          type="file"
          accept=".ics,.json,text/calendar,application/json"
          hidden
          aria-label={t('editor.upload')}
          onChange={({ target }) => {
            const file = target.files?.[0];
            // Else the same file could not be chosen twice.
            target.value = '';
            if (file) void take(file);
          }}
        />
      </>
    ),
    told: told && <Alert type={told.tone} showIcon closable={{ onClose: () => setTold(null) }} style={{ marginBottom: 10 }} title={told.title} {...(told.more ? { description: told.more } : {})} />,
  };
}
