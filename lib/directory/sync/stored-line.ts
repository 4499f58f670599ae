import type { syncChange } from "@/lib/platform/db/schema";

/** A line of a plan as the run keeps it. */
export type StoredLine = typeof syncChange.$inferSelect;
