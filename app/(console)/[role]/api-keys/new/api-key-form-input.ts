import { z } from "zod";
import { formInput } from "@/app/(console)/form-input";
import { typedNetworks } from "@/app/(console)/typed-networks";
import { adminRole } from "@/lib/accounts/admin-account/role";
import { type Area, areas } from "@/lib/catalogue/area";
import type { Access, Scope } from "@/lib/credentials/api-key/scopes";

/** What a key may do: everything, or what is chosen for each area. */
const reaches = ["all:read", "all:write", "some"] as const;

const access = z.enum(["", "read", "write"]).default("");

const fields = {
  role: adminRole,
  name: z.string(),
  reach: z.enum(reaches, "Choose one."),
  networks: typedNetworks,
  /** The last day; empty: without an end. */
  expires: z.union([z.literal(""), z.iso.date("Enter a day such as 2027-01-31.")]),
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
    .refine(({ scopes }) => scopes.length > 0, { path: ["reach"], message: "Choose at least one area." }),
);

/** Which key is ended. */
export const oneApiKey = formInput({ id: z.uuid() });
