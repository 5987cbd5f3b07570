-- Figures that are told again from zero (after a change of the centre's time zone, or by `npx huiyin replay insight.facts`) are whole only when the log has been read up to where the telling began: until then nobody judges by them.

alter table insight_setting
  add column telling_to_txid xid8,
  add column telling_to_position bigint;
