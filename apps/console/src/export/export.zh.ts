/** Words of exports. */

export const exportZh = {
  title: '导出的文件',
  waiting: '等待开始',
  running: '正在生成：{{done}} / {{total}}',
  failed: '没有生成出来，请重新导出；若再次失败，请把时间告诉管理员。',
  cancelled: '已取消',
  cancel: '取消导出',
  cancelOf: '取消导出：{{name}}',
  download: '下载',
  downloadOf: '下载：{{name}}',
  kept: '{{at}} 生成，保留到 {{until}}',
};
