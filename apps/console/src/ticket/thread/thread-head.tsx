/** Whose matter this is, where it stands, who holds it, and the acts one reaches for most. */

import { ArrowLeftOutlined, CopyOutlined, MoreOutlined, ReadOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, Tag } from 'antd';
import type { TicketView } from '@huiyin/domain/ticket/ticket.schema.ts';
import { useTranslation } from 'react-i18next';
import { inWords } from '../../platform/i18n.ts';
import { ClockChip } from '../../sla/clock-chip.tsx';
import { nearestClock } from '../../sla/clock-words.ts';
import { useStartAct } from '../acts/act-context.ts';
import { actMenu } from '../acts/act-menu.tsx';
import type { Company } from './use-company.ts';
import styles from './thread-head.module.css';

export function ThreadHead({ ticket, taking, company }: { readonly ticket: TicketView; readonly taking: boolean; readonly company: Company }) {
  const { t, i18n } = useTranslation('ticket');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const startAct = useStartAct();
  const separator = i18n.language === 'en' ? ', ' : '、';
  const copy = async (text: string, done: string) => {
    await navigator.clipboard.writeText(text).then(() => message.success(done), () => undefined);
  };
  const menu = actMenu(ticket, t, startAct);
  const nearest = nearestClock(ticket.clocks);
  const mayTake = ticket.may.work && ticket.agent === null && ticket.state !== 'archived' && ticket.state !== 'merged';

  return (
    <header className={styles.head}>
      <Button type="text" className={styles.back ?? ''} icon={<ArrowLeftOutlined />} aria-label={t('thread.back')} onClick={() => void navigate({ to: '/', search: ({ pane: _, ...rest }) => rest })} />
      <div className={styles.words}>
        <div className={styles.line}>
          <h1 className={styles.subject}>{ticket.subject || t('noSubject')}</h1>
          {(ticket.priority === 'urgent' || ticket.priority === 'high') && <Tag color={ticket.priority === 'urgent' ? 'red' : 'orange'}>{t(`priority.${ticket.priority}`)}</Tag>}
          {ticket.complaint && <Tag color="red">{t('complaint')}</Tag>}
          {ticket.expeditedAt && <Tag color="red">{t('expeditedTag')}</Tag>}
          {ticket.abandonedAt && <Tag color="gold" title={t('abandonedHint')}>{t('abandonedTag')}</Tag>}
          {ticket.escalatedAt && <Tag color="volcano">{t('escalated')}</Tag>}
          {ticket.reopenings > 0 && <Tag>{t('reopened', { n: ticket.reopenings })}</Tag>}
          {ticket.urges > 0 && <Tag color="red">{t('urged', { n: ticket.urges })}</Tag>}
        </div>
        <div className={styles.facts}>
          <button type="button" className={styles.number} title={t('thread.copyNumber')} onClick={() => void copy(ticket.number, t('thread.copied'))}>{ticket.number} <CopyOutlined /></button>
          <span>{inWords(ticket.channel.name)}</span>
          <span>{ticket.agent ? ticket.agent.name : t('nobody')}{ticket.team && ` · ${inWords(ticket.team.name)}`}</span>
          {nearest && <span className={styles.promise}><ClockChip clock={nearest} named bare /></span>}
          {company.viewing.length > 0 && <span className={styles.company}>{t('thread.alsoHere', { names: company.viewing.join(separator) })}</span>}
          {company.composing.length > 0 && <span className={styles.writing}>{t('thread.composing', { names: company.composing.join(separator) })}</span>}
        </div>
      </div>
      <div className={styles.acts}>
        {mayTake && <Button type="primary" loading={taking} title={`${t('act.take')} (t)`} onClick={() => startAct({ name: 'take' })}>{t('act.take')}</Button>}
        {ticket.may.assign && ticket.state !== 'archived' && ticket.state !== 'merged' && <Button className={styles.wideOnly ?? ''} onClick={() => startAct({ name: 'assign' })}>{t('act.assign')}</Button>}
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            items: [
              ...menu,
              ...(menu.length > 0 ? [{ type: 'divider' as const }] : []),
              { key: 'copy-link', label: t('act.copyLink'), onClick: () => void copy(new URL(ticket.customerUrl, location.href).href, t('act.linkCopied')) },
            ],
          }}
        >
          <Button icon={<MoreOutlined />} aria-label={t('thread.more')} />
        </Dropdown>
        <Button className={styles.guide ?? ''} icon={<ReadOutlined />} aria-label={t('thread.openGuide')} onClick={() => void navigate({ to: '.', search: (before: object) => ({ ...before, pane: 'guide' }) as never })} />
      </div>
    </header>
  );
}
