import { z } from "zod";
import { field, fields } from "@/lib/catalogue/field";
import { factorKindWords } from "@/lib/credentials/second-factor/kind-words";
import { recordedFactorText } from "@/lib/credentials/second-factor/recorded-factor";
import { factorKinds } from "@/lib/platform/db/schema/second-factor";
import { shortName } from "@/lib/platform/input/short-name";
import { textsOf } from "@/lib/words/text";

/** What its owner calls a factor. */
export const factorName = shortName;

/** What is recorded of the second factors of a mailbox or an administrator. */
export const factorRecordFields = fields("factorRecord", {
  kind: field(z.enum(factorKinds), { label: "Second factor", words: textsOf(factorKindWords) }),
  name: field(factorName, { label: "Name" }),
  factors: field(z.array(z.string()), { label: "Second factors", said: recordedFactorText }),
  recoveryCodes: field(z.int(), { label: "Unused recovery codes" }),
});
