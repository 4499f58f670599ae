/** How long an app password may live: a number of days; "never" has no end. */
export const expiryValues = ["never", "30", "90", "365"] as const;
export type ExpiryChoice = (typeof expiryValues)[number];

const dayMs = 86_400_000;

/** The moment an app password made now ends, or null when it never does. */
export const expiryFrom = (choice: ExpiryChoice, now: Date): Date | null =>
  choice === "never" ? null : new Date(now.getTime() + Number(choice) * dayMs);
