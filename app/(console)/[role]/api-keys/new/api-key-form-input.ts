import { z } from "zod";
import { formInput } from "@/app/(console)/form-input";
import { typedNetworks } from "@/app/(console)/typed-networks";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { type Area, areas } from "@/lib/catalogue/area";
import type { Access, Scope } from "@/lib/credentials/api-key/scopes";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("console.apiKeys.input", {
  reach: "Choose what the key can access.",
  expires: "Enter a date such as 2027-01-31.",
  area: "Choose at least one area.",
});

/** What a key may do: everything, or what is chosen for each area. */
const reaches = ["all:read", "all:write", "some"] as const;

const access = z.enum(["", "read", "write"]).default("");

const fields = {
  role: adminRole,
  name: z.string(),
  reach: z.enum(reaches, message(inputWords("reach"))),
  networks: typedNetworks,
  /** The last day; empty: without an end. */
  expires: z.union([z.literal(""), z.iso.date()], message(inputWords("expires"))),
  ...(Object.fromEntries(areas.map((area) => [area, access])) as Record<Area, typeof access>),
};

/** The scopes that were chosen for single areas. */
const chosenScopes = (sent: Record<Area, "" | Access>): Scope[] =>
  areas.flatMap((area): Scope[] => {
    const allowed = sent[area];
    return allowed === "" ? [] : [`${area}:${allowed}`];
  });

/** The form of a new API key, as a browser sends it. A last day counts to its end, in UTC. */
export const newApiKeyForm = formInput(fields, (object) =>
  object
    .transform(({ role, name, reach, networks, expires, ...chosen }) => ({
      role,
      name,
      scopes: reach === "some" ? chosenScopes(chosen) : [reach],
      allowedNetworks: networks,
      expiresAt: expires === "" ? null : new Date(`${expires}T23:59:59Z`),
    }))
    .refine(({ scopes }) => scopes.length > 0, { path: ["reach"], message: message(inputWords("area")) }),
);

/** Which key is ended. */
export const oneApiKey = formInput({ id: z.uuid() });
