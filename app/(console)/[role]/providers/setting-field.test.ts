import { expect, it } from "vitest";
import { z } from "zod";
import {
  fieldNames,
  overStored,
  readFields,
  settingField,
  shownFields,
  withoutSections,
} from "@/app/(console)/[role]/providers/setting-field";
import { verbatim } from "@/lib/words/compose-text";

const setting = (at: string, schema: z.ZodType) => settingField(at, { schema, label: verbatim(at) });
const url = z.url().optional();

const fields = {
  emailClaim: setting("emailClaim", z.string().trim().default("email")),
  proof: setting("proof", z.string().optional()),
  pageSize: setting("sync.pageSize", z.int().min(1).default(10)),
  syncEnabled: setting("sync.enabled", z.boolean().default(false)),
  leavers: setting("sync.leavers", z.enum(["nothing", "disable"]).default("nothing")),
  allowedDomains: setting("allowedDomains", z.array(z.string()).optional()),
  token: setting("endpoints?.token", url),
  jwks: setting("endpoints?.jwks", url),
};

const read = (sent: Record<string, unknown>) =>
  z
    .looseObject({})
    .transform((form, check) => readFields(fields, form, check))
    .safeParse(sent);

it("puts each setting where it is stored, and leaves out what is empty", () => {
  const sent = { emailClaim: " mail ", pageSize: "50", syncEnabled: "on", allowedDomains: "a.test, b.test" };
  expect(read({ ...sent, proof: " ", token: "https://t.test" }).data).toEqual({
    emailClaim: "mail",
    sync: { pageSize: 50, enabled: true },
    allowedDomains: ["a.test", "b.test"],
    endpoints: { token: "https://t.test" },
  });
  expect(read({}).data).toEqual({ emailClaim: "", sync: { enabled: false } });
});

it.each([
  ["emailClaim", new File([], "f")],
  ["pageSize", 5],
  ["syncEnabled", "yes"],
  ["leavers", "shoot"],
])("says of %s that it cannot be read", (name, value) => {
  expect(read({ [name]: value }).error?.issues.map(({ path }) => path)).toEqual([[name]]);
});

it("shows what it has read", () => {
  const settings = { emailClaim: "mail", sync: { pageSize: 50, enabled: true }, allowedDomains: ["a", "b"] };
  expect(shownFields(fields, settings)).toEqual({
    texts: {
      emailClaim: "mail",
      proof: "",
      pageSize: "50",
      leavers: "",
      allowedDomains: "a\nb",
      token: "",
      jwks: "",
    },
    ticks: { syncEnabled: true },
  });
});

it("keeps what the form does not show, and takes away what was emptied", () => {
  const stored = {
    scopes: "openid",
    sync: { pageSize: 10, graceHours: 4 },
    endpoints: { token: "t", jwks: "j" },
  };
  expect(overStored(stored, read({ pageSize: "20", jwks: "k" }).data ?? {})).toEqual({
    scopes: "openid",
    emailClaim: "",
    sync: { pageSize: 20, graceHours: 4, enabled: false },
    endpoints: { jwks: "k" },
  });
  expect(overStored(stored, read({}).data ?? {})).not.toHaveProperty("endpoints.jwks");
});

it("leaves behind the sections of other kinds", () => {
  const { token, jwks, ...own } = fields;
  expect(withoutSections(fields, own)).toStrictEqual({ endpoints: undefined });
  expect(withoutSections(fields, { ...own, token })).toEqual({});
  expect(jwks.at).toBe("endpoints?.jwks");
});

it("takes an empty text for null where that is what there can be", () => {
  const certificate = setting("certificate", z.string().nullable().default(null));
  expect(["", " pem "].map((typed) => certificate.read.parse(typed))).toEqual([null, "pem"]);
  expect([null, "pem"].map((value) => certificate.show(value))).toEqual(["", "pem"]);
});

it("knows the field of a message by its path", () => {
  expect(fieldNames(fields)).toMatchObject({ "sync.pageSize": "pageSize", "endpoints.token": "token" });
});
