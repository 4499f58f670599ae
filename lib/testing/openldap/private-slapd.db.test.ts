import { expect, it } from "vitest";
import { run } from "@/deploy/stack/command";
import {
  dnOf,
  groupLdif,
  personLdif,
  personPassword,
  serviceAccount,
} from "@/lib/testing/openldap/directory-ldif";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";

/* What tests of LDAP rely on: that the private servers do what real ones do, where our code must notice. */

const slapd = testSlapd(personLdif("anna") + personLdif("ben"));

/** A bind by OpenLDAP's own client; resolves to what it says, also of a refusal. */
const bind = (url: string, dn: string, password: string, ...options: string[]) =>
  run(["ldapwhoami", "-x", "-H", url, "-D", dn, "-w", password, ...options], {
    env: { PATH: process.env.PATH, LDAPTLS_REQCERT: "never" },
  }).catch((error: Error) => error.message);

it("answers by TLS, by StartTLS and on two servers", async () => {
  const { first, second } = slapd();
  const me = `dn:${dnOf("anna")}`;
  for (const { ldap, ldaps } of [first, second]) {
    expect(await bind(ldaps, dnOf("anna"), personPassword)).toContain(me);
    expect(await bind(ldap, dnOf("anna"), personPassword, "-ZZ")).toContain(me);
  }
});

it("has both servers see the same entries, groups and failures", async () => {
  const { first, second, modify, read } = slapd();
  await modify(personLdif("cleo") + groupLdif("sales", ["cleo"]));
  expect(await bind(second.ldaps, dnOf("cleo"), personPassword)).toContain(dnOf("cleo"));
  expect(await bind(second.ldaps, dnOf("cleo"), "wrong")).toContain("Invalid credentials (49)");
  expect(await bind(first.ldaps, dnOf("cleo"), "wrong")).toContain("Invalid credentials (49)");
  expect(await read(dnOf("cleo"), "pwdFailureTime")).toHaveLength(2);
  expect(await read(dnOf("cleo"), "memberOf")).toEqual([expect.stringContaining("cn=sales")]);
});

it("tells by the password policy that somebody must change the password", async () => {
  const { first, modify } = slapd();
  await modify(`dn: ${dnOf("ben")}\nchangetype: modify\nreplace: pwdReset\npwdReset: TRUE\n`);
  const asBen = ["-x", "-e", "ppolicy", "-H", first.ldap, "-D", dnOf("ben"), "-w", personPassword];
  await expect(run(["ldapsearch", ...asBen, "-b", dnOf("ben")])).rejects.toThrow("Password must be changed");
});

it("takes ids that a test chooses, and limits that it sets", async () => {
  const { first, modify, read } = slapd();
  const entryUUID = "00000000-0000-4000-8000-000000000001";
  await modify(personLdif("dora", { entryUUID }), "relaxed");
  expect(await read(dnOf("dora"), "entryUUID")).toEqual([entryUUID]);
  const limits = `dn.exact="${serviceAccount.dn}" size=1`;
  const database = "dn: olcDatabase={1}mdb,cn=config\nchangetype: modify\n";
  await modify(`${database}replace: olcLimits\nolcLimits: ${limits}\n`);
  const search = [
    "ldapsearch",
    "-x",
    "-H",
    first.ldap,
    "-D",
    serviceAccount.dn,
    "-w",
    serviceAccount.password,
  ];
  await expect(run([...search, "-b", "ou=people,dc=example,dc=test"])).rejects.toThrow("Size limit exceeded");
});

it("comes back after a stop", async () => {
  const { first } = slapd();
  await first.stop();
  expect(await bind(first.ldaps, dnOf("anna"), personPassword)).toContain("Can't contact LDAP server");
  await first.start();
  expect(await bind(first.ldaps, dnOf("anna"), personPassword)).toContain(dnOf("anna"));
});
