import type { Refused } from './answer.ts';
import { describe, expect, test } from 'vitest';
import { sayRefusal } from './refusal-words.ts';

// Every refusal that the contracts of the customer's side list, apart from those that no customer is told of.
const codes: readonly Refused['code'][] = [
  'network', 'server.fault', 'server.unavailable', 'request.too_many', 'request.invalid', 'request.too_large', 'file.too_large', 'file.type_refused', 'file.missing', 'file.unknown',
  'message.empty', 'message.too_long', 'channel.closed', 'channel.unknown', 'visitor.identity_invalid', 'visitor.form_incomplete', 'customer.contact_invalid', 'ticket.archived',
  'ticket.not_in_feedback', 'ticket.urged_recently', 'ticket.rating_closed', 'ticket.rating_invalid', 'ticket_link.unknown', 'ticket.answered', 'call_back.not_offered', 'call_back.asked_before', 'customer.contact_missing', 'sub_task.call_hours',
];

describe('sayRefusal', () => {
  test.each(codes)('says %s in both languages', (code) => {
    expect(sayRefusal(code, 'zh')).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(sayRefusal(code, 'en')).toMatch(/^[A-Z][^\u4e00-\u9fff]*\.$/);
    if (code !== 'server.fault') expect(sayRefusal(code, 'zh')).not.toBe(sayRefusal('server.fault', 'zh'));
  });

  test('has a sentence for whatever it does not know', () => {
    expect(sayRefusal('job.unknown', 'zh')).toBe(sayRefusal('server.fault', 'zh'));
  });
});
