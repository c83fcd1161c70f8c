import type { AppView, Call, Heard, Recording } from '#sandbox';

export type {
  CallStatus,
  Exchange,
  FieldView,
  FindingView,
  FlowEdge,
  FlowNode,
  FlowView,
  FormView,
  Heard,
  Message,
  SettingView,
  TraceEntry,
  WebhookView,
} from '#sandbox';

/** A call as the control routes show it. */
export interface PhoneCall extends Omit<Call, 'heard'> {
  heard: string[];
  heardDetail: Heard[];
  recordings: (Omit<Recording, 'media'> & { url: string })[];
}

/** What GET /sandbox/config answers; all of it may be missing. */
export interface Config extends AppView {
  lineNumber?: string;
}

/** Something the person on this phone did, which only this page knows. */
export interface OwnAction {
  callSid: string;
  at: number;
  kind: 'keys' | 'speech' | 'recording';
  text: string;
}
