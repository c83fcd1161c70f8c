export type Constraint = (value: string) => boolean;

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The simple constraints of ASP.NET Core's route templates, by name. */
const makers: Record<string, (argument: string) => Constraint> = {
  int: () => (value) => /^[-+]?\d+$/.test(value) && Math.abs(Number(value)) <= 2_147_483_648,
  long: () => (value) => /^[-+]?\d+$/.test(value),
  bool: () => (value) => /^(true|false)$/i.test(value),
  decimal: () => (value) => /^[-+]?\d+(\.\d+)?$/.test(value),
  double: () => (value) => value.trim() !== '' && Number.isFinite(Number(value)),
  float: () => (value) => value.trim() !== '' && Number.isFinite(Number(value)),
  guid: () => (value) => guid.test(value),
  datetime: () => (value) => !Number.isNaN(Date.parse(value)),
  alpha: () => (value) => /^[a-z]*$/i.test(value),
  required: () => (value) => value !== '',
  min: (least) => (value) => Number(value) >= Number(least),
  max: (most) => (value) => Number(value) <= Number(most),
  range: (argument) => {
    const [least, most] = argument.split(',').map(Number);
    return (value) => Number(value) >= (least ?? 0) && Number(value) <= (most ?? 0);
  },
  length: (argument) => {
    const [least = 0, most = least] = argument.split(',').map(Number);
    return (value) => value.length >= least && value.length <= most;
  },
  minlength: (least) => (value) => value.length >= Number(least),
  maxlength: (most) => (value) => value.length <= Number(most),
  regex: (pattern) => {
    const expression = new RegExp(pattern, 'i');
    return (value) => expression.test(value);
  },
};

/** @throws Error for a constraint that does not exist: Azure would not start the app either. */
export function constraintNamed(name: string, argument = ''): Constraint {
  const maker = makers[name.toLowerCase()];
  if (!maker) throw new Error(`Unknown route constraint ":${name}".`);
  return maker(argument);
}
