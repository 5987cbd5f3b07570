/** Who plays: the centre's people by team and role, and its customers. */

import type { Chance } from './chance.ts';
import { customerRegions } from './month-plan.ts';
import type { Region } from './months.ts';

export interface Player {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly teamIds: readonly string[];
}

export interface Cast {
  readonly players: readonly Player[];
  readonly teamIds: ReadonlyMap<string, string>;
}

/** Somebody who may take it: of the team if it has such people, else of anywhere. */
export function someone(cast: Cast, role: string, teamId: string | null, chance: Chance): Player {
  const able = cast.players.filter((player) => player.roles.includes(role));
  const near = able.filter((player) => teamId !== null && player.teamIds.includes(teamId));
  return chance.pick(near.length > 0 ? near : able);
}

export function account(cast: Cast, name: string): Player {
  const found = cast.players.find((player) => player.email === `${name}@demo.huiyin`);
  if (!found) throw new Error(`the demo centre has no account ${name}`);
  return found;
}

export interface PlannedCustomer {
  readonly id: string;
  readonly name: string;
  readonly region: Region;
  readonly tier: 'standard' | 'silver' | 'gold' | 'vip';
  readonly phone: string;
  readonly email: string | null;
  readonly tags: readonly string[];
}

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅红建国文辉玲芬燕彬宇浩凯丹倩雪琳晨阳佳欣悦涵轩梓睿思雨嘉怡子墨语诗梦琪佩瑶博文俊熙天佑若曦志远海峰春燕秋菊立新小龙晓东永康'];

/** The phone numbers 1380000xxxx belong to nobody; each customer has another one. */
export function planCustomers(count: number, chance: Chance, createdAt: number): PlannedCustomer[] {
  const places = customerRegions(count, chance);
  const numbers = chance.shuffled(Array.from({ length: 10_000 }, (_, index) => index)).slice(0, count);
  return numbers.map((number, index) => {
    const tier = chance.weighted(['standard', 'silver', 'gold', 'vip'] as const, (level) => ({ standard: 80, silver: 12, gold: 6, vip: 2 })[level]);
    return {
      id: chance.id(createdAt),
      name: `${chance.pick(surnames)}${chance.pick(given)}${chance.in(0.62) ? chance.pick(given) : ''}`,
      region: places[index]!,
      tier,
      phone: `1380000${String(number).padStart(4, '0')}`,
      email: chance.in(0.35) ? `customer${String(number).padStart(4, '0')}@example.com` : null,
      tags: tier === 'vip' ? ['重点客户'] : chance.in(0.03) ? ['企业采购'] : [],
    };
  });
}
