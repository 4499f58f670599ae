import { z } from "zod";
import { reaches } from "@/app/(console)/[role]/api-keys/new/reaches";
import { inputsOf } from "@/app/(console)/field-form";
import { formInput } from "@/app/(console)/form-input";
import { shownToken } from "@/app/(console)/new-token";
import { answered } from "@/app/(console)/submit";
import { apiKeyFields } from "@/lib/credentials/api-key/fields";
import type { Access, Scope } from "@/lib/credentials/api-key/scopes";
import { type Area, areas } from "@/lib/platform/area";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.apiKeys.input", {
  reach: "Choose what the key can access.",
  area: "Choose at least one area.",
});

const access = z.enum(["", "read", "write"]).default("");

const { name, allowedNetworks, expiresAt } = apiKeyFields;

const fields = {
  ...inputsOf({ name, allowedNetworks, expiresAt }),
  reach: z.enum(reaches, message(inputWords("reach"))),
  ...(Object.fromEntries(areas.map((area) => [area, access])) as Record<Area, typeof access>),
};

/** The scopes that were chosen for single areas. */
const chosenScopes = (sent: Record<Area, "" | Access>): Scope[] =>
  areas.flatMap((area): Scope[] => {
    const allowed = sent[area];
    return allowed === "" ? [] : [`${area}:${allowed}`];
  });

/** A new API key. A last day counts to its end, in UTC. */
const newApiKey = formInput(fields, (object) =>
  object
    .transform(({ name, reach, allowedNetworks, expiresAt, ...chosen }) => ({
      name,
      scopes: reach === "some" ? chosenScopes(chosen) : [reach],
      allowedNetworks,
      expiresAt,
    }))
    .refine(({ scopes }) => scopes.length > 0, { path: ["reach"], message: message(inputWords("area")) }),
);

export const apiKeyForms = {
  /** Creates an API key for the signed-in administrator. */
  createApiKey: answered("api-key.create", newApiKey, { answers: shownToken }),
};
