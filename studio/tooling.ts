/** What studio asks of the checker and of the app, in one module that is loaded late: it must not hold up the start. */
export { inspectPhoneLine, readPhoneLine } from '../checker/index.ts';
export { apiForms, describeVerb, exitsOfAnything } from '../src/tooling.ts';
