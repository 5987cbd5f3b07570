import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { expect, test, unique } from './journey.ts';

test('an administrator connects the duty mailbox: told why the first try fails, then the letter arrives; an address that is no robot’s is refused', async ({ places }) => {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let raw = '';
      stream.on('data', (piece) => (raw += String(piece)));
      stream.on('end', () => (letters.push(raw), done(null)));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const name = unique('值班邮箱');
  try {
    const desk = await places.desk('admin', '/admin/outlets');
    const add = async (kind: string) => {
      await desk.getByRole('button', { name: '新增通知渠道' }).first().click();
      await desk.getByRole('menuitem', { name: kind }).click();
      return desk.getByRole('dialog', { name: `新增通知渠道 · ${kind}` });
    };
    const mail = await add('邮箱');
    await mail.getByRole('textbox', { name: '名称' }).fill(name);
    await mail.getByRole('combobox', { name: '收件人' }).fill('duty@example.com');
    await mail.getByRole('combobox', { name: '收件人' }).press('Enter');
    await mail.getByRole('button', { name: '保存' }).click();
    const told = desk.getByRole('dialog', { name: '测试通知没有送达' });
    await expect(told).toContainText('还没有设置邮件服务器');
    await told.getByRole('button', { name: '知道了' }).click();

    await desk.getByText('邮件服务器', { exact: true }).click();
    await desk.getByRole('textbox', { name: '服务器地址' }).fill('127.0.0.1');
    await desk.getByRole('radio', { name: '不加密（仅内网）' }).check();
    await desk.getByRole('spinbutton', { name: '端口' }).fill(String((server.server.address() as AddressInfo).port));
    await desk.getByRole('textbox', { name: '发件人邮箱' }).fill('robot@example.com');
    await desk.getByRole('button', { name: '保存' }).click();
    await expect(desk.getByText('邮件服务器已保存。')).toBeVisible();

    await desk.getByText('通知渠道', { exact: true }).click();
    const row = desk.getByRole('row', { name });
    await expect(row).toContainText('上次失败');
    await row.getByRole('button', { name: '发测试' }).click();
    await expect(desk.getByRole('dialog', { name: '测试通知已送达' })).toContainText(name);
    await desk.getByRole('button', { name: '知道了' }).click();
    await expect(row).toContainText('正常');
    expect(letters).toHaveLength(1);
    expect(letters[0]).toContain('To: duty@example.com');

    const robot = await add('企业微信群');
    await robot.getByRole('textbox', { name: '名称' }).fill(unique('群'));
    await robot.getByRole('textbox', { name: 'Webhook 地址' }).fill('http://127.0.0.1/cgi-bin/webhook/send?key=12345678');
    await robot.getByRole('button', { name: '保存' }).click();
    await expect(robot.getByText('请粘贴完整的地址，它以 https:// 开头。')).toBeVisible();
  } finally {
    await new Promise<void>((resolve) => server.close(resolve));
  }
});
