import { describe, expect, it } from "vitest";
import {
  type AliasFacts,
  maxDirectoryAliases,
  noAliasFacts,
  type OwnAlias,
  planDirectoryAliases,
} from "@/lib/accounts/alias/plan-directory-aliases";

const mailbox = { id: "m-anna", address: "anna@demo.test" };
const open = { active: true, full: false, closed: false };
const facts = (own: OwnAlias[] = [], changes: Partial<AliasFacts> = {}): AliasFacts => ({
  ownOf: (id) => (id === mailbox.id ? own : []),
  domain: (name) => (name.endsWith(".test") ? open : undefined),
  isTaken: (address) => address.startsWith("taken"),
  ...changes,
});
const from = (address: string, fromDirectory = true) => ({ address, fromDirectory });
const plan = (addresses: string[], by = facts(), invalid: string[] = []) =>
  planDirectoryAliases(mailbox, { addresses, invalid }, by);

describe("planDirectoryAliases", () => {
  it("adds what is missing and takes away what is surplus, but not the mailbox's own address", () => {
    const by = facts([from("old@demo.test"), from("info@demo.test")]);
    expect(plan(["anna@demo.test", "info@demo.test", "sales@demo.test"], by)).toEqual({
      before: ["info@demo.test", "old@demo.test"],
      after: ["info@demo.test", "sales@demo.test"],
      refused: [],
    });
  });

  it("never touches what an administrator or the person has made, and is content with it", () => {
    const by = facts([from("boss@demo.test", false), from("x7@demo.test", false)]);
    expect(plan(["boss@demo.test"], by)).toEqual({ before: [], after: [], refused: [] });
    expect(plan([], by)).toEqual({ before: [], after: [], refused: [] });
  });

  it("takes no new one of a domain that names another provider, and leaves those that are there", () => {
    const closed = { domain: () => ({ ...open, closed: true }) };
    const by = facts([from("old@demo.test")], closed);
    expect(plan(["old@demo.test", "new@demo.test"], by)).toEqual({
      before: ["old@demo.test"],
      after: ["old@demo.test"],
      refused: [{ address: "new@demo.test", reason: "alias-of-other-provider" }],
    });
  });

  it("refuses what is another's, speaks for the domain, nobody could log in as, or does not fit", () => {
    const addresses = ["taken@demo.test", "postmaster@demo.test", "a+b@demo.test", "ok@demo.test"];
    expect(plan(addresses, facts(), ["nonsense"])).toEqual({
      before: [],
      after: ["ok@demo.test"],
      refused: [
        { address: "nonsense", reason: "alias-invalid" },
        { address: "taken@demo.test", reason: "alias-taken" },
        { address: "postmaster@demo.test", reason: "alias-reserved" },
        { address: "a+b@demo.test", reason: "alias-invalid" },
      ],
    });
    expect(plan(["ok@demo.test"], facts([], { domain: () => ({ ...open, full: true }) })).refused).toEqual([
      { address: "ok@demo.test", reason: "alias-domain-full" },
    ]);
  });

  it("passes over domains that are not here or switched off, without a word", () => {
    expect(plan(["a@corp.onmicrosoft.com", "a+b@elsewhere.example"])).toEqual({
      before: [],
      after: [],
      refused: [],
    });
    const off = facts([from("kept@demo.test")], { domain: () => ({ ...open, active: false }) });
    expect(plan(["kept@demo.test", "new@demo.test"], off)).toMatchObject({
      after: ["kept@demo.test"],
      refused: [],
    });
  });

  it("gives so many and no more, always the same ones", () => {
    const many = Array.from(
      { length: maxDirectoryAliases + 2 },
      (_, at) => `a${String(at).padStart(3, "0")}@demo.test`,
    );
    const first = plan(many);
    expect(first.after).toHaveLength(maxDirectoryAliases);
    expect(first.refused.map(({ reason }) => reason)).toEqual(["aliases-too-many", "aliases-too-many"]);
    expect(plan(many, facts(first.after.map((address) => from(address)))).after).toEqual(first.after);
  });

  it("plans for a mailbox that is still to be made", () => {
    const named = { addresses: ["info@demo.test"], invalid: [] };
    expect(planDirectoryAliases({ id: null, address: "b@demo.test" }, named, facts())).toMatchObject({
      before: [],
      after: ["info@demo.test"],
    });
    expect(planDirectoryAliases(mailbox, named, noAliasFacts).after).toEqual([]);
  });
});
