import { describe, expect, it } from 'vitest';
import { appAround, isApple } from '../../src/visit/in-app';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 13; SM-A137F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36';

describe('the browser of an app', () => {
  it.each([
    [`${PHONE} Zalo iOS/24.05 ZaloTheme/light`, 'Zalo'],
    [`${ANDROID} Zalo android/12100`, 'Zalo'],
    [`${PHONE} [FBAN/FBIOS;FBAV/470.0;FBBV/1]`, 'Facebook'],
    [`${ANDROID} [FB_IAB/FB4A;FBAV/470.0.0;]`, 'Facebook'],
    [`${PHONE} [FBAN/MessengerForiOS;FBAV/460.0]`, 'Messenger'],
    [`${ANDROID} [FB_IAB/Orca-Android;FBAV/460.0]`, 'Messenger'],
    [`${PHONE} Instagram 334.0 (iPhone14,5)`, 'Instagram'],
    [`${PHONE} Safari Line/14.9.0`, 'LINE'],
    [`${ANDROID} musical_ly_2023 BytedanceWebview/d8a21c6`, 'TikTok'],
  ])('%s is known', (userAgent, app) => expect(appAround(userAgent)).toBe(app));

  it.each([
    `${PHONE} Version/17.5 Safari/604.1`,
    ANDROID,
    'Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0 Safari/537.36',
  ])('%s is a browser of its own', (userAgent) => expect(appAround(userAgent)).toBeUndefined());

  it('tells an iPad, which says that it is a Mac, by its touch screen', () => {
    const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.5 Safari/605.1.15';
    expect([isApple(PHONE, 5), isApple(mac, 5), isApple(mac, 0), isApple(ANDROID, 5)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
