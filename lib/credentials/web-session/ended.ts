import { z } from "zod";

/** What ending sessions answers. */
export const endedSessions = z
  .object({ ended: z.int().describe("How many there were.") })
  .meta({ id: "EndedSessions" });
