import { afterAll, beforeAll, beforeEach, describe, it } from "vitest";
import { sourceContract } from "@/lib/testing/directory/contract";
import { FaultyLdap } from "@/lib/testing/directory/faulty-ldap";
import { type FaultyDirectory, networkContract } from "@/lib/testing/directory/network-contract";
import { SlapdDirectory } from "@/lib/testing/directory/slapd-directory";
import { testSlapd } from "@/lib/testing/openldap/test-slapd";
import { stubProductEnv } from "@/lib/testing/stub-product-env";

/* What every source must do is in the contract; here is what is LDAP's own. */

stubProductEnv();

const slapd = testSlapd();

describe("the contract of a source, by TLS", () => {
  let directory: SlapdDirectory;
  beforeAll(() => {
    directory = new SlapdDirectory(slapd());
  });
  afterAll(() => directory.fill([]));
  for (const { name, check } of sourceContract) it(name, () => check(directory));
});

describe("the contract of a source behind a network", () => {
  const timeMs = 1_000;
  const pauses: number[] = [];
  let between: FaultyLdap;
  let directory: FaultyDirectory;
  beforeAll(async () => {
    between = await FaultyLdap.start(slapd().first.ldap);
    const pause = async (milliseconds: number) => void pauses.push(milliseconds);
    const real = new SlapdDirectory(slapd(), { timeMs, connectMs: timeMs, pause }, between.url);
    directory = {
      open: (options) => real.open(options),
      fill: (people, groups) => real.fill(people, groups),
      add: (person) => real.add(person),
      remove: (id) => real.remove(id),
      fail: (...faults) => between.fail(...faults),
      asked: () => between.asked(),
      pauses,
      spoil: (id) => real.spoil(id),
      // Credentials of a bind have no end.
      passTime: () => undefined,
      refused: () => 0,
    };
  });
  beforeEach(() => {
    pauses.length = 0;
    between.fail();
  });
  afterAll(async () => {
    await directory.fill([]);
    between.stop();
  });
  for (const { name, check } of networkContract) it(name, () => check(directory));
});
