import { describe, expect, it } from 'vitest';
import { scanned } from '../../src/visit/codes/scanned';

const HOST = 'disan360.vn';
const CODES = ['JN276M', 'PMFRRC'];

describe('what is done with what the camera has read', () => {
  it.each([
    ['HTTPS://DISAN360.VN/Q/JN276M', { kind: 'sign', code: 'JN276M' }],
    ['https://disan360.vn/q/jn276m/?zarsrc=30', { kind: 'sign', code: 'JN276M' }],
    ['JN276M', { kind: 'sign', code: 'JN276M' }],
    ['HTTPS://DISAN360.VN/Q/JN267M', { kind: 'unknown', code: 'JN267M' }],
    ['https://hue.example/q/JN276M', { kind: 'other', host: 'hue.example', address: 'https://hue.example/q/JN276M' }],
    [
      'https://disan360.vn/en/thanh-co/cong-tien?v=12,-3,90',
      { kind: 'place', address: '/en/thanh-co/cong-tien?v=12,-3,90' },
    ],
    ['https://disan360.vn/', { kind: 'strange' }],
    ['https://disan360.vn/office/', { kind: 'strange' }],
    ['https://evil.example/en/thanh-co/cong-tien', { kind: 'strange' }],
    ['https://disan360.vn.evil.example/en/thanh-co/cong-tien', { kind: 'strange' }],
    ['https://disan360.vn@evil.example/q/JN276M', { kind: 'strange' }],
    ['javascript:alert(1)//disan360.vn/q/JN276M', { kind: 'strange' }],
    ['WIFI:S:disan;T:WPA;P:x;;', { kind: 'strange' }],
  ])('%s', (text, answer) => expect(scanned(text, HOST, CODES)).toMatchObject(answer));

  it('trusts the check letter where the list of codes could not be had', () => {
    expect(scanned('https://disan360.vn/q/M9YM26', HOST, undefined).kind).toBe('sign');
    expect(scanned('https://disan360.vn/q/M9YM62', HOST, undefined).kind).toBe('unknown');
  });
});
