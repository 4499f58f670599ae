import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { templateDefaults, templateFieldShapes } from "@/lib/accounts/template/fields";
import { recordedTemplate } from "@/lib/accounts/template/kept";
import { creation } from "@/lib/catalogue/run";
import { template } from "@/lib/platform/db/schema";
import { isDuplicate } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { shortName } from "@/lib/platform/input/short-name";
import { withChanges } from "@/lib/platform/with-changes";
import { words } from "@/lib/words/text";

const creationWords = words("template.creation", {
  exists: "A template named {name} already exists.",
});

/** A name for people: 1 to 100 visible characters. */
export const templateName = shortName;

const createTemplateInput = z
  .strictObject({ name: templateName })
  .extend(z.object(templateFieldShapes).partial().shape);

/** Throws `conflict` when the thrown database error says that the name exists already, else throws it again. */
export function nameTaken(thrown: unknown, name: string): never {
  if (isDuplicate(thrown)) throw new AppError("conflict", creationWords("exists", { name }));
  throw thrown;
}

/** Creates a template; what is left out gets the product's defaults. Superadmins only. Throws `conflict` for a name in use. */
export const createTemplate = creation(recordedTemplate, {
  action: "template.create",
  input: createTemplateInput,
  async work({ db }, given) {
    const row = { ...withChanges(templateDefaults, given), id: uuidv7() };
    await db
      .insert(template)
      .values(row)
      .catch((error: unknown) => nameTaken(error, row.name));
    return row;
  },
});
