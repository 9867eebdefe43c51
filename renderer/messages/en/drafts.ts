// The texts that say whether what is being typed is kept on this device.

export const drafts = {
  saved: 'Saved as a draft',
  said: 'What you type is saved as you go',
  failed: 'Not saved on this device',
  failedHint: 'What you type stays here as long as Parley is open. Parley keeps trying to save it.',
} as const;
