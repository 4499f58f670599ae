import { z } from "zod";

/** A new token, which leaves the server this once. */
export interface NewToken {
  token: string;
  name: string;
}

const made = z.object({ token: z.string() });

/** What the page shows of a token that an operation has made for a program. */
export const shownToken = (output: unknown, { name }: { name: string }): NewToken => ({
  ...made.parse(output),
  name,
});
