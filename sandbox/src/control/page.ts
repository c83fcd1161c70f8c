import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Where the build puts the page: beside the compiled code, whether this runs compiled or from its source. */
const FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/page/' : '../page/', import.meta.url),
);

/** The phone page's files. It loads nothing from other hosts, but may play the https sounds of a Play verb. */
export function phonePage(folder = FOLDER): Hono {
  const page = new Hono();
  page.use(
    '*',
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:', 'data:', 'https:'],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      strictTransportSecurity: false,
    }),
    async (context, next) => {
      await next();
      context.header('Cache-Control', 'no-cache');
    },
  );
  // Looked for on each request, as a build may come after the start.
  let files: MiddlewareHandler | undefined;
  page.use('*', (context, next) => {
    if (!files && existsSync(folder)) files = serveStatic({ root: folder });
    return files ? files(context, next) : next();
  });
  page.get('/', (context) => context.text('The phone page has not been built: run npm run build.\n', 404));
  return page;
}
