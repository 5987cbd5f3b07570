/** The workspace's keys, as the list of shortcuts shows them. */

export const shortcuts = [
  {
    title: 'list',
    keys: [
      { keys: ['j'], does: 'next' },
      { keys: ['k'], does: 'previous' },
      { keys: ['Enter'], does: 'open' },
      { keys: ['/'], does: 'search' },
      { keys: ['c'], does: 'create' },
      { keys: ['Esc'], does: 'close' },
    ],
  },
  {
    title: 'ticket',
    keys: [
      { keys: ['r'], does: 'reply' },
      { keys: ['n'], does: 'note' },
      { keys: ['t'], does: 'take' },
      { keys: ['e'], does: 'exits' },
      { keys: ['?'], does: 'help' },
    ],
  },
  {
    title: 'composer',
    keys: [
      { keys: ['/'], does: 'macros' },
      { keys: ['@'], does: 'mention' },
      { keys: ['Ctrl', 'Enter'], does: 'send' },
      { keys: ['Esc'], does: 'leave' },
    ],
  },
] as const;
