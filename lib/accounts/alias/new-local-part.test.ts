import { expect, it } from "vitest";
import { newLocalPart } from "@/lib/accounts/alias/new-local-part";
import { newMailboxAddress } from "@/lib/platform/address/address";

it("writes random bits as words that can be spoken", () => {
  // The examples of arXiv:0901.4016: 127.0.0.1 is lusab-babad.
  expect(newLocalPart(Buffer.from([127, 0, 0, 1, 255, 255]))).toBe("lusab-babad-zuzuz");
});

it("makes addresses that mail can reach, each time another", () => {
  const made = Array.from({ length: 500 }, () => newLocalPart());
  expect(new Set(made).size).toBe(500);
  for (const one of made) expect(newMailboxAddress(`${one}@x.test`)?.localPart).toBe(one);
});
