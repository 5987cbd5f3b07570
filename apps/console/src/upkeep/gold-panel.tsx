/** The centre's own questions whose right answer is known. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { languageOf } from '@huiyin/domain/kernel/language.ts';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArticles } from '../knowledge/knowledge.queries.ts';
import { wordsOf } from '../platform/refusal-words.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Panel } from '../ui/page-frame.tsx';
import { ErrorState } from '../ui/states.tsx';
import styles from './upkeep.module.css';
import { useAddGoldQuestion, useGoldQuestions, useRemoveGoldQuestion } from './upkeep.queries.ts';

const people = 'people';

export function GoldPanel() {
  const { t } = useTranslation('upkeep');
  const gold = useGoldQuestions();
  const [add, remove] = [useAddGoldQuestion(), useRemoveGoldQuestion()];
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [error, setError] = useState<unknown>(null);
  const articles = useArticles({ state: 'published', ...(words === '' ? {} : { q: words }) });
  const choices = [{ value: people, label: t('evaluation.people') }, ...(articles.data?.pages.flatMap(({ items }) => items) ?? []).map(({ id, question: title }) => ({ value: id, label: title }))];
  const save = async () => {
    setError(null);
    try {
      await add({ body: { question: question.trim(), language: languageOf(question), articleId: answer === people ? null : answer } });
      setQuestion('');
      setAnswer(null);
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <Panel title={t('evaluation.gold')}>
      <p className={styles.quiet}>{t('evaluation.goldText')}</p>
      {error !== null && <Alert type="error" showIcon title={wordsOf(error)} className={styles.alert ?? ''} />}
      <form className={styles.adding} onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <Input aria-label={t('evaluation.goldQuestion')} placeholder={t('evaluation.goldQuestion')} maxLength={300} value={question} onChange={({ target }) => setQuestion(target.value)} />
        <Select aria-label={t('evaluation.expectedLabel')} placeholder={t('evaluation.expectedLabel')} showSearch={{ filterOption: false, onSearch: (typed) => setWords(typed.trim().slice(0, 100)) }} value={answer} options={choices} onChange={setAnswer} />
        <Button htmlType="submit" icon={<PlusOutlined />} disabled={question.trim().length < 2 || answer === null}>{t('evaluation.add')}</Button>
      </form>
      {!gold.data ? (gold.isPending ? <Skeleton active /> : <ErrorState error={gold.error} onRetry={() => void gold.refetch()} />) : (
        <ul className={styles.plain}>
          {gold.data.items.map(({ id, question: asked, language, article }) => (
            <li key={id} className={styles.gold}>
              <span lang={language === 'zh' ? 'zh-CN' : 'en'}>{asked}</span>
              <span>{article ? <Link to="/knowledge/$articleId" params={{ articleId: article.id }}>{article.title}</Link> : t('evaluation.people')}</span>
              <ConfirmButton type="text" size="small" icon={<DeleteOutlined />} aria-label={t('evaluation.remove', { question: asked })} question={t('evaluation.removeAsk')} text={asked} onConfirm={() => remove({ params: { goldQuestionId: id } })} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
