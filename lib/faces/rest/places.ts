import type { Place } from "@/lib/faces/rest/http-rule";

/** Where the rule of `http-rule.ts` would say something else. */
export const places: Readonly<Record<string, Partial<Place>>> = {
  "app-link.reorder": { method: "put", path: "/app-links", id: "reorderAppLinks" },
  "own-app-link.list": { id: "listOwnAppLinks" },
};
