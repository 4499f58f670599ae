import { z } from "zod";
import { doorLabel } from "@/lib/access/door-texts";
import { field, fields, shapesOf } from "@/lib/catalogue/field";
import { clientProtocols } from "@/lib/platform/db/protocols";
import { networkPattern } from "@/lib/platform/networks";
import { message } from "@/lib/words/message";
import { words } from "@/lib/words/text";

const inputWords = words("appPassword.input", {
  name: "Enter a name, such as the device it is for.",
  nameLength: "Use at most 100 characters.",
  lineBreaks: "A name can't contain line breaks.",
  protocols: "Choose at least one.",
  network: "Enter networks such as 192.0.2.0/24.",
  networkCount: "Enter at most 20 networks.",
});

/** What is said of a new app password. */
export const appPasswordFields = fields("app-password", {
  name: field(
    z
      .string()
      .trim()
      .min(1, message(inputWords("name")))
      .max(100, message(inputWords("nameLength")))
      .normalize("NFC")
      .regex(/^\P{Cc}*$/u, message(inputWords("lineBreaks"))),
    { label: "Name", option: { name: "name", value: "name", help: "what it is for, such as Phone" } },
  ),
  protocols: field(z.array(z.enum(clientProtocols)).min(1, message(inputWords("protocols"))), {
    label: "Can be used for",
    words: Object.fromEntries(clientProtocols.map((name) => [name, doorLabel(name)])),
  }),
  allowedNetworks: field(
    z
      .array(z.string().regex(networkPattern, message(inputWords("network"))))
      .max(20, message(inputWords("networkCount")))
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

/** What is recorded of an app password besides. */
export const appPasswordOtherFields = fields("app-password.recorded", {
  linkExpiresAt: field(z.date(), { label: "Link expires" }),
});
