/** One search over everything: as one types, by kind, with the keyboard. */

import { SearchOutlined } from '@ant-design/icons';
import { mostCounted, type SearchGroup, type SearchHit, type SearchKind } from '@huiyin/domain/search/search.contract.ts';
import { useNavigate, useSearch as useAddress } from '@tanstack/react-router';
import { Alert, Button, Skeleton } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame, Panel } from '../ui/page-frame.tsx';
import { SearchInput } from '../ui/search-input.tsx';
import { EmptyState, ErrorState } from '../ui/states.tsx';
import { HitRow } from './hit-row.tsx';
import { readSearchAddress, type SearchAddress } from './search-address.ts';
import styles from './search.module.css';
import { useSearch, useSearchOfKind } from './search.queries.ts';

export function SearchPage() {
  const { t } = useTranslation(['search', 'ticket']);
  const navigate = useNavigate();
  const { q = '', kind = null } = useAddress({ strict: false }) as SearchAddress;
  const box = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const overview = useSearch(q);
  const ofKind = useSearchOfKind(q, kind);
  useEffect(() => box.current?.focus(), []);
  const go = (address: SearchAddress) => void navigate({ to: '/search', search: address, replace: true });
  // By what stands in the address when the pause after typing is over: somebody may have chosen a kind meanwhile.
  const ask = (text: string) => void navigate({ to: '/search', search: (before) => readSearchAddress({ ...before, q: text }), replace: true });
  const counts = new Map(overview.data?.groups.map((group) => [group.kind, group]));

  /** Up and down walk through what was found, from the box and back to it. */
  const walk = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp' && event.key !== 'Escape')) return;
    const stops: HTMLElement[] = [box.current!, ...page.current!.querySelectorAll<HTMLElement>('[data-hit]')];
    const here = stops.indexOf(document.activeElement as HTMLElement);
    if (here < 0 || (event.key === 'Escape' && here === 0)) return;
    event.preventDefault();
    stops[event.key === 'Escape' ? 0 : Math.max(0, Math.min(stops.length - 1, here + (event.key === 'ArrowDown' ? 1 : -1)))]!.focus();
  };

  return (
    // Keys of what is inside, as they bubble: the box and the links are the controls.
    <div ref={page} onKeyDown={walk} role="presentation">
      <PageFrame
        title={t('title')}
        text={t('text')}
        bar={
          <div className={styles.bar}>
            <search className={styles.box}><SearchInput box={box} value={q} label={t('box')} clearLabel={t('clear')} onSearch={ask} /></search>
            {q !== '' && (
              <div className={styles.kinds} role="tablist" aria-label={t('kinds')}>
                <KindTab label={t('all')} here={kind === null} onChoose={() => go({ q })} />
                {overview.data?.groups.map((group) => <KindTab key={group.kind} label={t(`kind.${group.kind}`)} count={countOf(group)} here={kind === group.kind} onChoose={() => go({ q, kind: group.kind })} />)}
              </div>
            )}
          </div>
        }
      >
        <p className="visually-hidden" role="status">{q === '' ? '' : overview.isFetching ? t('looking') : t('found', { n: [...counts.values()].reduce((sum, group) => sum + (group.count ?? 0), 0) })}</p>
        {overview.data?.short === true && q !== '' && <Alert className={styles.short} type="info" showIcon title={t('short')} />}
        {q === '' ? (
          <div className={styles.alone}><EmptyState icon={<SearchOutlined />} title={t('start')} text={t('startText')} /></div>
        ) : kind === null ? (
          <Overview query={overview} q={q} onWhole={(whole) => go({ q, kind: whole })} />
        ) : (
          <OfKind query={ofKind} kind={kind} />
        )}
      </PageFrame>
    </div>
  );
}

function KindTab({ label, count, here, onChoose }: { readonly label: string; readonly count?: string; readonly here: boolean; readonly onChoose: () => void }) {
  return (
    <button type="button" role="tab" aria-selected={here} className={styles.kind} onClick={onChoose}>
      {label}{count !== undefined && <span className={styles.count}>{count}</span>}
    </button>
  );
}

function Overview({ query, q, onWhole }: { readonly query: ReturnType<typeof useSearch>; readonly q: string; readonly onWhole: (kind: SearchKind) => void }) {
  const { t } = useTranslation('search');
  if (query.isError && !query.isFetching) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Looking />;
  const groups = query.data.groups.filter(({ items }) => items.length > 0);
  if (groups.length === 0) return query.isFetching ? <Looking /> : <div className={styles.alone}><EmptyState icon={<SearchOutlined />} title={t('none', { q })} text={t('noneText')} /></div>;
  return (
    <div className={styles.groups} data-old={query.isPlaceholderData}>
      {groups.map((group) => (
        <Panel key={group.kind} flush title={t('count', { kind: t(`kind.${group.kind}`), n: countOf(group) })} actions={group.next !== null && <Button type="link" size="small" onClick={() => onWhole(group.kind)}>{t('whole')}</Button>}>
          <Hits items={group.items} />
        </Panel>
      ))}
      <p className={styles.keys}>{t('keys')}</p>
    </div>
  );
}

function OfKind({ query, kind }: { readonly query: ReturnType<typeof useSearchOfKind>; readonly kind: SearchKind }) {
  const { t } = useTranslation('search');
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Looking />;
  const items = query.data.pages.flatMap(({ groups }) => groups[0]?.items ?? []);
  if (items.length === 0) return <div className={styles.alone}><EmptyState icon={<SearchOutlined />} title={t('noneOfKind', { kind: t(`kind.${kind}`) })} text={t('noneText')} /></div>;
  return (
    <div className={styles.groups} data-old={query.isPlaceholderData}>
      <Panel flush>
        <Hits items={items} />
        {query.hasNextPage && <div className={styles.more}><Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('more')}</Button></div>}
      </Panel>
    </div>
  );
}

function Hits({ items }: { readonly items: readonly SearchHit[] }) {
  return <ul className={styles.hits}>{items.map((hit) => <li key={hit.id}><HitRow hit={hit} /></li>)}</ul>;
}

function Looking() {
  return <div className={styles.alone}><Panel><Skeleton active title={false} paragraph={{ rows: 6 }} /></Panel></div>;
}

function countOf({ count, more }: Pick<SearchGroup, 'count' | 'more'>): string {
  return more ? `${mostCounted}+` : String(count ?? 0);
}
