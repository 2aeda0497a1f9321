// The attract screen: what can be begun, what cannot, and what the bureau has to say.

import type { ScreenOf } from '../../../contract/view.ts';
import { bothReady, codeOnly, cardOnly, noneReady } from './ways.ts';
import type { Samples } from './sample.ts';

const saturdayNotice = '本周六上午照常办理，9:00至12:00。';
const attract: ScreenOf<'attract'> = {
  kind: 'attract',
  ways: bothReady,
  printing: 'ready',
  notices: [],
  hotline: 'people',
  forgottenCard: false,
  tickets: 'none',
};

export const attractSamples: Samples = {
  attract: { screen: { ...attract, notices: [saturdayNotice] } },
  'attract-night': { screen: { ...attract, hotline: 'machine' } },
  'attract-card-only': { screen: { ...attract, ways: cardOnly } },
  'attract-code-only-no-printing': {
    screen: { ...attract, ways: codeOnly, printing: 'paperOut', notices: [saturdayNotice], forgottenCard: true },
  },
  'attract-tickets': { screen: { ...attract, tickets: 'ready', notices: [saturdayNotice] } },
  'attract-tickets-no-paper': { screen: { ...attract, tickets: 'paperOut', hotline: 'machine' } },
  'attract-tickets-exhausted': { screen: { ...attract, tickets: 'exhausted' } },
  'attract-tickets-closed': {
    screen: { ...attract, ways: cardOnly, tickets: 'closed', printing: 'unavailable', notices: [saturdayNotice] },
  },
  'attract-tickets-only': { screen: { ...attract, ways: noneReady, tickets: 'paperLow', forgottenCard: true } },
  'attract-notices': {
    screen: {
      ...attract,
      tickets: 'ready',
      notices: [
        saturdayNotice,
        '九月三十日前请交明年的居民医保费。',
        '外地看病备案在这台机器上就能办。',
        '医保码不会用，请问窗口的工作人员。',
        '办事不收费，谨防骗子。',
        '国庆节一号至三号休息，机器照常能用。',
      ],
    },
  },
  'attract-long-names': {
    screen: { ...attract, notices: [saturdayNotice] },
    terminal: {
      name: '青桥县白石镇医疗保障公共服务站二十四小时自助服务区12号机',
      counter: '二楼东侧综合服务大厅12号窗口',
      address: null,
      telephone: null,
    },
  },
  'attract-unheard': { screen: attract, voice: { reading: 'off' }, senses: { headphones: 'unplugged', keypad: true } },
  'attract-long-notice': {
    screen: {
      ...attract,
      notices: ['因为线路检修，本周三下午一点到五点暂停办理，请改在别的时间来，或者到镇政府一楼大厅的人工窗口办理，给您添麻烦了。'],
    },
  },
};
