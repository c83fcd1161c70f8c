import { callParams } from '../params.ts';
import { BargeIn, Scope } from '../scope.ts';
import type { Step } from '../step.ts';
import { speechTime } from '../timing.ts';
import type { Input } from './input.ts';
import { runPrompts } from './prompts.ts';
import type { GatherSpec } from './spec.ts';

/** Twilio transcribes at most a minute of speech. */
const MAX_SPEECH_MS = 60_000;

/** Plays the prompts and listens meanwhile; the timeout begins when they have ended. */
export function collectInput(step: Step, spec: GatherSpec): Promise<Input> {
  return step.scope.until<Input>((done, fail) => {
    const collector = new Collector(step, spec, done);
    collector.start(fail);
    return () => collector.stop();
  });
}

/** Listens for one Gather. The first kind of input wins. */
class Collector {
  private digits = '';
  private readonly prompts = new Scope();
  private cancelTimer: (() => void) | undefined;
  private stopListening: (() => void)[] = [];

  constructor(
    private readonly step: Step,
    private readonly spec: GatherSpec,
    private readonly done: (input: Input) => void,
  ) {}

  start(fail: (error: unknown) => void): void {
    const { handset } = this.step.call;
    if (this.spec.dtmf) this.stopListening.push(handset.keys.listen((key) => this.onKey(key)));
    if (this.spec.speech) this.stopListening.push(handset.speech.listen((text) => this.onSpeech(text)));
    runPrompts(this.step, this.prompts).then((ended) => {
      if (ended) this.waitForMore();
    }, fail);
  }

  stop(): void {
    this.cancelTimer?.();
    for (const stop of this.stopListening) stop();
    this.prompts.stop(new BargeIn());
  }

  private onKey(key: string): void {
    this.prompts.stop(new BargeIn());
    const isFinish = key === this.spec.finishOnKey;
    if (!isFinish) this.digits += key;
    if (isFinish) this.finish(key);
    else if (this.digits.length >= this.spec.numDigits) this.finish('');
    else this.waitForMore();
  }

  private onSpeech(text: string): void {
    if (this.digits !== '') return;
    for (const stop of this.stopListening) stop();
    this.prompts.stop(new BargeIn());
    this.reportPartial(text);
    const spoken = Math.min(speechTime(this.step.board.timing, text), MAX_SPEECH_MS);
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
    const { call, board } = this.step;
    const params: [string, string][] = [...callParams(call), ['UnstableSpeechResult', text]];
    const purpose = 'gather partial result callback';
    board.twilio.webhooks.notify({ url, method: 'POST', params, purpose, callSid: call.record.sid });
  }
}
