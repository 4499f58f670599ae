import { PassThrough, Readable } from "node:stream";
import { expect, it } from "vitest";
import { runCli } from "@/lib/faces/cli/run";
import { testDatabase } from "@/lib/testing/database";

/* A directory is set up by the options that its settings bring. */

testDatabase();

async function set(...options: string[]) {
  const stdin = Readable.from(["bind password\n"]);
  const io = { stdin, stdout: new PassThrough(), stderr: new PassThrough() };
  const code = await runCli(["provider", "set", "corp", ...options, "--no-verify", "--json"], io);
  const [said, problem] = [io.stdout.read(), io.stderr.read()].map((text) => String(text ?? ""));
  return { code, shown: said ? JSON.parse(said) : null, problem };
}

it("sets up a directory, and changes single settings of it", async () => {
  const created = await set(
    ...["--kind", "ldap", "--base-dn", "OU=People, DC=Example, DC=test", "--preset", "freeipa"],
    ...["--url", "ldaps://A.example.test,ldaps://b.example.test", "--login-attributes", "uid,mail"],
    ...["--client-id", "cn=letterlock,dc=example,dc=test", "--client-secret-stdin"],
  );
  expect(created.problem).toBe("");
  expect(created.shown).toMatchObject({
    kind: "ldap",
    issuer: "ldap:///ou=people,dc=example,dc=test",
    baseDn: "ou=people,dc=example,dc=test",
    settings: {
      ldap: {
        urls: ["ldaps://a.example.test", "ldaps://b.example.test"],
        preset: "freeipa",
        loginAttributes: ["uid", "mail"],
        caCertificate: null,
      },
    },
  });
  expect(JSON.stringify(created.shown)).not.toContain("bind password");
  const changed = await set("--filter", "(mail=*)");
  expect(changed.shown.settings.ldap).toMatchObject({ filter: "(mail=*)", preset: "freeipa" });
  expect((await set("--url", "ldaps://c.example.test")).problem).toContain("different address");
  expect((await set("--start-tls")).problem).toContain("ldaps://");
  expect((await set("--filter", "mail=*")).problem).toContain("search filter");
  expect((await set("--base-dn", "example.org")).problem).toContain("distinguished name");
  expect((await set("--realm", "x", "--server-url", "https://id.test")).problem).toContain("keycloak");
});
