import { expect, it } from "vitest";
import { secretInputs } from "@/app/(console)/[role]/providers/kinds/kind-fields";
import { movesOf, typedIn } from "@/app/(console)/[role]/providers/typed-place";

const texts = { serverUrl: "https://id.test", realm: "a b", issuer: "x" };
const stored = { kind: "keycloak", texts, secretInputs } as const;
const typed = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return typedIn(form, "keycloak");
};

it("sees the same place in another spelling, and by its issuer", () => {
  const nothing = { issuer: false, secret: false };
  expect(movesOf(stored, typed({ kind: "keycloak", serverUrl: " https://id.test/ ", realm: "a b" }))).toEqual(
    nothing,
  );
  const issuer = "https://id.test/realms/a%20b";
  expect(movesOf(stored, typed({ kind: "oidc", issuer, token: "" }))).toEqual(nothing);
});

it("tells what goes elsewhere", () => {
  const other = typed({ kind: "keycloak", serverUrl: "https://id.test", realm: "b" });
  expect(movesOf(stored, other)).toEqual({ issuer: true, secret: true });
  const token = typed({ kind: "oidc", issuer: "https://id.test/realms/a%20b", token: "https://t.test" });
  expect(movesOf(stored, token)).toEqual({ issuer: false, secret: true });
});

it("sees the base and the servers of a directory", () => {
  const directory = {
    kind: "ldap",
    texts: { baseDn: "ou=people,dc=test", "ldap.urls": "ldaps://a.test" },
    secretInputs,
  } as const;
  const changed = (fields: object) =>
    movesOf(directory, { kind: "ldap", texts: { ...directory.texts, ...fields } });
  expect(changed({ baseDn: "OU=People, DC=test" })).toEqual({ issuer: false, secret: false });
  expect(changed({ baseDn: "dc=test" })).toEqual({ issuer: true, secret: true });
  expect(changed({ "ldap.urls": "ldaps://b.test" })).toEqual({ issuer: false, secret: true });
});
