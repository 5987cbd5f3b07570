/** The tables of delivery; only the stores beside write them. */

import type { DeliveryState, SmtpSecurity } from '@huiyin/domain/delivery/delivery.contract.ts';
import type { DeliveryFault } from '@huiyin/domain/delivery/judge-reply.ts';
import type { NoticeLevel } from '@huiyin/domain/delivery/notice.ts';
import type { OutletKind, OutletStyle } from '@huiyin/domain/delivery/outlet.ts';
import type { Language } from '@huiyin/domain/kernel/language.ts';
import type { BilingualText } from '@huiyin/domain/kernel/text.ts';
import type { ColumnType } from 'kysely';

type Timestamp = ColumnType<number, Date, Date>;
type MaybeTimestamp = ColumnType<number | null, Date | null | undefined, Date | null>;

declare module '../platform/db.ts' {
  interface Tables {
    outlet: {
      id: string; kind: OutletKind; name: string; language: Language; style: OutletStyle; enabled: boolean; stand_in_id: string | null; recipients: string[];
      webhook: string | null; secret: string | null; rest_until: MaybeTimestamp; last_sent_at: MaybeTimestamp; last_failed_at: MaybeTimestamp;
      last_fault: ColumnType<DeliveryFault | null, DeliveryFault | null | undefined, DeliveryFault | null>; last_code: ColumnType<string | null, string | null | undefined, string | null>;
      version: ColumnType<number, number | undefined, number>; created_at: Timestamp; removed_at: MaybeTimestamp;
    };
    notice: { id: string; key: string; level: NoticeLevel; title: ColumnType<BilingualText, string, string>; lines: ColumnType<BilingualText[], string, string>; path: string; at: Timestamp };
    delivery: {
      id: string; notice_id: string; outlet_id: string; state: DeliveryState; attempts: number; due_at: Timestamp; message_id: string | null; claimed_until: MaybeTimestamp;
      fault: DeliveryFault | null; code: string | null; at: Timestamp; changed_at: Timestamp; instead_of: string | null;
    };
    outlet_message: { id: string; outlet_id: string; begun_at: Timestamp };
    smtp_setting: { singleton: ColumnType<boolean, boolean | undefined, never>; host: string; port: number; security: SmtpSecurity; username: string; password: string | null; sender: string; version: number };
  }
}
