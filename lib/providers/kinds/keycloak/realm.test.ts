import { describe, expect, it } from "vitest";
import { keycloakAddress, keycloakIssuer } from "@/lib/providers/kinds/keycloak/realm";

describe("a Keycloak realm's issuer", () => {
  it.each([
    ["https://id.test", "mail", "https://id.test/realms/mail"],
    ["https://id.test//", "mail", "https://id.test/realms/mail"],
    ["https://id.test/auth/", "My Realm", "https://id.test/auth/realms/My%20Realm"],
    ["https://id.test", "a/b", "https://id.test/realms/a%2Fb"],
  ])("%s and %s give %s, and back", (serverUrl, realm, issuer) => {
    expect(keycloakIssuer(serverUrl, realm)).toBe(issuer);
    expect(keycloakAddress(issuer)).toEqual({ serverUrl: serverUrl.replace(/\/+$/, ""), realm });
  });

  it("is not every issuer", () => {
    for (const issuer of ["https://id.test", "https://id.test/realms/", "https://id.test/realms/a/b"])
      expect(keycloakAddress(issuer)).toBeNull();
  });
});
