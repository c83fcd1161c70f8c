/** The rules that judge a phone line before it ships. */
export { checkPhoneLine } from './check.ts';
export { inspectPhoneLine, placeInFile, readPhoneLine, report } from './file.ts';
export type { Finding } from './finding.ts';
export { didYouMean } from './nearest.ts';
export type { CheckOptions } from './options.ts';
