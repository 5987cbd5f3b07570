-- The assistant speaks first: its part in a conversation, what it offers to choose from, and the packet it hands on with.

alter table ticket add column assistant jsonb;

-- Conversations in which it owes an answer, or waits for the customer's reaction. Few at any moment.
create index ticket_assistant on ticket (last_message_at) where role = 'assistant' and state = 'open';

alter table message add column choices jsonb;
