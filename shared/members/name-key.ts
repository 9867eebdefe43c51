// When two names are one. Asked wherever names are compared: at registration, in mentions, in completion.

/**
 * The name as it is compared: compatibility forms and case do not make another name.
 * Upper case first, since only it knows that "ß" and "ss" are one.
 */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
