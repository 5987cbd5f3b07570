/** The zone by whose wall the days of every figure begin; another one tells all of them anew. */

import { Alert, App, Button, Form, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsOf } from '../platform/refusal-words.ts';
import { useSession } from '../platform/session.ts';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useChangeFigureSetting, useFigureSetting } from './insight.queries.ts';
import { TellingNotice } from './telling-notice.tsx';
import styles from './insight.module.css';

const zones = Intl.supportedValuesOf('timeZone');

export function TimeZonePage() {
  const { t } = useTranslation('insight');
  const setting = useFigureSetting();
  return (
    <PageFrame title={t('zone.title')} text={t('zone.text')}>
      {setting.data ? <Chosen key={setting.data.timeZone} setting={setting.data} />
        : setting.isError ? <ErrorState error={setting.error} onRetry={() => void setting.refetch()} />
        : <Panel><Skeleton active title={false} paragraph={{ rows: 4 }} /></Panel>}
    </PageFrame>
  );
}

function Chosen({ setting: { timeZone, telling, closedMonths } }: { readonly setting: NonNullable<ReturnType<typeof useFigureSetting>['data']> }) {
  const { t } = useTranslation(['insight', 'ui']);
  const { message, modal } = App.useApp();
  const { can } = useSession();
  const change = useChangeFigureSetting();
  const [chosen, setChosen] = useState(timeZone);
  const mayChange = can('system.manage');
  const now = new Date();
  const ask = () =>
    void modal.confirm({
      title: t('zone.question', { zone: chosen }), content: t('zone.means'), okText: t('zone.change'), cancelText: t('ui:cancel'),
      onOk: () => change({ body: { timeZone: chosen } }).then(() => void message.success(t('zone.changed')), (error: unknown) => void message.error(wordsOf(error))),
    });
  return (
    <Panel>
      <TellingNotice />
      <Form layout="vertical" className={styles.zone ?? ''} onFinish={ask}>
        <Form.Item label={t('zone.label')} htmlFor="figures-zone" extra={t('zone.now', { time: wallTime(now, chosen) })}>
          <Select id="figures-zone" showSearch disabled={!mayChange || telling !== null} value={chosen} options={[...new Set([timeZone, 'Asia/Shanghai', 'UTC', ...zones])].map((value) => ({ value, label: value }))} onChange={setChosen} />
        </Form.Item>
        <Alert type="info" title={t('zone.meansTitle')} description={<><p>{t('zone.means')}</p><p>{closedMonths > 0 ? t('zone.closed', { n: closedMonths }) : t('zone.noneClosed')}</p><p>{t('zone.others')}</p></>} />
        {mayChange && <Button type="primary" htmlType="submit" disabled={chosen === timeZone || telling !== null}>{t('zone.change')}</Button>}
      </Form>
    </Panel>
  );
}

function wallTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}
