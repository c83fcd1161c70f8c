import type { Call, Heard, Recording } from '../../src/model.ts';

export type { CallStatus, Exchange, Heard, Message, TraceEntry } from '../../src/model.ts';

/** A call as the control routes show it. */
export interface PhoneCall extends Omit<Call, 'heard'> {
  heard: string[];
  heardDetail: Heard[];
  recordings: (Omit<Recording, 'media'> & { url: string })[];
}

export interface Setting {
  name: string;
  state: 'set' | 'not set';
  /** Absent for secrets. */
  value?: string;
}

export interface Finding {
  place: string;
  message: string;
  remedy?: string;
  severity: 'error' | 'warning';
}

/** The phone line's file: its content (which may be wrong), what the checker says, whether it is in use. */
export interface LineView {
  file: string;
  data?: unknown;
  findings: Finding[];
  version: number;
  inUse: boolean;
}

/** What GET /sandbox/config answers; all but the line's number may be missing. */
export interface Config {
  lineNumber?: string;
  functionsUrl?: string;
  /** What runs the functions, in words. */
  host?: string;
  settings?: Setting[];
  phoneLine?: LineView;
}

/** Something the person on this phone did, which only this page knows. */
export interface OwnAction {
  callSid: string;
  at: number;
  kind: 'keys' | 'speech' | 'recording';
  text: string;
}
