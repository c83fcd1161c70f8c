import type { Settings } from '../settings.ts';
import { clientFor } from './client.ts';
import { senseless, toProblem } from './errors.ts';

/** What the call plays: a document of the phone line, or TwiML (4000 characters at most). */
export type CallContent = { document: string } | { twiml: string };

/** A call to be placed. */
export interface CallOrder {
  /** The number to call, E.164. */
  to: string;
  content: CallContent;
  /** How long it may ring, in seconds. */
  timeout?: number;
  /** The document that an answering machine hears once its greeting is over; Twilio then looks for one. */
  machine?: string;
  /** Whether Twilio tells a person from an answering machine. */
  machineDetection?: boolean;
  /** Whether the whole call is recorded. */
  record?: boolean;
}

/** Twilio's answer about a call that it has taken. */
export interface PlacedCall {
  sid: string;
  status: string;
  to: string;
  from: string;
}

/**
 * Asks Twilio to place a call from the line's number.
 * @param base where Twilio reaches the functions, such as https://app.example.com/api
 * @throws Problem that says why Twilio did not take it
 */
export async function placeCall(order: CallOrder, settings: Settings, base: string): Promise<PlacedCall> {
  try {
    const { sid, status, to, from } = await clientFor(settings).calls.create({
      to: order.to,
      from: settings.phoneNumber,
      ...instructions(order, base),
      statusCallback: `${base}/callStatus`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
      ...(order.timeout !== undefined && { timeout: order.timeout }),
      ...detection(order),
      ...(order.record && { record: true, recordingStatusCallback: `${base}/recordingStatus` }),
    });
    if (!sid) throw senseless();
    return { sid, status, to, from };
  } catch (error) {
    throw toProblem(error);
  }
}

function instructions({ content, machine }: CallOrder, base: string): { url: string } | { twiml: string } {
  if ('twiml' in content) return content;
  const query = machine === undefined ? '' : `?machine=${encodeURIComponent(machine)}`;
  return { url: `${base}/voiceTwiml/${encodeURIComponent(content.document)}${query}` };
}

/** A machine is left its own words only when its greeting is over; else detection ends as soon as it knows. */
function detection({ machine, machineDetection }: CallOrder): { machineDetection?: string } {
  if (machine !== undefined) return { machineDetection: 'DetectMessageEnd' };
  return machineDetection ? { machineDetection: 'Enable' } : {};
}
