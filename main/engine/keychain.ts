// What the engine needs of the system's keychain, which only the app's main process can reach.

export type Keychain = {
  /** The secret, or null where there is none. */
  read(key: string): Promise<string | null>;
  /** Whether the system could keep it. */
  write(key: string, secret: string): Promise<boolean>;
  remove(key: string): Promise<void>;
};
