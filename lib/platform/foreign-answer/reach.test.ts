import type { LookupAddress } from "node:dns";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AddressKind } from "@/lib/platform/foreign-answer/address-kind";
import {
  announcedReach,
  enteredReach,
  isOutOfReach,
  lookupWithin,
  mayReach,
  outOfReachWords,
  type Reach,
  refuseAddress,
} from "@/lib/platform/foreign-answer/reach";
import { say } from "@/lib/words/text";

const fake = vi.hoisted(() => ({
  networks: [] as string[],
  found: [] as { address: string; family: number }[],
  error: null as Error | null,
}));
vi.mock("@/lib/platform/env", () => ({ env: () => ({ PROVIDER_NETWORKS: fake.networks }) }));
vi.mock("node:dns", () => ({
  lookup: (_: string, options: object, callback: (error: Error | null, found: LookupAddress[]) => void) => {
    asked.push(options);
    callback(fake.error, fake.found);
  },
}));
const asked: object[] = [];

afterEach(() => Object.assign(fake, { networks: [], found: [], error: null }));

const samples: Record<AddressKind, string> = {
  public: "93.184.216.34",
  private: "10.0.0.5",
  loopback: "127.0.0.1",
  special: "169.254.169.254",
};
const reached = (reach: Reach) => Object.values(samples).filter((address) => mayReach(reach, address));

describe("what an administrator enters", () =>
  it("may stand anywhere, but not where the metadata of clouds is", () =>
    expect(reached(enteredReach)).toEqual([samples.public, samples.private, samples.loopback])));

describe("what a provider announces", () => {
  it.each([
    ["public", ["public"]],
    ["private", ["public", "private"]],
    ["loopback", ["public", "loopback"]],
    ["special", ["public"]],
  ] as const)("of one that stands in %s leads to %j alone", (stands, kinds) =>
    expect(reached(announcedReach(stands))).toEqual(kinds.map((kind) => samples[kind])),
  );

  it("leads to a named network as well, and to nothing beside it", () => {
    fake.networks = ["10.0.0.0/29", "2001:db8::/32"];
    expect(mayReach(["public"], "10.0.0.5")).toBe(true);
    expect(mayReach(["public"], "10.0.0.8")).toBe(false);
    expect(mayReach([], "::ffff:10.0.0.5")).toBe(true);
    expect(mayReach([], "93.184.216.34")).toBe(false);
  });
});

describe("a host that is an address", () => {
  it("is refused where it is out of reach; a name is not judged before it is resolved", () => {
    expect(isOutOfReach(["public"], "10.0.0.5")).toBe(true);
    expect(isOutOfReach(["public"], "93.184.216.34")).toBe(false);
    expect(isOutOfReach(["public"], "localhost")).toBe(false);
    expect(() => refuseAddress(["public"], "127.0.0.1")).toThrow(
      expect.objectContaining({ kind: "address", networkCode: "ADDRESS_REFUSED", code: "invalid-input" }),
    );
    expect(() => refuseAddress(["public"], "localhost")).not.toThrow();
  });

  it("is told from a name that leads to it", () => {
    const [itself, name] = ["10.0.0.5", "id.demo.test"].map((host) => say(outOfReachWords(host, "10.0.0.5")));
    expect(itself?.split("10.0.0.5")).toHaveLength(2);
    expect([name?.includes("id.demo.test"), name?.includes("10.0.0.5")]).toEqual([true, true]);
  });
});

describe("the lookup of a connection", () => {
  const v4 = (address: string): LookupAddress => ({ address, family: 4 });

  const resolve = (reach: Reach, options: { all?: boolean } = { all: true }) =>
    new Promise<{ error: Error | null; found: unknown; family: unknown }>((done) =>
      lookupWithin(reach)("id.demo.test", options, (error, found, family) => done({ error, found, family })),
    );

  it("leaves only addresses within reach, in their order", async () => {
    fake.found = [v4("10.0.0.5"), v4("93.184.216.34"), v4("127.0.0.1"), v4("93.184.216.35")];
    expect(await resolve(["public"])).toMatchObject({
      error: null,
      found: [v4("93.184.216.34"), v4("93.184.216.35")],
    });
  });

  it("asks for all addresses even when one is wanted, so that none hides behind the first", async () => {
    fake.found = [v4("127.0.0.1"), { address: "2606:2800:220:1::1", family: 6 }];
    expect(await resolve(["public"], {})).toEqual({ error: null, found: "2606:2800:220:1::1", family: 6 });
    expect(asked.at(-1)).toMatchObject({ all: true });
  });

  it.each([
    ["of this machine", [v4("127.0.0.1"), { address: "::1", family: 6 }]],
    ["of this machine in IPv6 clothes", [{ address: "::ffff:127.0.0.1", family: 6 }]],
    ["of the metadata service", [v4("169.254.169.254")]],
    ["at all", []],
  ])("fails for a name that has only addresses %s", async (_, found) => {
    fake.found = found;
    for (const options of [{ all: true }, {}])
      expect(await resolve(["public"], options)).toMatchObject({
        error: { kind: "address", code: "invalid-input", networkCode: "ADDRESS_REFUSED" },
        found: [],
      });
  });

  it("passes on what the name server says", async () => {
    fake.error = Object.assign(new Error("none"), { code: "ENOTFOUND" });
    expect(await resolve(enteredReach)).toMatchObject({ error: { code: "ENOTFOUND" }, found: [] });
  });
});
