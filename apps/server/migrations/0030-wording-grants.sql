-- Roles of a centre that is already there: nobody could grant a permission that nobody holds.
insert into role_grant (role_id, permission, scope)
select id, 'wording.manage', 'all' from role where key in ('admin', 'knowledge', 'inspector', 'supervisor')
on conflict do nothing;
