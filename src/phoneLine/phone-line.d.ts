/** The line's own file. What it holds is checked when it is built in, so any valid file will do for the types. */
declare module '#phone-line' {
  const line: import('./types.ts').PhoneLine;
  export default line;
}
