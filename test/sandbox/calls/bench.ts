export * from '../../support/testSandbox.ts';
export { openSandbox as openBench, TestSandbox as Bench } from '../../support/testSandbox.ts';
