import { type FieldError, Problem } from '../problem.ts';

type Source = Readonly<Record<string, unknown>>;

/** Reads the fields of a request and collects what is wrong with them, so that all is said at once. */
export class Fields {
  readonly errors: FieldError[] = [];

  /** `fromQuery`: the values come from a URL, so numbers and booleans are written as text. */
  constructor(
    private readonly source: Source,
    private readonly fromQuery = false,
  ) {}

  /** Refuses every field that is not named here, so that nobody believes it took effect. */
  only(names: readonly string[]): this {
    for (const field of Object.keys(this.source)) {
      if (!names.includes(field)) this.fault(field, `is not known here; known are ${names.join(', ')}`);
    }
    return this;
  }

  /** A text that is not blank, untrimmed; undefined where it is absent or at fault. */
  text(field: string): string | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') return this.fault(field, 'must be a text');
    if (value.trim() === '') return this.fault(field, 'must not be empty');
    return value;
  }

  integer(field: string, min: number, max: number): number | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    const number = this.fromQuery && /^\d+$/.test(String(value)) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max)
      return number;
    return this.fault(field, `must be a whole number from ${min} to ${max}`);
  }

  boolean(field: string): boolean | undefined {
    const value = this.value(field);
    if (value === undefined || typeof value === 'boolean') return value;
    if (this.fromQuery && (value === 'true' || value === 'false')) return value === 'true';
    return this.fault(field, 'must be true or false');
  }

  /** One text or a list of them; the empty list where the field is absent. */
  texts(field: string): string[] {
    const value = this.value(field) ?? [];
    const list = Array.isArray(value) ? value : [value];
    if (list.every((item) => typeof item === 'string')) return list;
    this.fault(field, 'must be a text or a list of texts');
    return [];
  }

  fault(field: string, message: string): undefined {
    this.errors.push({ field, message });
  }

  has(field: string): boolean {
    return this.value(field) !== undefined;
  }

  /**
   * Throws a Problem 400 with everything found so far, if anything was; else returns `required`, a value whose
   * absence is among the faults.
   */
  finish<T>(required: T | undefined): T {
    if (this.errors.length === 0 && required !== undefined) return required;
    const named = this.errors.map(({ field, message }) => `${field} ${message}`).join('; ');
    throw new Problem(400, `${named}.`, { errors: this.errors });
  }

  private value(field: string): unknown {
    return Object.hasOwn(this.source, field) ? (this.source[field] ?? undefined) : undefined;
  }
}
