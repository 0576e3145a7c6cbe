const NUMBER = String.raw`(?:\d{1,3}(?:[.,]\d{3})+|(?!(?:1[89]|20)\d\d(?!\d))\d{3,}|hàng (?:trăm|nghìn|ngàn|vạn)|(?:chục|trăm) (?:nghìn|ngàn)|(?:hundreds|thousands) of)`;
const PEOPLE = String.raw`(?:liệt sĩ|liệt sỹ|chiến sĩ|bộ đội|người|thương vong|thanh niên|dead|killed|martyrs|casualties|soldiers|troops|men|people|lives)`;
const FIGURE = new RegExp(String.raw`(?<![\p{L}\d])${NUMBER}\s+(?:\p{L}+\s+){0,3}?${PEOPLE}(?![\p{L}])`, 'giu');

/** Phrases that number the dead: sources differ so widely that a tour states none. Years and lanterns do not count. */
export const casualtyFigures = (words: string): string[] => words.match(FIGURE) ?? [];

/** Syllables written hoà, khoẻ, thuỷ, where these provinces write hòa, khỏe, thủy. */
export const newStyleToneMarks = (words: string): string[] =>
  words.match(/\p{L}*(?:(?<!q)u[ýỳỷỹỵ]|o[àáảãạèéẻẽẹ])(?!\p{L})/giu) ?? [];
