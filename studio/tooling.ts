// What studio asks of the checker and of src, in the form of their entries. Once checker/index.ts and src/tooling.ts are
// there, this file re-exports from them, and verbs.ts beside it goes.
export { inspectPhoneLine, readPhoneLine } from '../checker/file.ts';
export { apiForms, describeVerb, exitsOfAnything } from './verbs.ts';
