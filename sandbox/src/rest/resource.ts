import { type Context, Hono } from 'hono';
import type { TwilioContext } from '../context.ts';
import { type Form, readForm } from './form.ts';
import { page } from './lists.ts';
import { TwilioError } from './twilioError.ts';

/** A request for a resource: of which Twilio, and what its path (`callSid`) and its query say. */
export interface Asked {
  twilio: TwilioContext;
  path: Record<string, string>;
  query: URLSearchParams;
}

/** One resource of the REST API. What it leaves out cannot be done to it: 20404. */
export interface Resource<T> {
  /** Below the account: `/Calls`. */
  path: string;
  /** Name of the list in an answer: `calls`. */
  listName: string;
  /** What an error calls one of them: `call`. */
  singular: string;
  list(asked: Asked): T[];
  find(asked: Asked, sid: string): T | undefined;
  /** In the shape of Twilio's REST API. */
  toJson(twilio: TwilioContext, item: T): object;
  /** Makes one; what is returned is the answer. */
  create?(twilio: TwilioContext, form: Form): object;
  /** Status of the answer to `create`; default 201. */
  createStatus?: 200 | 201;
  update?(twilio: TwilioContext, item: T, form: Form): T;
  remove?(twilio: TwilioContext, item: T): void;
}

export type Routes = (twilio: TwilioContext) => Hono;

/** The routes of a resource: list and create at its path, fetch, update and delete at its SID. */
export function routesOf<T>(resource: Resource<T>): Routes {
  return (twilio) => {
    const routes = new Hono();
    addListRoutes(routes, twilio, resource);
    addItemRoutes(routes, twilio, resource);
    return routes;
  };
}

function addListRoutes<T>(routes: Hono, twilio: TwilioContext, resource: Resource<T>): void {
  const path = `${resource.path}.json`;
  routes.get(path, (context) => {
    const items = resource.list(askedOf(twilio, context));
    const toJson = (item: T) => resource.toJson(twilio, item);
    return context.json(page(new URL(context.req.url), resource.listName, items, toJson));
  });
  const { create, createStatus = 201 } = resource;
  if (create)
    routes.post(path, async (context) => context.json(create(twilio, await readForm(context)), createStatus));
}

function addItemRoutes<T>(routes: Hono, twilio: TwilioContext, resource: Resource<T>): void {
  const path = `${resource.path}/:file`;
  const { update, remove } = resource;
  routes.get(path, (context) => context.json(resource.toJson(twilio, findOne(twilio, context, resource))));
  if (update)
    routes.post(path, async (context) => {
      const item = findOne(twilio, context, resource);
      return context.json(resource.toJson(twilio, update(twilio, item, await readForm(context))));
    });
  if (remove)
    routes.delete(path, (context) => {
      remove(twilio, findOne(twilio, context, resource));
      return context.body(null, 204);
    });
}

function findOne<T>(twilio: TwilioContext, context: Context, { find, singular }: Resource<T>): T {
  const sid = readSid(context);
  const item = find(askedOf(twilio, context), sid);
  if (!item) throw new TwilioError(20404, `${singular} ${sid}`);
  return item;
}

function askedOf(twilio: TwilioContext, context: Context): Asked {
  return { twilio, path: context.req.param(), query: new URL(context.req.url).searchParams };
}

/** The SID in `/Calls/CA....json`; what does not end in .json would be XML at Twilio and is not there. */
function readSid(context: Context): string {
  const [sid, extension] = (context.req.param('file') ?? '').split('.');
  if (!sid || extension !== 'json') throw new TwilioError(20404, 'the sandbox answers .json only');
  return sid;
}

/** RFC 2822 with a numeric zone, as in every date of Twilio's REST API: `Mon, 05 Jan 2026 12:00:00 +0000`. */
export function rfc2822(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}

export function rfc2822OrNull(time: number | null): string | null {
  return time === null ? null : rfc2822(time);
}
