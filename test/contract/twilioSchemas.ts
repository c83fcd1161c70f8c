import { Ajv, type ValidateFunction } from 'ajv';
import document from '../fixtures/twilio-openapi.json' with { type: 'json' };

/** The formats of Twilio's OpenAPI, in its own sense: a URL may be blank, and a URI of a page is a path. */
const FORMATS: Record<string, RegExp | true> = {
  'date-time-rfc-2822': /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} \+0000$/,
  'phone-number': /^\+[1-9]\d{6,14}$/,
  currency: /^[A-Z]{3}$/,
  'http-method': /^(GET|POST)$/,
  uri: /^(https?:\/\/\S+|\/\S+|)$/,
  'uri-map': true,
  'phone-number-capabilities': true,
};

// The document's $refs point into itself, so it is added whole under a name of its own.
const ajv = new Ajv({ strict: false, allErrors: true, formats: FORMATS });
ajv.addSchema({ $id: 'twilio', components: document.components });

export type SchemaName = keyof typeof document.components.schemas;

/** Validator for one schema of Twilio's OpenAPI, e.g. `api.v2010.account.call`. */
export function schema(name: SchemaName): ValidateFunction {
  return ajv.compile({ $ref: `twilio#/components/schemas/${name}` });
}

/** The fields that Twilio's OpenAPI lists for a resource. */
export function fieldsOf(name: SchemaName): string[] {
  return Object.keys((document.components.schemas[name] as { properties: object }).properties);
}
