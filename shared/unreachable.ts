// The end of an exhaustive switch. In a file of its own, so that the view can have it without any schema.

/** Makes a switch over a closed list exhaustive: it compiles only when no case is left. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
