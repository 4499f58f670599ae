import { afterAll, beforeAll } from "vitest";
import { type PrivateSlapd, startPrivateSlapd } from "@/lib/testing/openldap/private-slapd";

/** Gives a `*.db.test.ts` file an OpenLDAP of its own. Call it once at the top level of the file. */
export function testSlapd(ldif = ""): () => PrivateSlapd {
  let slapd: PrivateSlapd | undefined;
  beforeAll(async () => {
    slapd = await startPrivateSlapd(ldif);
  }, 60_000);
  afterAll(() => slapd?.stop());
  return () => {
    if (!slapd) throw new Error("testSlapd() is ready only inside tests and hooks");
    return slapd;
  };
}
