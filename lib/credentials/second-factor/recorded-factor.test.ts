import { expect, it } from "vitest";
import { recordedFactor, recordedFactorText } from "@/lib/credentials/second-factor/recorded-factor";
import { factorKinds } from "@/lib/platform/db/schema/second-factor";
import { say } from "@/lib/words/text";

const said = (recorded: unknown) => {
  const text = recordedFactorText(recorded);
  return text && say(text);
};

it.each(factorKinds)("says a recorded %s by its kind and name", (kind) => {
  expect(said(recordedFactor({ kind, name: "Work: phone" }))).toMatch(
    /^(Authenticator app|Passkey) “Work: phone”$/,
  );
});

it("says a name once that only repeats the kind", () => {
  expect(said("totp: Authenticator app")).toBe("Authenticator app");
  expect(said("passkey: Passkey")).toBe("Passkey");
});

it("leaves everything else as it is", () => {
  for (const other of ["pager: one", "totp", null, 3, ["totp: a"]]) expect(said(other)).toBeUndefined();
});
