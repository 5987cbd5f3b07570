-- What a message quotes: the article's version as it was, so that a customer is shown what was said and an answer can be traced when it turns out wrong.

alter table message add column citations jsonb;
