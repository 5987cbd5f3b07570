-- A question that is answered differently is one row with all its answers: pair by pair, one rule that changed was listed as often as it had been worded.

alter table answer_disagreement add column answers jsonb;

-- What was judged stays judged. What is open is found anew by the next look, put together.
delete from answer_disagreement where state = 'open';
update answer_disagreement set answers = jsonb_build_array(
  jsonb_build_object('says', coalesce((select jsonb_agg(jsonb_build_object('kind', d -> 'kind', 'words', d -> 'a')) from jsonb_array_elements(differences) d), '[]'), 'count', 1, 'given', jsonb_build_array(a || jsonb_build_object('personId', null))),
  jsonb_build_object('says', coalesce((select jsonb_agg(jsonb_build_object('kind', d -> 'kind', 'words', d -> 'b')) from jsonb_array_elements(differences) d), '[]'), 'count', 1, 'given', jsonb_build_array(b || jsonb_build_object('personId', null)))
);

alter table answer_disagreement alter column answers set not null;
alter table answer_disagreement drop column key, drop column likeness, drop column differences, drop column a, drop column b;
