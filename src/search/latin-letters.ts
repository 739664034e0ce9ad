/** Letters that lose their sound with their mark, resolved before marks are dropped. */
// prettier-ignore
const MARKED: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'dh', þ: 'th', ı: 'i',
  ş: 'sh', ș: 'sh', š: 'sh', ś: 'sh', ç: 'tch', č: 'tch', ć: 'tch', ž: 'zh', ź: 'zh', ğ: 'gh', ġ: 'gh', ǧ: 'j', ģ: 'gh',
  ḫ: 'kh', ẖ: 'kh', ḵ: 'kh', ṯ: 'th', ḏ: 'dh', ţ: 't', ț: 'ts',
  ā: 'aa', á: 'a', â: 'aa', ī: 'ii', î: 'ii', ū: 'uu', û: 'uu', ə: 'a',
};

/** A Latin word in a to z, its marks resolved: what a reader without the marks would type. */
export function latinLetters(word: string): string {
  if (/^[a-z0-9']*$/u.test(word)) return word;
  let text = '';
  for (const letter of word) text += MARKED[letter] ?? letter;
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
