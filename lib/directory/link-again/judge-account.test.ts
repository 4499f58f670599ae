import { describe, expect, it } from "vitest";
import type { DirectoryWord } from "@/lib/directory/link-again/ask-directory";
import {
  judgeAccount,
  type LinkDoubt,
  type LinkFacts,
  type LinkRefusal,
  linkDoubts,
  linkRefusals,
} from "@/lib/directory/link-again/judge-account";
import { doubtText, refusalText } from "@/lib/directory/link-again/words";
import { say } from "@/lib/words/text";

/** An account that came in the place of one that is gone: the case that linking again is for. */
const replaced: LinkFacts = {
  isSource: true,
  mailbox: { address: "anna@demo.test", displayName: "Anna Bell" },
  holder: "old",
  holderAddress: null,
  subject: "new",
  isLinked: false,
  address: "anna@demo.test",
  displayName: "Anna Bell",
  rivals: 0,
  holderThere: "gone",
  subjectThere: "enabled",
};
const judge = (over: Partial<LinkFacts> = {}) => judgeAccount({ ...replaced, ...over });

it("has nothing against an account of the same name and address, whose predecessor is gone", () =>
  expect(judge()).toEqual({ refusal: null, doubts: [] }));

describe("refuses an account", () => {
  it.each<[string, Partial<LinkFacts>, LinkRefusal]>([
    ["of another provider than the mailbox's", { isSource: false }, "other-source"],
    ["that is linked to a mailbox", { isLinked: true }, "linked-already"],
    [
      "whose address was the holder's, who has another now",
      { holderAddress: "a@demo.test" },
      "address-handed-on",
    ],
    ["that the directory does not know", { subjectThere: "gone" }, "account-gone"],
    ["that is disabled there", { subjectThere: "disabled" }, "account-disabled"],
  ])("%s", (_, over, refusal) => expect(judge(over).refusal).toBe(refusal));

  it("for the weightiest reason, if there are several", () => {
    const everything = { isSource: false, isLinked: true, holderAddress: "a@demo.test" };
    expect(judge({ ...everything, subjectThere: "gone" }).refusal).toBe("other-source");
    expect(judge({ ...everything, isSource: true }).refusal).toBe("linked-already");
    expect(judge({ holderAddress: "a@demo.test", subjectThere: "disabled" }).refusal).toBe(
      "address-handed-on",
    );
  });
});

describe("doubts an account", () => {
  it.each<[string, Partial<LinkFacts>, LinkDoubt[]]>([
    ["whose predecessor still works", { holderThere: "enabled" }, ["old-account-there"]],
    ["whose predecessor is only disabled", { holderThere: "disabled" }, ["old-account-disabled"]],
    ["while nobody knows about the predecessor", { holderThere: "silent" }, ["directory-silent"]],
    ["while nobody knows about itself", { subjectThere: "silent" }, ["directory-silent"]],
    ["whose address nobody has seen proven", { address: null }, ["address-unproven"]],
    ["with another address", { address: "anna@other.test" }, ["address-differs"]],
    ["with another name", { displayName: "Hugo Cole" }, ["name-differs"]],
    ["that is one of several", { rivals: 1 }, ["several-accounts"]],
    [
      "for all that there is",
      { holderThere: "enabled", address: null, displayName: "Hugo", rivals: 2 },
      ["old-account-there", "address-unproven", "name-differs", "several-accounts"],
    ],
  ])("%s", (_, over, doubts) => expect(judge(over)).toEqual({ refusal: null, doubts }));

  it("never for a holder that there is not", () => {
    for (const holderThere of ["enabled", "disabled", "silent", "gone", "not-asked"] as DirectoryWord[])
      expect(judge({ holder: null, holderThere }).doubts).toEqual([]);
  });

  it("also where it is refused: an administrator sees both", () =>
    expect(judge({ subjectThere: "disabled", rivals: 1 })).toEqual({
      refusal: "account-disabled",
      doubts: ["several-accounts"],
    }));
});

describe("takes names for the same", () => {
  it.each([
    ["Anna Bell", "anna  BELL "],
    ["Zoë Müller", "Zoe Muller"],
    ["Jose\u0301", "José"],
    ["", "Anna"],
    ["Anna", "   "],
  ])("%j and %j", (one, other) => {
    expect(judge({ mailbox: { ...replaced.mailbox, displayName: one }, displayName: other }).doubts).toEqual(
      [],
    );
    expect(judge({ mailbox: { ...replaced.mailbox, displayName: other }, displayName: one }).doubts).toEqual(
      [],
    );
  });

  it.each([
    ["Anna Bell", "AnnaBell"],
    ["Anna Bell", "Bell Anna"],
    ["Anna", "Annа"],
  ])("but not %j and %j", (one, other) =>
    expect(judge({ mailbox: { ...replaced.mailbox, displayName: one }, displayName: other }).doubts).toEqual([
      "name-differs",
    ]),
  );
});

it.each([...linkRefusals.map(refusalText), ...linkDoubts.map(doubtText)])("says $key in a sentence", (text) =>
  expect(say(text)).toMatch(/^[A-Z].+\.$/),
);
