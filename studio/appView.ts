import { resolve } from 'node:path';
import type { AppView, FlowView, FormView } from '../sandbox/src/index.ts';
import { root } from './build.ts';
import { documentNamesOf, flowOf } from './flow.ts';

/**
 * Keeps what the phone page is told of the app up to date: where it runs, its settings, its API and its phone line. The
 * checker is loaded late: it must not hold up the start.
 */
export class AppReport {
  /** Called when the view is new. */
  onChange: () => void = () => undefined;
  private forms: Omit<FormView, 'url'>[] = [];
  private flow: FlowView;

  /** `file` holds the phone line, relative to the project; `app` says what runs it, and its settings. */
  constructor(
    readonly file: string,
    private app: Pick<AppView, 'host' | 'settings' | 'owner'> = {},
  ) {
    this.flow = { file, version: 0, inUse: true, findings: [], nodes: [], edges: [] };
  }

  /** What the page is told now; `url` is where the functions are, once that is known. */
  readonly view = (url?: string): AppView => {
    if (url === undefined) return { ...this.app, flow: this.flow };
    const forms = this.forms.map((form) => ({ ...form, url: `${url}/${form.name}` }));
    return { ...this.app, url, webhooks: webhooksOf(url), forms, flow: this.flow };
  };

  /** Reads and checks the phone line again. `inUse` is false where the functions still run an earlier state of it. */
  async refresh(inUse: boolean): Promise<void> {
    const [tooling, { inspectPhoneLine, placeInFile }] = await Promise.all([
      import('../src/tooling.ts'),
      import('../checker/index.ts'),
    ]);
    const path = resolve(root, this.file);
    const { owner, ...app } = this.app;
    this.app = { ...app, ...(owner && { owner: tooling.pastedE164(owner) }) };
    const { data, findings } = inspectPhoneLine(path, { settings: this.numbers(tooling.pastedE164) });
    const { file } = this;
    this.forms = formsOf(tooling.apiForms, {
      document: documentNamesOf(data),
      machine: tooling.entriesOf(data).flatMap(({ by, to }) => (by === 'outgoing' ? [to] : [])),
    });
    this.flow = {
      ...{ file, version: this.flow.version + 1, inUse, ...flowOf(data, tooling) },
      findings: findings.map(({ place, position, message, remedy, severity }) => ({
        ...{ place: `${placeInFile(path, position)} ${place}`, message, severity },
        ...(remedy !== undefined && { remedy }),
      })),
    };
    this.onChange();
  }

  /** The numbers among the settings, which the checker compares with those of the line. */
  private numbers(tidy: (pasted: string) => string) {
    const given = (name: string) => this.app.settings?.find((setting) => setting.name === name)?.value;
    const numberIn = (name: string) => tidy(given(name) ?? '') || undefined;
    return {
      TWILIO_PHONE_NUMBER: numberIn('TWILIO_PHONE_NUMBER'),
      OWNER_PHONE_NUMBER: numberIn('OWNER_PHONE_NUMBER'),
    };
  }
}

/** What Twilio's console calls each webhook of a number, and the function that takes it. */
const WEBHOOKS = [
  { label: 'A call comes in', name: 'voiceTwiml' },
  { label: 'A message comes in', name: 'smsTwiml' },
  { label: 'Call status changes', name: 'callStatus' },
];

function webhooksOf(url: string) {
  return WEBHOOKS.map(({ label, name }) => ({ label, url: `${url}/${name}` }));
}

/** The API's forms: makeCall can have the line call the phone. Some fields offer documents of the line. */
function formsOf(
  forms: Pick<FormView, 'name' | 'fields'>[],
  documents: { [field: string]: string[] },
): Omit<FormView, 'url'>[] {
  return forms.map(({ name, fields }) => ({
    name,
    fields: fields.map((field) => {
      const choices = documents[field.name];
      return choices ? { ...field, kind: 'choice', choices: ['', ...choices] } : field;
    }),
    ...(name === 'makeCall' && { calls: 'to' }),
  }));
}
