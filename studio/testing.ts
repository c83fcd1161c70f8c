/** `#testing`: what a test of a phone line needs. docs/phone-line.md and phone-line.test.ts show how it is used. */

export { ManualClock } from '../sandbox/src/index.ts';
export { type ApiAnswer, type Line, type LineOptions, startLine } from './line.ts';
