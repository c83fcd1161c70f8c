/** 12:03:07 */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB');
}

/** 12:03:07.042 */
export function preciseTime(at: number): string {
  return `${clockTime(at)}.${String(new Date(at).getMilliseconds()).padStart(3, '0')}`;
}

/** A duration in ms as 1:05. */
export function minutes(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A number of the North American plan in groups, as people read it; any other as it is; "unknown" where there is none. */
export function readable(number: string): string {
  return number === '' ? 'unknown' : number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}
