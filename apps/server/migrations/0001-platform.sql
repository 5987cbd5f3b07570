-- What every domain leans on: look-up by parts of Chinese and Latin words, and the memory of what this installation is.

create extension if not exists pg_trgm;

create table installation (
  singleton boolean primary key default true check (singleton),
  id uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now(),
  -- set when the demo centre was loaded completely; a start that finds it empty in demo mode loads again from nothing
  demo_loaded_at timestamptz
);

insert into installation default values;
