-- Work on a ticket that is asked of others (help, approval, call-back), hand-overs with a summary, and exceptions that know where they began.

alter table ticket
  add column sub_tasks jsonb not null default '[]',
  add column hand_over jsonb;

-- The plan belongs to the step where the ticket stood before it was raised.
update ticket t set exception = t.exception || jsonb_build_object('raisedIn', (
    select b.step from ticket_event e join ticket_event b on b.ticket_id = e.ticket_id and b.version = e.version - 1
    where e.ticket_id = t.id and e.kind = 'exception_raised' order by e.version desc limit 1))
where t.exception is not null;

-- What is asked of people and teams, as a worklist. What happened stays in the event log.
create table sub_task (
  id uuid primary key,
  ticket_id uuid not null references ticket,
  kind text not null check (kind in ('help', 'approval', 'call_back')),
  title text not null,
  asks text not null,
  form jsonb not null,
  layers jsonb not null,
  layer smallint not null,
  layer_at timestamptz not null,
  within jsonb,
  state text not null check (state in ('open', 'done', 'declined', 'cancelled')),
  -- Who is asked now: a person, or else whoever is in the team and holds the role.
  team_id uuid references team,
  role text,
  -- Who has it in hand.
  agent_id uuid references person,
  asked_by uuid references person,
  asked_at timestamptz not null,
  -- For those who may not read the whole ticket.
  excerpts jsonb not null,
  files jsonb not null,
  call_back jsonb,
  approvals jsonb not null,
  attempts jsonb not null,
  outcome text,
  answer text,
  fields jsonb,
  answer_files jsonb not null,
  ended_by uuid references person,
  ended_at timestamptz
);

create index sub_task_by_ticket on sub_task (ticket_id);
create index sub_task_of_team on sub_task (team_id, asked_at, id) where state = 'open';
create index sub_task_of_role on sub_task (role, asked_at, id) where state = 'open';
create index sub_task_in_hand on sub_task (agent_id, asked_at, id) where state = 'open';
create index sub_task_asked_by on sub_task (asked_by, asked_at, id);
create index sub_task_ended on sub_task (ended_at desc, id) where state <> 'open';

-- Whoever works on tickets may be asked to help with others.
insert into role_grant (role_id, permission, scope)
select role_id, 'sub_task.work', scope from role_grant where permission = 'ticket.work'
on conflict do nothing;
