/** The answer to the question who would get a ticket. Also part of the simulator. */

import type { explainDispatch } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import type { ReplyOf } from '@huiyin/domain/kernel/endpoint.ts';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { spanWords } from '../ui/time.ts';
import styles from './dispatch.module.css';

type Found = ReplyOf<typeof explainDispatch>;

export function Explanation({ found }: { readonly found: Found }) {
  const { t } = useTranslation('dispatch');
  const chosen = found.candidates.find(({ id }) => id === found.chosenId);
  const answer = found.team === null ? t('explain.noTeam') : found.team.strategy === 'manual' ? t('explain.manual') : chosen ? t('explain.would', { name: chosen.name }) : t('explain.nobody');
  const skillName = (id: string) => {
    const skill = found.skills.find((one) => one.id === id);
    return skill ? inWords(skill.name) : '';
  };
  const inOrder = found.candidates.toSorted((a, b) => Number(b.id === found.chosenId) - Number(a.id === found.chosenId) || Number(a.obstacle !== null) - Number(b.obstacle !== null));
  return (
    <section aria-live="polite">
      <p className={styles.answer} data-nobody={!chosen} style={{ marginTop: 16 }}>{answer}</p>
      {found.ticket?.agentId && <p className={styles.quiet}>{t('explain.held')}</p>}
      <p className={styles.quiet} style={{ marginTop: 8 }}>{t('explain.weight', { weight: found.weight, waited: spanWords(found.waitedMs) })}</p>
      <h3 className={styles.section}>{t('explain.needs')}</h3>
      {found.skills.length === 0 ? <p className={styles.quiet}>{t('explain.needsNone')}</p> : found.skills.map(({ id, name, level }) => <Tag key={id} variant="filled">{t('agents.levelOf', { name: inWords(name), level })}</Tag>)}
      {found.candidates.length > 0 && (
        <>
          <h3 className={styles.section}>{t('explain.candidates')}</h3>
          <ul className={styles.people}>
            {inOrder.map(({ id, name, load, capacity, familiar, obstacle, missing }) => (
              <li key={id}>
                <span><b style={{ fontWeight: 500 }}>{name}</b> {familiar && <Tag variant="filled" color="blue">{t('explain.familiar')}</Tag>}</span>
                <span data-can={obstacle === null}>{obstacle === null ? t('explain.can') : t(`explain.obstacles.${obstacle}`)}</span>
                <small>{t('mine.load', { load, capacity })}</small>
                <small>{missing.map(({ skillId, level, has }) => t('explain.missing', { name: skillName(skillId), level, has })).join(' · ')}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {found.ahead.length > 0 && (
        <>
          <h3 className={styles.section}>{t('explain.ahead')}</h3>
          <ul className={styles.people}>
            {found.ahead.map(({ what, afterMinutes, teamName, skillName: skill, past }, index) => (
              <li key={index}>
                <span>{t(`explain.steps.${what}`, { team: teamName ? inWords(teamName) : '', skill: skill ? inWords(skill) : '' })}</span>
                <span>{afterMinutes === null ? t('explain.any') : t('explain.after', { n: afterMinutes })}{past && ` · ${t('explain.past')}`}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
