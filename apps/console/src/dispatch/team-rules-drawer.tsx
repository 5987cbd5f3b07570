/** One team's rules. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ShiftView, TeamRulesView } from '@huiyin/domain/dispatch/dispatch.contract.ts';
import { strategies, type TeamRules } from '@huiyin/domain/dispatch/dispatch.schema.ts';
import { Button, Checkbox, Form, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inWords } from '../platform/i18n.ts';
import { FormDrawer } from '../ui/form-drawer.tsx';
import { useChangeTeamRules } from './dispatch.queries.ts';
import styles from './dispatch.module.css';
import { wrongFieldOf } from './wrong-field.ts';

interface TeamRulesDrawerProps {
  readonly team: TeamRulesView;
  readonly teams: readonly TeamRulesView[];
  readonly shifts: readonly ShiftView[];
  readonly onClose: () => void;
}

interface Values {
  readonly rules: TeamRules;
  readonly shiftId: string | null;
}

export function TeamRulesDrawer({ team, teams, shifts, onClose }: TeamRulesDrawerProps) {
  const { t } = useTranslation('dispatch');
  const change = useChangeTeamRules();
  const others = teams.filter(({ teamId }) => teamId !== team.teamId).map(({ teamId, name }) => ({ value: teamId, label: inWords(name) }));
  const save = ({ rules, shiftId }: Values) =>
    change({
      params: { teamId: team.teamId },
      body: { rules: { ...rules, returnAfterMinutes: rules.returnAfterMinutes ?? null, overflows: rules.overflows.map(({ toTeamId, afterMinutes, whenNobodyOnDuty }) => ({ toTeamId, afterMinutes: afterMinutes ?? null, whenNobodyOnDuty: whenNobodyOnDuty ?? false })) }, shiftId: shiftId ?? null, version: team.version },
    });
  return (
    <FormDrawer<Values> open title={inWords(team.name)} width={520} initial={{ rules: team.rules, shiftId: team.shiftId }} onClose={onClose} onSave={save} fieldOf={wrongFieldOf}>
      {(form) => (
        <>
          <Form.Item name={['rules', 'strategy']} label={t('rules.strategy')}>
            <Radio.Group className={styles.choices ?? ''} options={strategies.map((value) => ({ value, label: <span>{t(`rules.strategies.${value}`)}<small>{t(`rules.strategyHints.${value}`)}</small></span> }))} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before, after) => before.rules?.strategy !== after.rules?.strategy}>
            {() => {
              const byHand = form.getFieldValue(['rules', 'strategy']) === 'manual';
              return (
                <div hidden={byHand}>
                  <Form.Item name={['rules', 'stickyDays']} label={t('rules.sticky')} extra={t('rules.stickyHint')} rules={[{ required: true }]}><InputNumber min={0} max={365} precision={0} /></Form.Item>
                  <Form.Item name={['rules', 'returnAfterMinutes']} label={t('rules.returnAfter')} extra={t('rules.returnHint')}><InputNumber min={1} max={1440} precision={0} /></Form.Item>
                  <Form.Item name={['rules', 'returnsInProgress']} valuePropName="checked"><Checkbox>{t('rules.returnsInProgress')}</Checkbox></Form.Item>
                  <Form.Item label={t('rules.overflows')} extra={t('rules.overflowsHint')}>
                    <Form.List name={['rules', 'overflows']}>
                      {(rows, { add, remove }) => (
                        <>
                          {rows.map(({ key, name }) => (
                            <div key={key} className={styles.overflow}>
                              <Form.Item name={[name, 'toTeamId']} rules={[{ required: true, message: t('rules.overflowWrong') }]}><Select aria-label={t('rules.overflowTo')} placeholder={t('rules.overflowTo')} options={others} /></Form.Item>
                              <Form.Item name={[name, 'afterMinutes']}><InputNumber aria-label={t('rules.overflowAfter')} placeholder={t('rules.overflowAfter')} min={1} max={1440} precision={0} style={{ width: '100%' }} /></Form.Item>
                              <Button type="text" icon={<DeleteOutlined />} aria-label={t('rules.removeOverflow')} onClick={() => remove(name)} />
                              <Form.Item name={[name, 'whenNobodyOnDuty']} valuePropName="checked"><Checkbox>{t('rules.overflowNobody')}</Checkbox></Form.Item>
                            </div>
                          ))}
                          {rows.length < 5 && <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ toTeamId: null, afterMinutes: 5, whenNobodyOnDuty: true })}>{t('rules.addOverflow')}</Button>}
                        </>
                      )}
                    </Form.List>
                  </Form.Item>
                  <Form.Item name={['rules', 'backlogAfterMinutes']} label={t('rules.backlogAfter')} extra={t('rules.backlogHint')} rules={[{ required: true }]}><InputNumber min={1} max={10_080} precision={0} /></Form.Item>
                  <Form.Item name={['rules', 'releasePerSecond']} label={t('rules.release')} rules={[{ required: true }]}><InputNumber min={1} max={1000} precision={0} /></Form.Item>
                </div>
              );
            }}
          </Form.Item>
          <Form.Item name={['rules', 'alertAfterMinutes']} label={t('rules.alertAfter')} extra={t('rules.alertHint')} rules={[{ required: true }]}><InputNumber min={1} max={10_080} precision={0} /></Form.Item>
          <Form.Item name="shiftId" label={t('rules.shift')}><Select allowClear placeholder={t('rules.noShift')} options={shifts.map(({ id, name }) => ({ value: id, label: inWords(name) }))} /></Form.Item>
        </>
      )}
    </FormDrawer>
  );
}
