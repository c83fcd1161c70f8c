/**
 * What the page shows of the app that this sandbox plays Twilio for. The sandbox knows nothing of the app but what is
 * handed over here; every part may be missing.
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
  /** The field that takes the number to call: then the button "Have the line call me" posts this form with it. */
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
  /** An entry is where calls and texts come in; `missing` is a document that something names and nobody wrote. */
  kind: 'entry' | 'document' | 'missing';
  /** The document's name, as the header X-Ahoy-Document gives it; words for an entry. */
  title: string;
  lines: FlowLine[];
  /** Something leads here from an incoming call or text. */
  reached: boolean;
  /** Nothing leads on from here: the call ends. */
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
  /** What leads along it, such as a key. */
  label: string;
}
