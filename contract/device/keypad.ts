// Keys of the tactile keypad (12 keys, or arrows beside them), as the driver names them.

export const keypadKeys = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  'up',
  'down',
  'left',
  'right',
  'select',
  'back',
  'help',
] as const;
export type KeypadKey = (typeof keypadKeys)[number];
