import { expect, it } from "vitest";
import { readTypedAddress } from "@/lib/providers/kinds/keycloak/typed-address";

it.each([
  ["https://id.test", "https://id.test", null],
  ["https://id.test/", "https://id.test", null],
  [" id.test ", "https://id.test", null],
  ["localhost:8443", "https://localhost:8443", null],
  ["http://localhost:8080/auth/", "http://localhost:8080/auth", null],
  ["https://id.test/realms/mail", "https://id.test", "mail"],
  ["https://id.test/realms/a%20b/account/", "https://id.test", "a b"],
  ["https://id.test/auth/realms/mail", "https://id.test/auth", "mail"],
  ["https://id.test/realms/mail/.well-known/openid-configuration", "https://id.test", "mail"],
  ["https://id.test/admin/master/console/", "https://id.test", "master"],
  ["https://id.test/admin/master/console/#/mail/clients", "https://id.test", "mail"],
  ["https://id.test/auth/admin/master/console/#/mail", "https://id.test/auth", "mail"],
  ["https://id.test/realms/%", "https://id.test", "%"],
  ["", "", null],
  ["not a url", "not a url", null],
  ["javascript:alert(1)", "javascript:alert(1)", null],
])("reads %j as %j and %j", (typed, serverUrl, realm) => {
  expect(readTypedAddress(typed)).toEqual({ serverUrl, realm });
});
