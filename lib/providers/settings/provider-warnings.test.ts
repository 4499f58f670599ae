import { describe, expect, it } from "vitest";
import { openIdSettings } from "@/lib/providers/openid/openid-settings";
import { type OpenDomains, providerWarnings } from "@/lib/providers/settings/provider-warnings";
import { say } from "@/lib/words/text";

const none: OpenDomains = { count: 0, examples: [] };
const some = { count: 7, examples: ["a.test", "b.test", "c.test", "d.test", "e.test"] };
const kinds = (settings: object, open = none) =>
  providerWarnings(openIdSettings.parse(settings), open).map(({ kind }) => kind);

describe("providerWarnings", () => {
  it("tells when its people could claim addresses of domains that name nobody", () => {
    expect(kinds({}, some)).toEqual(["claims-any-domain"]);
    expect(kinds({ allowedDomains: ["a.test"] }, some)).toEqual([]);
    expect(kinds({})).toEqual([]);
    const [warning] = providerWarnings(openIdSettings.parse({}), some);
    expect(warning && say(warning.what)).toContain(
      "7 domains aren't assigned to a provider (a.test, b.test, c.test, d.test, e.test, and 2 more)",
    );
  });

  it("tells when nothing proves the address, or when it is trusted as it is", () => {
    expect(kinds({ emailClaim: "upn" })).toEqual(["address-unproven"]);
    expect(kinds({ emailClaim: "upn", emailProofClaim: "upn_ok" })).toEqual([]);
    expect(kinds({ emailClaim: "upn", requireVerifiedEmail: false })).toEqual(["address-trusted"]);
    expect(kinds({ requireVerifiedEmail: false })).toEqual(["address-trusted"]);
  });
});
