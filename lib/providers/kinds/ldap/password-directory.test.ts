import { afterEach, expect, it } from "vitest";
import { LdapPasswordDirectory } from "@/lib/providers/kinds/ldap/password-directory";
import { ldapSettings } from "@/lib/providers/kinds/ldap/settings";
import { done, entry, type ScriptedLdap, startScriptedLdap } from "@/lib/testing/directory/scripted-ldap";

let server: ScriptedLdap | undefined;
afterEach(() => server?.stop());

it("asks for groups no longer than for anything else, since somebody waits", async () => {
  const anna = { entryUUID: ["id-anna"], uid: ["anna"] };
  server = await startScriptedLdap((id, searches) =>
    searches === 1 ? [entry(id, "uid=anna,dc=test", anna), done(id, 0)] : [],
  );
  const settings = ldapSettings.parse({ ldap: { urls: [server.url] } });
  const credential = { method: "client_secret_basic", secret: "x" } as const;
  const provider = { issuer: "", clientId: "cn=reader", credential, settings, mappings: [] };
  const waiting = new AbortController();
  const account = await new LdapPasswordDirectory(provider, "dc=test", waiting.signal).find({
    login: "anna",
  });
  const groups = account?.groups();
  const late = new DOMException("the person has waited for long enough", "TimeoutError");
  waiting.abort(late);
  await expect(groups).rejects.toBe(late);
});
