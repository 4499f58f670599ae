import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { AliasForm } from "@/app/(console)/[role]/aliases/alias-form";

const words = Object.fromEntries(["description", "expiresAt", "active"].map((label) => [label, { label }]));

const html = (subject: Record<string, string>) =>
  renderToString(
    <NextIntlClientProvider locale="en" messages={{}}>
      <AliasForm subject={subject} stored={{}} words={words} movable />
    </NextIntlClientProvider>,
  );

it("asks for the address of a new alias", () => {
  const shown = html({ role: "superadmin" });
  expect(shown).toContain("Create alias");
  expect(shown).toMatch(/<input (?![^>]*type="hidden")[^>]*name="address"/);
});

it("saves an existing one, whose address stays", () => {
  const shown = html({ role: "superadmin", address: "sales@x.test", expectedVersion: "4" });
  expect(shown).toContain("Save changes");
  expect(shown).not.toMatch(/<input (?![^>]*type="hidden")[^>]*name="address"/);
  expect(shown).toContain('<input type="hidden" name="address" value="sales@x.test"/>');
});
