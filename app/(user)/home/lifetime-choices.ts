import type { Lifetime } from "@/lib/accounts/alias/lifetime";

const words: Record<Lifetime, string> = {
  "1h": "1 hour",
  "1d": "1 day",
  "7d": "1 week",
  "30d": "30 days",
  "90d": "90 days",
  "365d": "1 year",
};

/** How long a temporary address may live from now on, in words. */
export const lifetimeChoices = Object.entries(words).map(([value, label]) => ({ value, label }));

export const usualLifetime: Lifetime = "30d";
