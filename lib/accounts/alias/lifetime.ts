const hour = 3_600_000;
const day = 24 * hour;

/** How long a temporary alias may be made or extended for. */
export const lifetimes = ["1h", "1d", "7d", "30d", "90d", "365d"] as const;
export type Lifetime = (typeof lifetimes)[number];

const milliseconds: Record<Lifetime, number> = {
  "1h": hour,
  "1d": day,
  "7d": 7 * day,
  "30d": 30 * day,
  "90d": 90 * day,
  "365d": 365 * day,
};

/** The end of something that begins now. */
export const endOf = (lifetime: Lifetime, now = new Date()): Date =>
  new Date(now.getTime() + milliseconds[lifetime]);

/** The end after an extension from now on: never earlier than it was. */
export const extendedEnd = (current: Date, lifetime: Lifetime, now = new Date()): Date =>
  new Date(Math.max(current.getTime(), endOf(lifetime, now).getTime()));
