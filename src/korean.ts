/** Whether a language, as a BCP 47 tag, is Korean: what is written for people is written in Korean and in English. */
export function isKorean(language: string | undefined): boolean {
  return /^ko\b/i.test(language ?? '');
}
