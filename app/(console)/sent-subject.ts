import { z } from "zod";
import { outOfDate } from "@/app/(console)/done-by";
import { expectedVersion } from "@/app/(console)/form-input";
import type { Operation } from "@/lib/catalogue/operation";
import type { Context } from "@/lib/platform/db/context";
import { AppError } from "@/lib/platform/errors";

/** How a form names what it is about. */
export interface Naming<Named extends object = object> {
  input: z.ZodType<Named>;
  keyOf(named: Named, context: Context): Promise<object>;
}

const byKey = ({ subject: { key } }: Operation): Naming => ({
  input: z.object(Object.fromEntries(Object.keys(key.shape).map((name) => [name, z.string()]))),
  keyOf: async (named) => named,
});

/**
 * What a form sends along of what it is about: by what it is named, and the version that the page has shown. Throws
 * `invalid-input` for what no page sends.
 */
export function sentSubject(operation: Operation, { input, keyOf }: Naming = byKey(operation)) {
  const shown = z.object({
    expectedVersion: operation.versioned ? expectedVersion : expectedVersion.optional(),
  });
  const subject = z.object({ named: input, shown });
  return async (form: FormData, context: Context) => {
    const all = Object.fromEntries(form);
    const { data } = subject.safeParse({ named: all, shown: all });
    if (!data) throw new AppError("invalid-input", outOfDate);
    return { key: await keyOf(data.named, context), ...data.shown };
  };
}
