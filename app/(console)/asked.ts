import type { z } from "zod";
import { outOfDate } from "@/app/(console)/done-by";
import { type FormState, formOutcome, said } from "@/app/form-state";

/** The action of what a script of the console asks with a value. `answer` opens the context, which says who may. */
export const asked =
  <Wanted extends z.ZodType, Answer>(wanted: Wanted, answer: (value: z.output<Wanted>) => Promise<Answer>) =>
  async (given: unknown): Promise<FormState<Answer>> => {
    const sent = wanted.safeParse(given);
    if (!sent.success) return { problem: await said(outOfDate) };
    return formOutcome<Answer>(async () => ({ result: await answer(sent.data) }));
  };
