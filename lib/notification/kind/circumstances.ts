import { z } from "zod";

/** What is kept of every deed that somebody is told of. */
export const circumstances = z.object({
  /** Who did it, as far as the person is told. */
  by: z.enum(["person", "administrator", "system"]),
  /** From where the person did it; of others it is nobody's business. */
  ip: z.string().nullable(),
});
export type Circumstances = z.output<typeof circumstances>;
