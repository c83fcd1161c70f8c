/** The little of Express that the bench's peer uses; Express brings no types of its own. */
declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type Request = IncomingMessage;
  export type Response = ServerResponse;
  export type RequestHandler = (
    request: Request,
    response: Response,
    next: (error?: unknown) => void,
  ) => unknown;

  function express(): object;
  namespace express {
    const request: object;
    function urlencoded(options: { extended: boolean }): RequestHandler;
  }
  export default express;
}
