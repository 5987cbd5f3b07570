-- What is counted or due by the day went by four walls: figures by the zone of their setting, the floor by the standard calendar, numbers of tickets, queues and days of review by Shanghai. One zone of the centre is asked by all.

create table centre_zone (
  singleton boolean primary key default true check (singleton),
  time_zone text not null
);

insert into centre_zone (time_zone) select time_zone from insight_setting;

alter table insight_setting drop column time_zone;
