import { expect, it } from "vitest";
import type { AccessFacts } from "@/lib/access/facts";
import { passwordProofs } from "@/lib/access/password-proof";

const kinds = (
  facts: Pick<AccessFacts, "identityProviderId" | "localPasswordAllowed">,
  passwordHash: string | null,
  directoryPasswordHash: string | null,
) =>
  passwordProofs({
    facts: { ...(facts as AccessFacts), mailPasswordAllowed: true },
    hashes: { passwordHash, directoryPasswordHash },
  }).map(({ credential, stored }) => `${credential} ${stored}`);

const local = { identityProviderId: null, localPasswordAllowed: false };
const person = { identityProviderId: "p1", localPasswordAllowed: false };

it("compares a password with one hash, and with two only where an administrator lets both in", () => {
  expect(passwordProofs(null)).toEqual([{ credential: "local-password", stored: null }]);
  expect(kinds(local, "own", null)).toEqual(["local-password own"]);
  expect(kinds(local, null, null)).toEqual(["local-password null"]);
  expect(kinds(person, "own", null)).toEqual(["local-password own"]);
  expect(kinds(person, "own", "theirs")).toEqual(["mail-password theirs"]);
  expect(kinds({ ...person, localPasswordAllowed: true }, "own", "theirs")).toEqual([
    "mail-password theirs",
    "local-password own",
  ]);
  expect(kinds({ ...person, localPasswordAllowed: true }, null, "theirs")).toEqual(["mail-password theirs"]);
});

it("never takes a directory's hash for a local mailbox", () => {
  expect(kinds(local, "own", "left over")).toEqual(["local-password own"]);
});
