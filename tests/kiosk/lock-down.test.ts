import { describe, expect, it } from 'vitest';
import { frameStyle } from '../../src/kiosk/frame-style';
import { CornerTaps } from '../../src/kiosk/corner-taps';
import { isAllowedKey } from '../../src/kiosk/keys';
import { leadOf } from '../../src/kiosk/leads';

const HERE = { origin: 'https://disan.vn', tours: ['thanh-co'] };

describe('a link', () => {
  it.each([
    ['/vi/thanh-co/cong-tien?v=1,2,90', 'inside'],
    ['https://disan.vn/en/thanh-co/', 'inside'],
    ['#about', 'nowhere'],
    ['/vi/', 'nowhere'],
    ['/vi/other/x', 'nowhere'],
    ['/studio/', 'nowhere'],
    ['/office/', 'nowhere'],
    ['/kiosk/thanh-co/', 'nowhere'],
    ['/embed/vi/thanh-co/x', 'nowhere'],
    ['javascript:alert(1)', 'nowhere'],
    ['data:text/html,x', 'nowhere'],
    ['blob:https://disan.vn/1', 'nowhere'],
    ['intent://scan/#Intent;end', 'nowhere'],
    ['chrome://settings', 'nowhere'],
    ['http://[', 'nowhere'],
    ['https://vi.wikipedia.org/wiki/X', 'outside'],
    ['http://disan.vn/vi/thanh-co/', 'outside'],
    ['mailto:a@b.vn', 'outside'],
    ['tel:+84123', 'outside'],
  ])('%s leads %s', (href, lead) => {
    expect(leadOf(href, HERE)).toBe(lead);
  });
});

describe('the languages to switch to in the visit', () => {
  it('are those that staff have chosen, and none where there is one', () => {
    expect(frameStyle(['vi', 'en'])).toContain(
      '.languages a:not([hreflang="vi"]):not([hreflang="en"]) { display: none',
    );
    expect(frameStyle(['vi'])).toContain('.languages { display: none');
  });
});

describe('a key', () => {
  const press = (key: string, modifier = {}) =>
    isAllowedKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...modifier });

  it.each(['Tab', 'Enter', ' ', 'Escape', 'ArrowLeft', '+', 'a', 'đ', 'PageDown'])('%s is let through', (key) => {
    expect(press(key)).toBe(true);
  });

  it.each([
    'F1',
    'F5',
    'F11',
    'F12',
    'BrowserBack',
    'BrowserHome',
    'ContextMenu',
    'PrintScreen',
    'LaunchMail',
    'Alt',
    'Meta',
    'Control',
  ])('%s is not', (key) => {
    expect(press(key)).toBe(false);
  });

  it.each(['ctrlKey', 'altKey', 'metaKey'])('none is with %s', (modifier) => {
    for (const key of ['w', 't', 'n', 'p', 's', 'r', '+', '-', '0', 'ArrowLeft', 'Home', 'Tab', 'Delete']) {
      expect(press(key, { [modifier]: true })).toBe(false);
    }
  });
});

describe('the way to the staff corner', () => {
  it('is five taps in the corner within three seconds', () => {
    const corner = new CornerTaps();
    const taps = [0, 500, 1_000, 1_500, 2_000].map((at) => corner.tap(10, 10, at));
    expect(taps).toEqual([false, false, false, false, true]);
  });

  it('is not slow taps, nor taps with others between', () => {
    const corner = new CornerTaps();
    expect([0, 1_000, 2_000, 3_000, 4_000, 5_000].some((at) => corner.tap(10, 10, at))).toBe(false);
    const other = new CornerTaps();
    const places = [10, 10, 400, 10, 10, 10];
    expect(places.some((x, index) => other.tap(x, 10, index * 100))).toBe(false);
  });
});
