import { describe, expect, it } from "vitest";
import { loginOptions } from "@/app/(portal)/login-options";
import { readLoginQuery } from "@/app/(portal)/login-query";
import type { OfferedProvider } from "@/lib/doors/sign-in/ways-in";

const own = { hidePasswordForm: false, redirectToProvider: false, showAdminLinks: false };
const [kc, other] = [
  { slug: "kc", name: "Keycloak" },
  { slug: "other", name: "Other" },
];
const options = (settings: object, providers: OfferedProvider[], query: Record<string, string> = {}) =>
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

  it.each([
    { name: "passwords alone", providers: [], settings: {}, query: {}, asks: "proof" },
    {
      name: "one provider alone",
      providers: [kc],
      settings: { hidePasswordForm: true },
      query: {},
      asks: null,
    },
    {
      name: "two providers",
      providers: [kc, other],
      settings: { hidePasswordForm: true },
      query: {},
      asks: "address",
    },
    { name: "passwords and a provider", providers: [kc], settings: {}, query: {}, asks: "address" },
    {
      name: "everything, asked for",
      providers: [kc, other],
      settings: { hidePasswordForm: true },
      query: { direct: "1" },
      asks: "proof",
    },
  ])("begins with $asks for $name", ({ providers, settings, query, asks }) => {
    expect(options(settings, providers, query).start?.asks ?? null).toBe(asks);
  });
});
