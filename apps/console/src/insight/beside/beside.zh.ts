/** 行业对比与历史数据的中文文本。 */

export const besideZh = {
  title: '对比与历史数据',
  text: '别人做到多少、启用回音之前自己做到多少。它们只作参照，不计入任何指标。',
  benchmarks: {
    title: '行业对比', text: '本中心取 {{from}} 至 {{to}} 的数值。每条对比都有来源和日期。', add: '添加对比值', edit: '修改对比值', none: '还没有行业对比值', noneText: '找到同行公开的数据后填在这里，写明来源和日期。',
    metric: '指标', name: '对象', nameHint: '例如：行业平均、某竞品', kind: '类别', kinds: { industry: '行业', competitor: '竞品' }, value: '数值', source: '来源', sourceHint: '报告名称和页码，或网址', on: '数据日期', note: '备注', own: '本中心', noOwn: '暂无数据', remove: '删除这条对比值？',
    stands: { better: '我们更好', worse: '我们落后', flat: '持平', changed: '不分好坏' },
  },
  earlier: {
    title: '启用前的数据', text: '来自导入的文件，与工单算出的数值分开存放。', import: '导入文件', none: '还没有导入历史数据', noneText: '把近三个月的指标整理成 CSV 或 Excel：指标、月份或日期、数值，样本数可选。',
    from: '来自 {{source}}', removeAll: '删除此指标的全部历史数据？',
    choose: '选择文件，或拖到这里', kinds: 'CSV 或 XLSX，一行一个数', like: '表格大致这样，列的顺序和名称可以不同，选好文件后再对应：', optional: '{{column}}（可选）', template: '下载模板', example: ['首次响应时间|2025-06|2.7|8800||', '客户满意度|2025-06|89.7|4100||', '客户满意度|2025-06|91.2|1300|区域|华东'], columns: { metric: '指标', period: '月份或日期', value: '数值', n: '样本数', dimension: '维度', group: '分组值' }, noColumn: '文件中没有', sample: '前几行',
    counts: '共 {{rows}} 行：新增 {{fresh}}，更新 {{changed}}，重复 {{repeated}}，有误 {{bad}}', bad: '有误的行（改好文件后重新选择，在此之前一行也不会导入）', line: '第 {{line}} 行 {{column}}：{{reason}} {{value}}',
    reasons: { missing: '没有填', unknown: '认不出', not_a_date: '不是月份或日期', not_over: '在今天之后', not_a_number: '不是数字', impossible: '数值不可能', without_group: '维度和分组值要同时填', twice: '与前面的行重复' },
    check: '先选文件', save: '导入 {{n}} 行', done: '已导入 {{n}} 行',
  },
};
