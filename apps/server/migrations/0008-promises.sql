-- A ticket's nearest promise sorts its queue; expedited tickets go first, and a customer who stopped waiting is remembered.

alter table ticket
  add column due_at timestamptz,
  add column expedited_at timestamptz,
  add column abandoned_at timestamptz;
