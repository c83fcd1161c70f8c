import type { Plugin } from 'esbuild';

/** What stands in for a part that is left out: nothing at first sight, and a clear error for whoever uses it. */
const absent = `module.exports = class { constructor() { throw new Error('Left out by scripts/sdkParts.ts.'); } };`;

/**
 * Leaves out of the bundle what the SDK's modules import and the app never reaches: the HTTP client that the app
 * replaces (axios and 45 other packages), and the resources within a call and a message (recordings, streams, ...).
 */
export const sdkParts: Plugin = {
  name: 'sdk-parts',
  setup(pluginBuild) {
    pluginBuild.onResolve({ filter: /^\.\/(RequestClient|call\/\w+|message\/\w+)$/ }, ({ importer, path }) =>
      /twilio\/lib\/(base\/BaseTwilio|rest\/api\/v2010\/account\/(call|message))\.js$/.test(
        importer.replaceAll('\\', '/'),
      )
        ? { path, namespace: 'sdk-parts' }
        : undefined,
    );
    pluginBuild.onLoad({ filter: /.*/, namespace: 'sdk-parts' }, () => ({ contents: absent }));
  },
};
