import { z } from "zod";
import { typedGigabytes } from "@/app/(console)/gigabytes";
import { permissions } from "@/lib/platform/db/permissions";
import { landings, protocols } from "@/lib/platform/db/protocols";

/** What a template gives, as a form sends it: `doors` and `may` are what is ticked, the rest is switched off. */
export const givenShapes = {
  quotaBytes: typedGigabytes.transform((bytes) => bytes ?? 0),
  landing: z.enum(landings),
  doors: z.array(z.enum(protocols)),
  may: z.array(z.enum(permissions)),
  requireSecondFactor: z.literal("on").optional().transform(Boolean),
};

type Sent = Pick<z.output<z.ZodObject<typeof givenShapes>>, "doors" | "may">;
type Flags<Names extends readonly string[]> = Record<Names[number], boolean>;

/** The same with one flag for each way in and each permission, as the verbs take it. */
export function givenFields<Fields extends Sent>({ doors, may, ...rest }: Fields) {
  return {
    ...rest,
    ...(flags(protocols, doors) as Flags<typeof protocols>),
    ...(flags(permissions, may) as Flags<typeof permissions>),
  };
}

const flags = (all: readonly string[], chosen: readonly string[]) =>
  Object.fromEntries(all.map((name) => [name, chosen.includes(name)]));

/** What a browser sends, with what may come several times as a list. */
export const sentGiven = (form: FormData) => ({
  ...Object.fromEntries(form),
  doors: form.getAll("doors"),
  may: form.getAll("may"),
});

/** What was ticked as one value each, for showing the form again. */
export const typedGiven = (form: FormData) => ({
  doors: form.getAll("doors").join(","),
  may: form.getAll("may").join(","),
});
