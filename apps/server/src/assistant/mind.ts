/** Whose mind thinks: a language model where one is configured and wanted, else the offline core. */

import { thinkOffline } from '@huiyin/domain/assistant/offline-mind.ts';
import type { AssistantSettings } from '@huiyin/domain/assistant/settings.ts';
import type { Mind } from '@huiyin/domain/assistant/thought.ts';
import type { Shell } from '../platform/shell.ts';

const offline: Mind = (question, evidence, bands) => Promise.resolve(thinkOffline(question, evidence, bands));

export function mindOf(_shell: Shell, _settings: AssistantSettings): Mind {
  return offline;
}
