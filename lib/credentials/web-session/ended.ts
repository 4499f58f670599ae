import { z } from "zod";

/** What ending sessions answers. */
export const endedSessions = z
  .object({ ended: z.int().describe("Number of sessions signed out.") })
  .meta({ id: "EndedSessions" });
