// What was chosen in the palette lately, the latest first. Kept on this device.
const STORED_AS = 'parley.recent';
const MOST_RECENT = 30;

export function recentIds(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '[]');
    if (Array.isArray(stored)) return stored.filter((id): id is string => typeof id === 'string');
  } catch {
    // Damaged from outside: as good as never stored.
  }
  return [];
}

export function noteRecent(id: string): void {
  const ids = [id, ...recentIds().filter((each) => each !== id)].slice(0, MOST_RECENT);
  localStorage.setItem(STORED_AS, JSON.stringify(ids));
}
