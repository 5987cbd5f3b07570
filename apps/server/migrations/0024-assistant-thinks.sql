-- Who is thinking about which conversation just now, so that two workers do not think the same thought; and what thinking failed at.

create table assistant_claim (
  ticket_id uuid primary key references ticket on delete cascade,
  -- The last message that the thought is about; a newer one is another thought, with tries of its own.
  seq integer not null,
  until timestamptz not null,
  failures integer not null default 0
);

-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select id, 'assistant.manage', 'all' from role where key in ('admin', 'knowledge')
on conflict do nothing;
