/** Twilio on one machine, for any app: the package's entry. */
export type {
  AppView,
  FieldView,
  FindingView,
  FlowEdge,
  FlowLine,
  FlowNode,
  FlowView,
  FormView,
  SettingView,
  WebhookView,
} from './appView.ts';
export { silentWav, wavSeconds } from './calls/record/wav.ts';
export type { Timing } from './calls/timing.ts';
export { type Clock, ManualClock, RealClock } from './clock.ts';
export { CallError, type OutgoingCall, type OutgoingMessage, type TwilioContext } from './context.ts';
export type {
  Call,
  CallDirection,
  CallStatus,
  Exchange,
  Heard,
  IncomingPhoneNumber,
  Message,
  MessageStatus,
  OutgoingCallerId,
  Recording,
  TraceEntry,
} from './model.ts';
export type { NumberWebhooks } from './numbers.ts';
export { type Sandbox, type SandboxOptions, startSandbox } from './startSandbox.ts';
export type { Change, Store } from './store.ts';
export { IncomingPhoneCall, PhoneCall, VirtualPhone, type VoiceMessage } from './virtualPhone.ts';
