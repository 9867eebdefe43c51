// The texts of who else has a thread in sight.

export const presence = {
  readers_one: '{{count, number}} reading',
  readers_other: '{{count, number}} reading',
  one: '{{name}} is writing',
  two: '{{first}} and {{second}} are writing',
  several: 'several are writing',
} as const;
