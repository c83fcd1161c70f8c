import { isElement } from '../../twiml/parse.ts';
import { VERBS } from '../../twiml/vocabulary.ts';
import { until } from '../abort.ts';
import type { Params } from '../params.ts';
import type { AbortReason } from '../session.ts';
import {
  actionSource,
  complain,
  flag,
  note,
  type Outcome,
  oneOf,
  resolveUrl,
  type Step,
  type Verb,
  wholeNumber,
} from '../step.ts';
import { speechTime } from '../timing.ts';

const INPUTS = ['dtmf', 'speech', 'dtmf speech', 'speech dtmf'] as const;
/** `auto` ends at the first pause; the sandbox takes that for a second. */
const AUTO_PAUSE = 1;
/** Twilio transcribes at most a minute of speech. */
const MAX_SPEECH_MS = 60_000;
/** The sandbox gets speech as text. It reports less than 1, as speech recognition never is certain. */
const CONFIDENCE = '0.9';

/** <Gather>: keys or speech go to `action`, which takes over; without any, the next verb follows. */
export const gather: Verb = async (step) => {
  const spec = readGather(step);
  const input = await collectInput(step, spec);
  if (input === 'aborted') return undefined;
  note(step, describe(input));
  const { call } = step;
  call.promptsUnanswered = input.kind === 'none' ? call.promptsUnanswered + 1 : 0;
  if (!call.attended && !call.automaton && call.promptsUnanswered >= call.engine.timing.patience) {
    note(step, 'nobody plays this phone, so the person hung up');
    return 'end';
  }
  return follow(step, spec, input);
};

/** A Gather's attributes, read. Times in seconds. */
interface GatherSpec {
  dtmf: boolean;
  speech: boolean;
  timeout: number;
  speechTimeout: number;
  numDigits: number;
  finishOnKey: string;
  actionOnEmptyResult: boolean;
  partialResultCallback: string | undefined;
}

/** Reads the attributes with Twilio's defaults. */
function readGather(step: Step): GatherSpec {
  const { attributes } = step.element;
  const input = oneOf(step, 'input', INPUTS, 'dtmf');
  const timeout = secondsOrAuto(step, 'timeout', 5);
  return {
    dtmf: input.includes('dtmf'),
    speech: input.includes('speech'),
    timeout,
    speechTimeout: secondsOrAuto(step, 'speechTimeout', timeout),
    numDigits: wholeNumber(step, 'numDigits', Number.POSITIVE_INFINITY, { least: 1 }),
    finishOnKey: finishKey(step),
    actionOnEmptyResult: flag(step, 'actionOnEmptyResult', false),
    partialResultCallback:
      attributes.partialResultCallback && resolveUrl(step, attributes.partialResultCallback),
  };
}

function secondsOrAuto(step: Step, name: string, otherwise: number): number {
  if (step.element.attributes[name] === 'auto') return AUTO_PAUSE;
  return wholeNumber(step, name, otherwise);
}

function finishKey(step: Step): string {
  const key = step.element.attributes.finishOnKey ?? '#';
  if (/^[0-9*#]?$/.test(key)) return key;
  complain(step, `12200 finishOnKey="${key}" is no single key: # is used`);
  return '#';
}

/** What a Gather got. `finishedBy` is the finish key, or "" where a count or the time ended it. */
type GatherInput =
  | { kind: 'keys'; digits: string; finishedBy: string }
  | { kind: 'speech'; text: string }
  | { kind: 'none'; finishedBy: string };

function follow(step: Step, spec: GatherSpec, input: GatherInput): Outcome {
  if (input.kind === 'none' && !spec.actionOnEmptyResult) return undefined;
  return actionSource(step, 'gather action', inputParams(input, spec));
}

/** The parameters that the action's request adds to those of the call. */
function inputParams(input: GatherInput, { dtmf }: GatherSpec): Params {
  if (input.kind === 'speech') {
    return [
      ['SpeechResult', input.text],
      ['Confidence', CONFIDENCE],
    ];
  }
  if (!dtmf) return [['SpeechResult', '']];
  return [
    ['Digits', input.kind === 'keys' ? input.digits : ''],
    ['FinishedOnKey', input.finishedBy],
  ];
}

function describe(input: GatherInput): string {
  if (input.kind === 'keys') return `keys ${input.digits}${input.finishedBy && `, then ${input.finishedBy}`}`;
  if (input.kind === 'speech') return `heard "${input.text}"`;
  return input.finishedBy ? `only ${input.finishedBy}: no input` : 'no input';
}

/** Plays the prompts and listens meanwhile; the timeout begins when they have ended. */
function collectInput(step: Step, spec: GatherSpec): Promise<GatherInput | 'aborted'> {
  return until<GatherInput>(step.signal, (done, fail) => {
    const collector = new Collector(step, spec, done);
    collector.start(fail);
    return () => collector.stop();
  });
}

/** Runs what is nested in a Gather, until the signal aborts. */
async function runPrompts(step: Step, signal: AbortSignal): Promise<void> {
  const prompts = step.element.children.filter(isElement);
  for (const prompt of prompts.filter(({ name }) => VERBS.Gather.children.includes(name))) {
    if (prompt.name === 'Play' && prompt.attributes.digits !== undefined)
      complain(step, '12200 <Play digits> may not stand in <Gather>: ignored');
    else await step.runNested(prompt, signal);
    if (signal.aborted) return;
  }
}

/** Listens for one Gather. The first kind of input wins. */
class Collector {
  private digits = '';
  private readonly prompts = new AbortController();
  private cancelTimer: (() => void) | undefined;
  private stopListening: (() => void)[] = [];

  constructor(
    private readonly step: Step,
    private readonly spec: GatherSpec,
    private readonly done: (input: GatherInput) => void,
  ) {}

  start(fail: (error: unknown) => void): void {
    const { input } = this.step.call;
    const { signal } = this.prompts;
    if (this.spec.dtmf) this.stopListening.push(input.keys.listen((key) => this.onKey(key)));
    if (this.spec.speech) this.stopListening.push(input.speech.listen((text) => this.onSpeech(text)));
    runPrompts(this.step, signal).then(() => {
      if (!signal.aborted) this.waitForMore();
    }, fail);
  }

  stop(): void {
    this.cancelTimer?.();
    for (const stop of this.stopListening) stop();
    this.stopPrompts();
  }

  private stopPrompts(): void {
    const reason: AbortReason = { kind: 'heard' };
    this.prompts.abort(reason);
  }

  private onKey(key: string): void {
    this.stopPrompts();
    const isFinish = key === this.spec.finishOnKey;
    if (!isFinish) this.digits += key;
    if (isFinish) this.finish(key);
    else if (this.digits.length >= this.spec.numDigits) this.finish('');
    else this.waitForMore();
  }

  private onSpeech(text: string): void {
    if (this.digits !== '') return;
    for (const stop of this.stopListening) stop();
    this.stopPrompts();
    this.reportPartial(text);
    const spoken = Math.min(speechTime(this.step.call.engine.timing, text), MAX_SPEECH_MS);
    this.setTimer(spoken + this.spec.speechTimeout * 1000, () => this.done({ kind: 'speech', text }));
  }

  private waitForMore(): void {
    this.setTimer(this.spec.timeout * 1000, () => this.finish(''));
  }

  private finish(finishedBy: string): void {
    const { digits } = this;
    this.done(digits === '' ? { kind: 'none', finishedBy } : { kind: 'keys', digits, finishedBy });
  }

  private setTimer(ms: number, action: () => void): void {
    this.cancelTimer?.();
    this.cancelTimer = this.step.call.after(ms, action);
  }

  private reportPartial(text: string): void {
    const { partialResultCallback: url } = this.spec;
    if (!url) return;
    const { call } = this.step;
    const params: Params = [...call.params(), ['UnstableSpeechResult', text]];
    const purpose = 'gather partial result callback';
    call.engine.twilio.webhooks.notify({ url, method: 'POST', params, purpose, callSid: call.record.sid });
  }
}
