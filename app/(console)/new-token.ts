import type { z } from "zod";
import type { FormInput } from "@/app/(console)/form-input";
import { answered } from "@/app/(console)/submit";

/** A new token, which leaves the server this once. */
export interface NewToken {
  token: string;
  name: string;
}

interface Making {
  /** The page that lists such tokens. */
  shows: string;
  /** What the operation answers. */
  view: z.ZodType<{ token: string }>;
}

/** The action of a form that makes a token for a program. */
export const makesToken = <Sent extends { name: string }>(
  operation: string,
  input: FormInput<Sent>,
  { shows, view }: Making,
) =>
  answered(operation, input, {
    shows,
    answers: (output, { name }): NewToken => ({ token: view.parse(output).token, name }),
  });
