/** The filters under their button; fetched with everything they are made of when somebody reaches for them. */

import { Popover } from 'antd';
import { useState } from 'react';
import type { WorkspaceSearch } from '../workspace-search.ts';
import { FilterButton } from './filter-button.tsx';
import { FilterPanel } from './filter-panel.tsx';

interface FilterPopoverProps {
  readonly set: number;
  readonly search: WorkspaceSearch;
  readonly onChange: (next: Partial<Record<keyof WorkspaceSearch, unknown>>) => void;
}

export function FilterPopover({ set, search, onChange }: FilterPopoverProps) {
  const [open, setOpen] = useState(true);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<FilterPanel search={search} onChange={onChange} onClose={() => setOpen(false)} />}
    >
      <FilterButton set={set} aria-expanded={open} />
    </Popover>
  );
}
