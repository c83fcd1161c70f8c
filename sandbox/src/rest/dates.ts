/** RFC 2822 with a numeric zone, as in every date of Twilio's REST API: `Mon, 05 Jan 2026 12:00:00 +0000`. */
export function rfc2822(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}

export function rfc2822OrNull(time: number | null): string | null {
  return time === null ? null : rfc2822(time);
}
