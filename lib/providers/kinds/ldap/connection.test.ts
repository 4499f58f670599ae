import { afterEach, expect, it } from "vitest";
import { LdapConnection } from "@/lib/providers/kinds/ldap/connection";
import { present } from "@/lib/providers/kinds/ldap/filter";
import { done, type ScriptedLdap, startScriptedLdap } from "@/lib/testing/directory/scripted-ldap";

let server: ScriptedLdap | undefined;
afterEach(() => server?.stop());

it.each([
  [1_000, 2],
  [1_500, 3],
  [30_000, 31],
])("gives a search that we wait %i ms for a time limit of %i s", async (timeMs, seconds) => {
  server = await startScriptedLdap((id) => [done(id, 0)]);
  const bounds = { connectMs: 1_000, timeMs, maxBytes: 10_000, maxEntries: 10 };
  const connection = await LdapConnection.open(server.url, { startTls: false, caCertificate: null }, bounds);
  const question = {
    base: "dc=test",
    scope: "base",
    filter: present("objectClass"),
    attributes: [],
  } as const;
  await connection.search(question);
  connection.close();
  expect(server.timeLimits).toEqual([seconds]);
});
