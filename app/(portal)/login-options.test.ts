import { describe, expect, it } from "vitest";
import { loginOptions } from "@/app/(portal)/login-options";
import { readLoginQuery } from "@/app/(portal)/login-query";

const own = { hidePasswordForm: false, redirectToProvider: false, showAdminLinks: false };
const [kc, other] = [{ slug: "kc" }, { slug: "other" }];
const options = (settings: object, providers: { slug: string }[], query: Record<string, string> = {}) =>
  loginOptions({ ...own, ...settings }, providers, readLoginQuery(query));

describe("loginOptions", () => {
  it("sends visitors on only to the one provider there is", () => {
    const settings = { redirectToProvider: true };
    expect(options(settings, [kc]).redirectTo).toBe("kc");
    expect(options(settings, [kc, other]).redirectTo).toBeNull();
    expect(options(settings, []).redirectTo).toBeNull();
    expect(options({}, [kc]).redirectTo).toBeNull();
  });

  it.each([{ direct: "1" }, { "signed-out": "1" }, { refused: "domain-unknown" }])(
    "stays here for %j",
    (query) => {
      expect(options({ redirectToProvider: true }, [kc], query).redirectTo).toBeNull();
    },
  );

  it("hides the password form unless it is the only way in, or asked for", () => {
    const settings = { hidePasswordForm: true };
    expect(options(settings, [kc]).passwordForm).toBe(false);
    expect(options(settings, []).passwordForm).toBe(true);
    expect(options(settings, [kc], { direct: "1" }).passwordForm).toBe(true);
    expect(options({}, [kc]).passwordForm).toBe(true);
  });
});
