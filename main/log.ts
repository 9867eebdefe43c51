// What main has to say to whoever started it: one line each on standard error. Never a token, never
// what somebody wrote.
export function log(line: string): void {
  process.stderr.write(`parley: ${line}\n`);
}
