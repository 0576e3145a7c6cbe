import { describe, expect, it } from 'vitest';
import { passwordFault } from '../../src/office/people/password-rules';
import { LONGEST_WAIT_MS, waitMs } from '../../src/office/people/throttle';

describe('a new password', () => {
  it.each([
    ['short', 'password-short'],
    ['áéíóúýàèìòù', 'password-short'],
    ['x'.repeat(257), 'password-long'],
    ['aaaaaaaaaaaaaaaa', 'password-common'],
    ['1234567890123456', 'password-common'],
    ['abcdefghijklmnop', 'password-common'],
    ['password12345', 'password-common'],
    ['P@ssw0rd!2024!!', 'password-common'],
    ['matkhau123456789', 'password-common'],
    ['MậtKhẩu@2026!!', 'password-common'],
    ['anhyeuem19901990', 'password-common'],
    ['qwertyuiop123456', 'password-common'],
    ['administrator2026', 'password-common'],
    ['correcthorsebatterystaple', 'password-common'],
    ['hanhnguyenthanhco1', 'password-about-you'],
  ])('%s is refused: %s', (password, fault) =>
    expect(passwordFault(password, ['hanhnguyen@example.vn', 'Thành Cổ'])).toBe(fault),
  );

  it.each([
    'mười hai con cá vàng bơi ngược',
    'kettle ribbon orbit thaw',
    'tre-gai-bờ-ao-nhà-ngoại',
    'Gx7#mQ2!vLp9z',
    'một hai ba con mèo tha giày',
    'wrinkled otter gazette on a quiet lake, nine kettles and a ribbon',
  ])('%s is accepted, whatever letters it is made of', (password) => expect(passwordFault(password)).toBeUndefined());
});

describe('waiting after failures', () => {
  it('costs nothing at first, doubles, and ends at a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7, 30, 1_000].map((tries) => waitMs(tries, 5))).toEqual([
      0, 0, 1_000, 2_000, 4_000, 900_000, 900_000,
    ]);
    expect(LONGEST_WAIT_MS).toBe(900_000);
  });
});
