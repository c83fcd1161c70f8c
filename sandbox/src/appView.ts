/**
 * What the page shows of the app. The sandbox knows of the app only what is handed over here. Every part may be left out.
 */
export interface AppView {
  /** What runs the app, in words. */
  host?: string;
  /** Where the app answers, such as http://127.0.0.1:7071/api. */
  url?: string;
  settings?: SettingView[];
  /** The phone of the line's owner, E.164: the page offers to open it. */
  owner?: string;
  /** The URLs that a real number's webhooks need, to be copied. */
  webhooks?: WebhookView[];
  /** The app's own API, to be tried from the page: each form is posted to its URL as JSON. */
  forms?: FormView[];
  flow?: FlowView;
}

export interface SettingView {
  name: string;
  state: 'set' | 'not set';
  /** Absent for secrets. */
  value?: string;
}

export interface WebhookView {
  /** What Twilio's console calls it, such as "A call comes in". */
  label: string;
  url: string;
}

export interface FormView {
  /** What it is called, such as makeCall. */
  name: string;
  url: string;
  fields: FieldView[];
  /** The field for the number to call. Where it is given, the button "Have the line call me" posts this form with it. */
  calls?: string;
}

export interface FieldView {
  name: string;
  kind: 'text' | 'long' | 'list' | 'number' | 'switch' | 'choice';
  hint?: string;
  /** For a choice; '' stands for none. */
  choices?: string[];
}

/** What the app plays, as a graph, and what a checker says of it. */
export interface FlowView {
  /** The file it comes from. */
  file: string;
  /** Counts up with every change, so that the page knows when to draw again. */
  version: number;
  /** False where the app still plays an earlier state. */
  inUse: boolean;
  findings: FindingView[];
  nodes: FlowNode[];
  edges: FlowEdge[];
}

export interface FindingView {
  place: string;
  message: string;
  remedy?: string;
  severity: 'error' | 'warning';
}

export interface FlowNode {
  id: string;
  /** `entry`: where calls and texts come in. `missing`: a document that something names, but that is not written. */
  kind: 'entry' | 'document' | 'missing';
  /** The document's name, as the header X-Ahoy-Document gives it; words for an entry. */
  title: string;
  lines: FlowLine[];
  /** Whether something leads here from an incoming call or text. */
  reached: boolean;
  /** Whether the call ends here, because nothing follows. */
  ends: boolean;
}

export interface FlowLine {
  /** In a few words, such as `say “Hello Monkey!”`. */
  text: string;
  /** TwiML's name of the verb that it becomes, such as `Say`. */
  verb: string;
}

export interface FlowEdge {
  from: string;
  to: string;
  /** When a call goes this way, such as the key that is pressed. */
  label: string;
}
