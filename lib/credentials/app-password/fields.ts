import { z } from "zod";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { networkPattern } from "@/lib/platform/networks";

/** What is said of a new app password. */
export const appPasswordFields = fields("app-password", {
  name: field(
    z
      .string()
      .trim()
      .min(1, "Give it a name, such as the device it is for.")
      .max(100, "Use at most 100 characters.")
      .normalize("NFC")
      .regex(/^\P{Cc}*$/u, "A name cannot contain line breaks."),
    { label: "Name", option: { name: "name", value: "name", help: "what it is for, such as Phone" } },
  ),
  protocols: field(z.array(z.enum(clientProtocols)).min(1, "Choose at least one."), {
    label: "Can be used for",
  }),
  allowedNetworks: field(
    z
      .array(z.string().regex(networkPattern, "Write networks as 192.0.2.0/24."))
      .max(20, "At most 20 networks.")
      .default([]),
    {
      label: "Networks",
      unit: "networks",
      option: {
        name: "networks",
        value: "list",
        help: "networks it can be used from, such as 192.0.2.0/24",
      },
    },
  ),
  expiresAt: field(z.date().nullable().default(null), {
    label: "Expires",
    words: { null: "never" },
    option: {
      name: "expires",
      value: "date",
      help: "expires on this date or at this time, such as 2027-01-31",
    },
  }),
});

export const appPasswordShapes = shapesOf(appPasswordFields);
