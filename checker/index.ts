/** The rules that judge a phone line before it ships. */
export { checkPhoneLine } from './check.ts';
export { inspectPhoneLine, readPhoneLine, report } from './file.ts';
export { didYouMean, type Finding } from './finding.ts';
