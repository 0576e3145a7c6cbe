import { describe, expect, it } from 'vitest';
import { casualtyFigures, newStyleToneMarks } from './wording';

describe('the guards over a memorial tour’s wording', () => {
  it.each([
    'hơn 4.000 liệt sĩ đã nằm lại',
    'hàng nghìn người trẻ không trở về',
    'hàng vạn chiến sĩ',
    '8,135 killed on one side',
    'thousands of young people never went home',
    '977 men',
  ])('find a figure of the dead in “%s”', (words) => {
    expect(casualtyFigures(words)).toHaveLength(1);
  });

  it.each([
    'Năm 1976, người lính Lê Bá Dương trở lại Quảng Trị',
    'In 1972 many soldiers crossed the river',
    'hàng nghìn ngọn hoa đăng được thả trên sông',
    'thousands of lanterns are set afloat',
    'Thành cao khoảng 4,3 mét, mỗi cạnh khoảng 500 mét',
    'suốt 81 ngày đêm',
  ])('leave “%s” alone', (words) => {
    expect(casualtyFigures(words)).toEqual([]);
  });

  it('find tone marks on the second vowel, and let quý, toàn and hòa pass', () => {
    expect(newStyleToneMarks('hoà bình, thuỷ chung, khoẻ')).toEqual(['hoà', 'thuỷ', 'khoẻ']);
    expect(newStyleToneMarks('quý, toàn, hòa, thủy, khỏe, hoàn, thoáng')).toEqual([]);
  });
});
