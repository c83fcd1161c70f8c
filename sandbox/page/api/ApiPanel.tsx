import { useEffect, useRef } from 'preact/hooks';
import { documentsOf } from '../flow/read.ts';
import type { Config } from '../state/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import { FunctionForm } from './FunctionForm.tsx';
import { makeCallFields, SEND_SMS_FIELDS } from './fields.ts';
import { Glance } from './Glance.tsx';
import { WebhookUrls } from './WebhookUrls.tsx';

interface Props {
  config: Config;
  number: string;
  close: () => void;
}

/** The HTTP API to try, the webhooks to give to Twilio, and the settings at a glance. */
export function ApiPanel({ config, number, close }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { functionsUrl = '' } = config;
  return (
    <section class="panel panel-api" aria-labelledby="api-title">
      <header class="panel-head">
        <h2 id="api-title" ref={heading} tabIndex={-1}>
          API and settings
        </h2>
        <button type="button" class="quiet icon-only" aria-label="Close API and settings" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <Scroll class="api" label="Forms and settings">
        <FunctionForm
          name="makeCall"
          fields={makeCallFields([...documentsOf(config.phoneLine?.data).keys()])}
          initial={{ to: number }}
          functionsUrl={functionsUrl}
        />
        <FunctionForm
          name="sendSms"
          fields={SEND_SMS_FIELDS}
          initial={{ to: number, body: 'Ahoy!' }}
          functionsUrl={functionsUrl}
        />
        <WebhookUrls functionsUrl={functionsUrl} lineNumber={config.lineNumber ?? ''} />
        <Glance config={config} />
      </Scroll>
    </section>
  );
}
