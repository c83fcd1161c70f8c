import { Readable } from 'node:stream';
import express, { type Request, type RequestHandler, type Response } from 'express';
import twilio from 'twilio';
import { settings, signedForm } from './webhooks.ts';

const app = express();
const form = express.urlencoded({ extended: false });
const signature = twilio.webhook(settings.TWILIO_AUTH_TOKEN ?? '');

/** A request as Express hands it to its middleware: a stream with Express's methods, here without a socket. */
class PeerRequest extends Readable {
  readonly method = 'POST';
  readonly headers: Record<string, string>;
  readonly socket = {};
  readonly app = app;
  readonly originalUrl: string;

  constructor(
    readonly url: string,
    private readonly content: Buffer,
    headers: Record<string, string>,
  ) {
    super();
    this.originalUrl = url;
    this.headers = { host: 'localhost', ...headers, 'content-length': String(content.length) };
  }

  override _read(): void {
    this.push(this.content);
    this.push(null);
  }
}
Object.defineProperties(PeerRequest.prototype, Object.getOwnPropertyDescriptors(express.request));

/** A signed voice webhook to http://localhost. */
export function expressRequest(path: string): Request {
  const { headers, body } = signedForm(`http://localhost${path}`);
  return new PeerRequest(path, Buffer.from(body), headers) as unknown as Request;
}

/** The middleware as documented by Twilio, then the same TwiML as that of the line's start. Throws Error where refused. */
export async function expressAnswer(request: Request): Promise<string> {
  const response = { type: refused, status: refused, send: refused } as unknown as Response;
  await next(form, request, response);
  await next(signature, request, response);
  return greeting();
}

function next(middleware: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

function greeting(): string {
  const response = new twilio.twiml.VoiceResponse();
  const voice = { voice: 'Polly.Joanna-Neural', language: 'en-US' } as const;
  response.say(voice, 'Hello Monkey!');
  response
    .gather({ action: 'http://localhost/api/gatherTwiml/start?verb=1', input: ['dtmf'], numDigits: 1 })
    .say(voice, 'To reach a person, press 1. To leave a message, press 2.');
  response.redirect('http://localhost/api/voiceTwiml/start');
  response.hangup();
  return response.toString();
}

function refused(): never {
  throw new Error('The Express peer refused a webhook.');
}
