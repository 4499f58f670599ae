import { describe, expect, it } from "vitest";
import {
  pickTemplateFields,
  quotaBytes,
  templateDefaults,
  templateFieldShapes,
} from "@/lib/accounts/template/fields";
import { enabledProtocols, protocolFlags } from "@/lib/platform/db/protocols";
import { templateFields } from "@/lib/platform/db/schema/mailbox";

describe("template fields", () => {
  it("are the same here and in the mailbox's table", () => {
    expect(Object.keys(templateFieldShapes).sort()).toEqual([...templateFields].sort());
    expect(pickTemplateFields({ ...templateDefaults, other: 1 } as typeof templateDefaults)).toEqual(
      templateDefaults,
    );
  });

  it("turn protocol lists into flags and back", () => {
    const flags = protocolFlags(["smtp", "imap"]);
    expect(flags).toMatchObject({ imap: true, smtp: true, pop3: false, eas: false });
    expect(enabledProtocols(flags)).toEqual(["imap", "smtp"]);
  });

  it("take whole, exact numbers of bytes", () => {
    for (const good of [0, 1, Number.MAX_SAFE_INTEGER]) expect(quotaBytes.safeParse(good).success).toBe(true);
    for (const bad of [-1, 1.5, 2 ** 53, Number.NaN, "5", Number.POSITIVE_INFINITY])
      expect(quotaBytes.safeParse(bad).success).toBe(false);
  });
});
