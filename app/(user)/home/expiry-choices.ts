/** How long an app password may live; the value is a number of days, "never" has no end. */
export const expiryChoices = [
  { value: "never", label: "Never" },
  { value: "30", label: "After 30 days" },
  { value: "90", label: "After 90 days" },
  { value: "365", label: "After one year" },
] as const;

export const expiryValues = expiryChoices.map((choice) => choice.value);
export type ExpiryChoice = (typeof expiryValues)[number];

const dayMs = 86_400_000;

/** The moment an app password made now ends, or null when it never does. */
export const expiryFrom = (choice: ExpiryChoice, now: Date): Date | null =>
  choice === "never" ? null : new Date(now.getTime() + Number(choice) * dayMs);
