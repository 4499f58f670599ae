import { describe, expect, it } from "vitest";
import { destinations, destinationWords } from "@/app/(console)/[role]/providers/provider-words";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";
import type { Provider } from "@/lib/providers/provider/queries";
import { translatorOf } from "@/lib/words/translator";

const use = { mailboxes: 5, mailboxesWithPassword: 3, domains: 1, linked: 4, sessions: 2 };
const t = translatorOf(destinationWords, "en", {});
const other = (slug: string, linkByEmail: boolean): Provider => ({
  id: slug,
  slug,
  name: slug.toUpperCase(),
  kind: "oidc",
  enabled: false,
  issuer: "https://i.test",
  clientId: "c",
  defaultTemplateId: null,
  defaultTemplateName: null,
  mappings: [],
  version: 1,
  createdAt: new Date(),
  updatedAt: new Date(),
  secretSetAt: null,
  settings: openIdSettings.parse({ linkByEmail }),
});

describe("where the mailboxes of a deleted provider can go", () => {
  it("says what follows, and offers only providers that could let these people in", () => {
    const choices = destinations(t, use, [other("a", true), other("b", false)]);
    expect(choices.map(({ value }) => value)).toEqual(["local", "disabled", "a"]);
    expect(choices[0]?.consequence).toContain("3 can use the password from before; 2 need a new one");
    expect(choices[2]?.consequence).toContain("A, which is disabled");
  });

  it("asks nothing when nothing uses it", () => {
    expect(destinations(t, { ...use, mailboxes: 0, domains: 0 }, [other("a", true)])).toMatchObject([
      { value: "" },
    ]);
  });
});
