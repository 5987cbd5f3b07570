/** Who works in the demo centre: eight accounts to sign in with and the colleagues around them. All invented. */

type Text = { readonly zh: string; readonly en: string };

export interface DemoTeam {
  readonly key: string;
  readonly name: Text;
  /** Roles that it serves. */
  readonly roles: readonly string[];
  /** Ordinary members, besides the demo accounts. */
  readonly members: readonly string[];
  /** The role that those members hold. */
  readonly role: string;
}

export const demoPassword = 'huiyin-demo';

export const demoTeams: readonly DemoTeam[] = [
  { key: 'presales', name: { zh: '售前在线组', en: 'Pre-sales online' }, roles: ['agent'], role: 'agent', members: ['林晓禾', '何语桐', '罗一诺', '梁思远', '宋知夏', '唐若溪', '许嘉树', '韩星河'] },
  { key: 'aftersales', name: { zh: '售后在线组', en: 'After-sales online' }, roles: ['agent'], role: 'agent', members: ['冯小满', '邓子衿', '曹云舒', '彭景行', '曾念安', '萧临风', '田初见', '董明朗', '袁乐知'] },
  { key: 'phone', name: { zh: '电话组', en: 'Phone' }, roles: ['agent'], role: 'agent', members: ['潘晨曦', '蒋听雨', '蔡向阳', '余半夏', '杜清和', '叶知秋', '程望舒', '苏木槿', '魏长风'] },
  { key: 'refunds', name: { zh: '退款专项组', en: 'Refunds specialists' }, roles: ['specialist', 'supervisor'], role: 'specialist', members: ['吕安然', '丁语堂', '任平生', '沈青禾', '姚远山'] },
  { key: 'technical', name: { zh: '技术专项组', en: 'Technical specialists' }, roles: ['specialist'], role: 'specialist', members: ['卢星辰', '姜维舟', '崔浩然', '钟声远', '谭思齐'] },
  { key: 'complaints', name: { zh: '投诉组', en: 'Complaints' }, roles: ['specialist', 'supervisor'], role: 'specialist', members: ['陆沉舟', '汪静好', '范从容', '金守信'] },
  // A department that takes up what specialists cannot solve, not a team of the service centre: its people are the knowledge keepers.
  { key: 'product', name: { zh: '产品部', en: 'Product department' }, roles: ['specialist'], role: 'specialist', members: [] },
];

export interface DemoPerson {
  /** Before the `@demo.huiyin`. */
  readonly account: string;
  readonly name: string;
  readonly role: string;
  /** Besides that role. */
  readonly also?: readonly string[];
  readonly teams: readonly string[];
}

/** The eight accounts that the sign-in page names, then the colleagues who hold the other special roles. */
export const demoAccounts: readonly DemoPerson[] = [
  { account: 'agent', name: '周小雨', role: 'agent', teams: ['aftersales'] },
  { account: 'specialist', name: '陈致远', role: 'specialist', teams: ['refunds'] },
  { account: 'supervisor', name: '王思敏', role: 'supervisor', teams: ['aftersales', 'refunds'] },
  { account: 'inspector', name: '李明鉴', role: 'inspector', teams: [] },
  { account: 'trainer', name: '赵育才', role: 'trainer', teams: [] },
  { account: 'owner', name: '孙之道', role: 'owner', teams: [] },
  { account: 'knowledge', name: '吴博闻', role: 'knowledge', also: ['specialist'], teams: ['product'] },
  { account: 'admin', name: '郑管理', role: 'admin', teams: [] },
  { account: 'supervisor2', name: '高远见', role: 'supervisor', teams: ['presales', 'technical'] },
  { account: 'supervisor3', name: '马到成', role: 'supervisor', teams: ['phone', 'complaints'] },
  { account: 'inspector2', name: '胡细察', role: 'inspector', teams: [] },
  { account: 'knowledge2', name: '朱有据', role: 'knowledge', also: ['specialist'], teams: ['product'] },
];

export function demoPeople(): readonly DemoPerson[] {
  const members = demoTeams.flatMap((team) =>
    team.members.map((name, index) => ({ account: `${team.key}${index + 1}`, name, role: team.role, teams: [team.key] })),
  );
  return [...demoAccounts, ...members];
}
